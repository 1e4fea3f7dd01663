"""The page of a rule, taken apart and printed."""

from __future__ import annotations

import json
from typing import ClassVar

import pytest
from tests.support.outcomes import PLUGIN, REGISTRY, TotalDiffers

from govlint.diagnostics import Severity, Text
from govlint.output.page_text import first_paragraph, flow, read_page
from govlint.output.rule_page import page_lines, rule_json
from govlint.registry import RegisteredRule
from govlint.rule import Follows, Rule, Years

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


def test_a_provision_that_is_only_inferred_says_so() -> None:
    assert "由上述条款推断" in "\n".join(page_lines(entry(TotalDiffers), REGISTRY, "zh"))


def test_the_json_page_gives_everything_that_is_declared() -> None:
    page = rule_json(entry(Dated), REGISTRY, "en")
    assert json.loads(json.dumps(page)) == page
    assert page["years"] == {"first": 2019, "last": 2020}
    assert page["follows"] == [{"code": "XX301", "within": "column"}]
    assert page["messages"] == {"default": "wrong"}
    assert page["complaint"] == "Something is wrong"
    assert page["page"] == [{"key": "mend", "heading": "How to mend", "text": "Mend it."}]
    law = rule_json(entry(TotalDiffers), REGISTRY, "zh")["provisions"]
    assert isinstance(law, list)
    assert law[1]["in_force"] == {"from": "2019-01-01", "to": "2020-12-31"}
