"""Titles, headings, aspects and closing lines out of the text of a report."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.tree import Paragraph, Report

DATA = Path(__file__).parent.parent / "data"


def load(name: str) -> Any:
    return YAML(typ="safe").load((DATA / name).read_text("utf-8"))


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def prose(blocks: tuple[object, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("case", load("titles.yaml"), ids=lambda case: case["head"][:30].strip())
def test_title(case: dict[str, Any]) -> None:
    report = parsed(case["head"] + "\n\n一、总体情况\n我局认真开展工作。\n")
    assert prose(report.preface) == case.get("preface", [])
    assert [section.key for section in report.sections] == ["overview"]
    if "title" in case:
        assert report.title is None
        return
    assert report.title is not None
    assert report.title.agency == case["agency"]
    assert list(report.title.years) == case["years"]
    assert len(report.repeated_titles) == case.get("repeated", 0)
    words = "".join(report.source.quote(report.title.span).split()).lstrip("#")
    assert unicodedata.normalize("NFKC", words) == unicodedata.normalize("NFKC", report.title.text)


HEADINGS = [(key, line) for key, lines in load("headings.yaml").items() for line in lines]


@pytest.mark.parametrize(("key", "line"), HEADINGS, ids=[line for _, line in HEADINGS])
def test_section_heading(key: str, line: str) -> None:
    report = parsed(f"青溪区财政局2023年政府信息公开工作年度报告\n\n{line}\n我局认真开展工作。\n")
    found = [section.key for section in report.sections if section.key]
    assert found == ([] if key == "none" else [key])


@pytest.mark.parametrize("form", packaged_forms(), ids=lambda form: form.edition)
def test_every_heading_of_the_form_and_its_variants_are_recognised(form: Any) -> None:
    for heading in form.sections:
        for words in (heading.heading, *heading.variants):
            report = parsed(f"某某2023年政府信息公开工作年度报告\n{heading.number}、{words}\n文字。\n")
            assert [section.key for section in report.sections] == [heading.key], words
    for aspect in form.aspects:
        for words in (aspect.heading, *aspect.variants):
            report = parsed(f"一、总体情况\n{aspect.number}{words}\n文字。\n")
            assert [a.keys for section in report.sections for a in section.aspects] == [(aspect.key,)], words


ASPECTS = {
    "official": "（一）主动公开\n甲。\n（二）依申请公开\n乙。\n（三）政府信息管理\n丙。\n（四）政府信息公开平台建设\n丁。\n（五）监督保障\n戊。",
    "tails": "（一）主动公开情况\n甲。\n（二）依申请公开工作情况\n乙。\n（三）政府信息管理方面\n丙。\n（四）平台建设情况\n丁。\n（五）监督保障情况\n戊。",
    "run on": "(一)主动公开情况。甲。\n(二)依申请公开情况。乙。\n(三)政府信息管理情况。丙。\n(四)平台建设情况。丁。\n(五)监督保障情况。戊。",
    "paraphrased": "（一）扎实推进主动公开。甲。\n（二）依法办理依申请公开。乙。\n（三）加强政府信息管理。丙。\n（四）强化公开平台建设。丁。\n（五）做好监督保障。戊。",
    "arabic": "1.主动公开情况\n甲。\n2.依申请公开情况\n乙。\n3、政府信息管理\n丙。\n4. 平台建设方面。\n丁。\n5.监督保障\n戊。",
    "brackets and digits": "（1） 主动公开。甲。\n（2） 依申请公开。乙。\n（3） 政府信息管理。丙。\n（4） 政府信息平台建设。丁。\n（5） 监督保障。戊。",
    "without numbers": "主动公开\n甲。\n依申请公开\n乙。\n政府信息管理\n丙。\n政府信息公开平台建设\n丁。\n监督保障\n戊。",
    "some without": "（一）主动公开\n甲。\n依申请公开\n乙。\n（三）政府信息管理\n丙。\n（四）政府信息公开平台建设\n丁。\n监督保障\n戊。",
    "left bracket lost": "（一）主动公开\n甲。\n（二）依申请公开\n乙。\n三)政府信息管理情况\n丙。\n（四）平台建设\n丁。\n（五）监督保障\n戊。",
    "markdown": "### （一）主动公开\n甲。\n### （二）依申请公开\n乙。\n### （三）政府信息管理\n丙。\n### （四）平台建设\n丁。\n### （五）监督保障\n戊。",
}


@pytest.mark.parametrize("text", ASPECTS.values(), ids=ASPECTS)
def test_aspects_in_every_numbering(text: str) -> None:
    report = parsed(
        f"青溪区财政局2023年政府信息公开工作年度报告\n一、总体情况\n我局认真开展工作。\n{text}\n二、主动公开政府信息情况\n"
    )
    section = report.section("overview")
    assert section is not None
    assert [aspect.keys[0] for aspect in section.aspects] == [
        "proactive", "on_request", "management", "platform", "supervision",
    ]  # fmt: skip
    assert [aspect.text for aspect in section.aspects] == ["甲。", "乙。", "丙。", "丁。", "戊。"]


NOT_ASPECTS = [
    "（一）主动公开\n1.主动公开目录更新12次。\n2.平台建设经费已落实到位，全年维护良好。",
    "（一）主动公开\n本年度未收到依申请公开。",
    "（一）主动公开\n我局完善主动公开平台建设的制度，保障有力。",
]


@pytest.mark.parametrize("text", NOT_ASPECTS)
def test_prose_is_no_aspect(text: str) -> None:
    report = parsed(f"一、总体情况\n{text}\n")
    assert [aspect.keys for section in report.sections for aspect in section.aspects] == [("proactive",)]
    assert len(list(report.paragraphs())) == text.count("\n")


def test_two_aspects_under_one_heading() -> None:
    report = parsed("一、总体情况\n（一）主动公开\n甲。\n（二）平台建设与监督保障\n乙。\n")
    assert [a.keys for s in report.sections for a in s.aspects] == [
        ("proactive",),
        ("platform", "supervision"),
    ]


def test_aspects_whose_section_heading_is_lost() -> None:
    report = parsed(
        "青溪区财政局2023年政府信息公开工作年度报告\n（一）主动公开\n甲。\n（二）依申请公开\n乙。\n二、主动公开政府信息情况\n"
    )
    assert [section.key for section in report.sections] == [None, "proactive"]
    assert report.aspect("on_request") is not None


def test_section_the_form_does_not_have() -> None:
    report = parsed("一、总体情况\n甲。\n六、其他需要报告的事项\n无。\n七、下一年工作思路\n乙。\n")
    assert [(s.key, s.number) for s in report.sections] == [
        ("overview", "一、"),
        ("other", "六、"),
        (None, "七、"),
    ]


def test_list_inside_a_section_is_no_section() -> None:
    report = parsed(
        "五、存在的主要问题及改进情况\n不足有二。\n一、人手不够\n甲。\n二、培训不多\n乙。\n六、其他需要报告的事项\n无。\n"
    )
    assert [section.key for section in report.sections] == ["problems", "other"]
    assert len(report.sections[0].blocks) == 5


CLOSINGS = {
    "an empty section": (["青溪区财政局", "2024年1月15日"], "青溪区财政局\n2024年1月15日\n"),
    "date and signature": (
        ["青溪区财政局", "2024年1月15日"],
        "未收取信息处理费。\n" + " " * 80 + "青溪区财政局\n" + " " * 80 + "2024年1月15日\n",
    ),
    "note": (
        ["本报告所列数据的统计期限为2023年全年。"],
        "未收取信息处理费。\n本报告所列数据的统计期限为2023年全年。\n",
    ),
    "none": ([], "未收取信息处理费。\n无其他事项。\n"),
    "only sentence": ([], "本报告所列数据的统计期限为2023年全年。\n"),
}


@pytest.mark.parametrize(("closing", "text"), CLOSINGS.values(), ids=CLOSINGS)
def test_closing(closing: list[str], text: str) -> None:
    report = parsed("六、其他需要报告的事项\n" + text)
    assert prose(report.closing) == closing
    assert report.sections[0].is_empty == text.startswith("青溪区")


def test_a_table_of_contents_is_no_outline() -> None:
    contents = "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    body = "".join(f"{line}\n文字。\n" for line in contents.splitlines())
    report = parsed(f"青溪区财政局2023年政府信息公开工作年度报告\n目录\n{contents}{body}")
    assert [(s.key, s.is_empty) for s in report.sections] == [
        ("overview", False),
        ("proactive", False),
        ("requests", False),
    ]


def test_headings_that_the_overview_borrows_are_aspects() -> None:
    report = parsed(
        "一、总体情况\n（一）主动公开\n甲。\n2.收到和处理政府信息公开申请情况\n乙。\n"
        "三、收到和处理政府信息公开申请情况\n丙。\n"
    )
    assert [section.key for section in report.sections] == ["overview", "requests"]
    assert [aspect.keys for aspect in report.sections[0].aspects] == [("proactive",), ("on_request",)]


INDENTED = ["　　", "    ", "\u00a0\u00a0", "\f", "\u200b"]


@pytest.mark.parametrize("indent", INDENTED, ids=ascii)
def test_headings_may_be_indented(indent: str) -> None:
    report = parsed(
        f"青溪区财政局2023年政府信息公开工作年度报告\n{indent}一、总体情况\n{indent}甲。\n{indent}六、其他需要报告的事项\n无。\n"
    )
    assert [section.key for section in report.sections] == ["overview", "other"]


def test_a_list_in_the_fifth_section_is_no_outline() -> None:
    report = parsed(
        "五、存在的主要问题及改进情况\n一、存在的问题\n甲。\n二、改进措施\n乙。\n三、其他事项\n丙。\n六、其他需要报告的事项\n无。\n"
    )
    assert [section.key for section in report.sections] == ["problems", "other"]
