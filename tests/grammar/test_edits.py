"""Edits to a base report: parts dropped, doubled, swapped, said otherwise; names that are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.edits import EditError, Edits, read_edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.positioned import DocumentError, parse_document
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.tree import Report


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def cells(report: Report) -> dict[str, Decimal]:
    return {cell.key: cell.number for cell in report.bound.cells() if cell.number}


def rows_of(text: str) -> list[list[str]]:
    """Read canonical table rows."""
    paragraphs = re.split(r"\n{2,}|\n(?!\t)", text)
    found = [[line[1:] for line in part.split("\n") if line.startswith("\t")] for part in paragraphs]
    return [row for row in found if row]


def headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match("[一二三四五六]、", line) and len(line) < 30]


def test_sections_are_dropped_doubled_and_swapped() -> None:
    text = base_report(
        "2021", Edits(drop=("problems",), double=("other",), swap=(("proactive", "disputes"),))
    )
    assert [heading[0] for heading in headings(text)] == ["一", "四", "三", "二", "六", "六"]
    assert "存在的主要问题" not in text


def test_headings_tables_and_frame_are_dropped_alone() -> None:
    dropped = (
        "title",
        "preface",
        "closing",
        "requests.heading",
        "disputes.table",
        "overview.proactive.heading",
    )
    text = base_report("2021", Edits(drop=dropped))
    assert text.startswith("一、总体情况\n")
    assert [heading[0] for heading in headings(text)] == ["一", "二", "四", "五", "六"]
    report = parsed(text)
    assert set(report.bound.tables) == {"proactive", "requests"}
    assert "（一）主动公开" not in text
    assert "全年主动公开政府信息186条" in text
    assert text.endswith("未收取信息处理费。\n")


def test_aspects_are_dropped_and_swapped() -> None:
    edits = Edits(
        drop=("overview.proactive",), swap=(("management", "supervision"),), say={"on_request": "甲。\n乙。"}
    )
    lines = base_report("2021", edits).split("\n")
    assert [line for line in lines if line.startswith("（") and len(line) < 16] == [
        *("（二）依申请公开", "（五）监督保障", "（四）政府信息公开平台建设", "（三）政府信息管理")
    ]
    at = lines.index("（二）依申请公开")
    assert lines[at + 1 : at + 3] == ["甲。", "乙。"]


def test_rows_and_columns_are_dropped_doubled_and_swapped() -> None:
    edits = Edits(
        drop=("requests.refused.state_secret", "requests[business]", "disputes[reconsideration.pending]"),
        double=("requests.granted",),
        swap=(("requests.unavailable.not_held", "requests.unavailable.still_unclear"),),
    )
    rows = rows_of(base_report("2021", edits))
    assert ["", "", "科研机构", "社会公益组织", "法律服务机构", "其他", ""] in rows
    assert ["三、本年度办理结果", "（一）予以公开", *["0"] * 6] in rows
    assert ["", "（一）予以公开", *["0"] * 6] in rows
    assert ["", "（三）不予公开", "2.其他法律行政法规禁止公开", *["0"] * 6] in rows
    assert ["", "（四）无法提供", "3.补正后申请内容仍不明确", *["0"] * 6] in rows
    assert ["", "", "1.本机关不掌握相关政府信息", *["0"] * 6] in rows
    assert len(rows[-1]) == 14


def test_the_corner_note_is_dropped_alone() -> None:
    rows = rows_of(base_report("2021", Edits(drop=("requests.note",))))
    assert ["", "申请人情况"] in rows


def test_a_table_in_the_form_of_another_edition() -> None:
    edits = Edits(table_form={"requests": "2019"}, set={"requests.closed[individual]": 2})
    report = parsed(base_report("2021", edits))
    assert {key: table.edition for key, table in report.bound.tables.items()} == {
        "proactive": "2021",
        "requests": "2019",
        "disputes": "2021",
    }
    assert cells(report)["requests.settled[total]"] == 2


def test_title_and_replacements() -> None:
    edits = Edits(title="年度工作总结", replace={"二、主动公开": "2、主动公开", "\t规章\n": "\t规 章\n"})
    text = base_report("2021", edits)
    assert text.startswith("年度工作总结\n")
    assert "\n2、主动公开政府信息情况\n" in text
    assert "\t规 章\n" in text


def test_an_emptied_section_keeps_its_heading_only() -> None:
    text = base_report("2021", Edits(say={"problems": ""}))
    assert "五、存在的主要问题及改进情况\n\n六、" in text


def test_text_may_follow_a_table() -> None:
    text = base_report("2021", Edits(say={"disputes": "注：数量含上年度结转数量。"}))
    report = parsed(text)
    assert "注：数量含上年度结转数量。" in [paragraph.text for paragraph in report.paragraphs()]
    assert not report.bound.tables["disputes"].defects


UNKNOWN = [
    (Edits(set={"requests.recieved": 1}), "requests.recieved", "requests.received"),
    (Edits(set={"requests.closed[total]": 1}), "requests.closed[total]", "requests.closed"),
    (Edits(blank=("proactive.rules",)), "proactive.rules", "proactive.rules"),
    (Edits(say={"problem": ""}), "problem", "problems"),
    (Edits(drop=("overview.platfrom",)), "overview.platfrom", "overview.platform"),
    (Edits(double=("requests[buisness]",)), "requests[buisness]", "requests[business]"),
    (Edits(swap=(("other", "othr"),)), "othr", "other"),
    (Edits(table_form={"requests": "2020"}), "2020", "2021"),
]


@pytest.mark.parametrize(("edits", "name", "suggestion"), UNKNOWN, ids=[case[1] for case in UNKNOWN])
def test_a_name_that_is_not_there_is_an_error(edits: Edits, name: str, suggestion: str) -> None:
    with pytest.raises(EditError) as caught:
        base_report("2021", edits)
    assert f"'{name}'" in str(caught.value)
    assert any(suggestion in allowed for allowed in caught.value.allowed)


def test_edits_that_would_change_nothing_are_errors() -> None:
    with pytest.raises(EditError, match="does not say"):
        base_report("2021", Edits(replace={"没有的话": ""}))
    with pytest.raises(EditError, match="cannot change places"):
        base_report("2021", Edits(swap=(("requests", "platform"),)))


# ---- Edits as YAML.


def test_edits_are_read_from_yaml() -> None:
    text = """
base: 2021
year: 2022
set: {"requests.received[individual]": 3, proactive.fees.amount: 1.50, proactive.rules.issued: /}
say: {other: 无。}
drop: [closing]
swap: [[proactive, requests]]
"""
    edits = read_edits(parse_document(text, "a.yaml").entries())
    assert edits == Edits(
        year=2022,
        set={
            "requests.received[individual]": 3,
            "proactive.fees.amount": "1.50",
            "proactive.rules.issued": "/",
        },
        say={"other": "无。"},
        drop=("closing",),
        swap=(("proactive", "requests"),),
    )


@pytest.mark.parametrize(
    "text", ["set: {a: [1]}", "set: {a: true}", "swap: [[a]]", "drop: a", "say: [a]", "year: x"]
)
def test_edits_of_the_wrong_kind_are_errors(text: str) -> None:
    with pytest.raises(DocumentError):
        read_edits(parse_document(text, "a.yaml").entries())
