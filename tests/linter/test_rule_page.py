"""The page of a rule, taken apart and printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import ClassVar

import pytest
from jsonschema import Draft202012Validator
from tests.support.outcomes import PLUGIN, REGISTRY, TotalDiffers

from govlint.diagnostics import Applicability, Severity, Text, Verdict
from govlint.output.page_text import first_paragraph, flow, read_page
from govlint.output.rule_json import rule_json, rules_document
from govlint.output.rule_markdown import escaped, index_lines, markdown_lines
from govlint.output.rule_page import page_lines
from govlint.registry import RegisteredRule
from govlint.rule import Follows, Rule, Years
from govlint.startup import set_up

PAGE = """The complaint
    goes on

    What it checks:
        A sum: one plus two.

        A second paragraph
            with an example

    How to mend:
        Count again,
        then write.
"""


def test_a_page_comes_apart_at_its_known_headings() -> None:
    page = read_page(PAGE)
    assert page.complaint == "The complaint goes on"
    assert [(part.key, part.heading) for part in page.parts] == [
        ("checks", "What it checks"),
        ("mend", "How to mend"),
    ]
    assert page.part("checks") == "A sum: one plus two.\n\nA second paragraph\n    with an example"
    assert first_paragraph(page.part("mend")) == "Count again, then write."
    assert page.part("options") == ""


def test_a_line_that_only_looks_like_a_heading_is_text() -> None:
    page = read_page("Wrong\n\nWhy:\n    Because.\n\nNo heading:\n    More.\n")
    assert [part.key for part in page.parts] == ["why"]
    assert "No heading:" in page.part("why")


def test_an_empty_page_has_no_parts() -> None:
    assert read_page("") == ("", ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n  two", "one two"),
        ("合计\n应当相等", "合计应当相等"),
        ("国办公开办函\n    〔2021〕30号", "国办公开办函〔2021〕30号"),
        ("填写“0”\n“无”", "填写“0”“无”"),
        ("填 GL301\n或 GL302", "填 GL301或 GL302"),
        ("", ""),
    ],
)
def test_line_breaks_vanish_between_chinese_words_and_turn_to_blanks_elsewhere(text: str, line: str) -> None:
    assert flow(text) == line


@dataclass(frozen=True)
class Limits:
    most_files: int = 3
    words: tuple[str, ...] = ("一", "二")


class Dated(Rule):
    """Something is wrong

    How to mend:
        Mend it.
    """

    page_zh = "有问题"
    code: ClassVar[str] = "XX777"
    name = "something-wrong"
    severity = Severity.INFO
    profile = "strict"
    years = Years(2019, 2020)
    editions = ("2019",)
    follows = (Follows("XX301", "column"),)
    messages: ClassVar[dict[str, Text]] = {"default": Text("不对", "wrong")}
    verdict = Verdict.REVIEW
    fixable = Applicability.SAFE
    options = Limits


class Sampled(Dated):
    """Something is wrong"""

    page_zh = """有问题

    检查内容:
        第一行
        第二行。

        - 一
        - 二

    不合规示例:
        base: "2021"
        edits:
          say: {other: 无。}
    """


def entry(rule: type[Rule]) -> RegisteredRule:
    return RegisteredRule(rule, PLUGIN)


@pytest.mark.parametrize(
    ("years", "zh", "en"),
    [
        (Years(), "不限", "all"),
        (Years(2021), "2021 年及以后", "2021 and later"),
        (Years(None, 2020), "2020 年及以前", "2020 and earlier"),
        (Years(2019, 2020), "2019 年至 2020 年", "2019 to 2020"),
    ],
)
def test_the_years_of_a_rule_are_worded(years: Years, zh: str, en: str) -> None:
    rule = type("Y", (Dated,), {"years": years})
    assert f"  报告年度      {zh}" in list(page_lines(entry(rule), REGISTRY, "zh"))
    assert f"  report years     {en}" in list(page_lines(entry(rule), REGISTRY, "en"))


def test_the_page_gives_the_facts_the_law_and_the_parts() -> None:
    text = "\n".join(page_lines(entry(TotalDiffers), REGISTRY, "zh"))
    assert text.startswith("XX301 total-differs\n总计与各项之和不等\n")
    for words in (
        "错误",
        "test 1.0",
        "《第2号格式》（测字2号）第三条",
        "自 2019-01-01 起施行，至 2020-12-31 止",
        "如何修改",
    ):
        assert words in text


def test_the_json_page_gives_everything_that_is_declared() -> None:
    page = rule_json(entry(Dated), REGISTRY)
    assert json.loads(json.dumps(page)) == page
    assert page["years"] == {"first": 2019, "last": 2020}
    assert page["follows"] == [{"code": "XX301", "within": "column"}]
    assert page["messages"] == {"default": {"zh": "不对", "en": "wrong"}}
    assert page["page"] == {
        "zh": {"complaint": "有问题", "parts": []},
        "en": {
            "complaint": "Something is wrong",
            "parts": [{"key": "mend", "heading": "How to mend", "text": "Mend it."}],
        },
    }
    assert (page["verdict"], page["fixable"]) == ("review", "safe")
    assert page["options"] == [
        {"name": "most-files", "type": {"type": "integer"}, "default": 3, "description": None},
        {
            "name": "words",
            "type": {"type": "array", "items": {"type": "string"}},
            "default": ["一", "二"],
            "description": None,
        },
    ]
    law = rule_json(entry(TotalDiffers), REGISTRY)["provisions"]
    assert isinstance(law, list)
    assert law[1]["in_force"] == {"from": "2019-01-01", "to": "2020-12-31"}


@pytest.mark.parametrize(("lang", "words"), [("zh", "警告（只提示复核"), ("en", "to review only")])
def test_a_rule_that_never_is_certain_says_so(lang: str, words: str) -> None:
    rule = type("R", (Dated,), {"severity": Severity.WARNING})
    assert words in "\n".join(page_lines(entry(rule), REGISTRY, lang))


def test_every_rule_is_listed_as_the_published_schema_says() -> None:
    schema = json.loads(files("govlint").joinpath("schema", "rules.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    registry = set_up().registry
    entries = [*registry.rules.values(), entry(Dated), entry(TotalDiffers)]
    document = json.loads(json.dumps(rules_document(entries, registry), ensure_ascii=False))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)
    assert [rule["code"] for rule in document["rules"]][:-2] == list(registry.rules)
    for rule in document["rules"]:  # the types of options are schemas themselves
        for option in rule["options"]:
            Draft202012Validator(option["type"]).validate(option["default"])


def test_markdown_leaves_nothing_to_interpret_in_words() -> None:
    assert escaped("a_b *c* [d](e) <f> |g| `h`") == r"a\_b \*c\* \[d\](e) \<f\> \|g\| \`h\`"


def test_markdown_shows_examples_as_they_are_and_paragraphs_in_one_line() -> None:
    text = "\n".join(markdown_lines(entry(Sampled), REGISTRY, "zh"))
    assert '```yaml\nbase: "2021"\nedits:\n  say: {other: 无。}\n```' in text
    assert "\n第一行第二行。\n\n- 一\n- 二" in text


def test_the_index_links_to_every_page() -> None:
    lines = list(index_lines([entry(Dated), entry(TotalDiffers)], "zh"))
    assert lines[2].startswith("共 2 条")
    assert lines[-2:] == [
        "| [XX777](XX777.md) | something-wrong | 有问题 | 提示（复核） | strict | safe |",
        "| [XX301](XX301.md) | total-differs | 总计与各项之和不等 | 错误 | standard | |",
    ]
