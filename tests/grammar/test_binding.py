"""Rows and columns by their labels: what is missing, too much, damaged, or not to be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.binding import Defect, State
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.tree import Report

FIGURES = {
    "requests.received[individual]": 5,
    "requests.granted[individual]": 4,
    "requests.granted[other]": 1,
}


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def base(edition: str = "2021", **edits: object) -> str:
    return base_report(edition, Edits(set=FIGURES, **edits))  # type: ignore[arg-type] # a short cut for tests


def defects(report: Report) -> list[tuple[str, str, str]]:
    return [(d.kind, d.row or d.column, d.found) for t in report.bound.tables.values() for d in t.defects]


def changed(text: str, old: str, new: str) -> Report:
    assert old in text
    return parsed(text.replace(old, new))


CASES: dict[str, tuple[str, str, list[tuple[str, str, str]]]] = {
    "a label with characters lost": ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开", [("altered-label", "requests.refused.prohibited_by_law", "2.其他法律行政止公开")]),
    "a label that lost its first character": ("行政许可", "政许可", [("altered-label", "proactive.licences", "政许可")]),
    "a column label that lost its first character": ("本年废止件数", "年废止件数", [("altered-label", "repealed", "年废止件数")]),
    "a label without its number": ("\t3.其他\n", "\t其他\n", [("altered-label", "requests.closed.other", "其他")]),
    "a row without its label": ("\t2.重复申请\n", "\t\n", [("missing-row", "requests.declined.repeated", "")]),
    "a row with a cell too few": ("\t二、上年结转政府信息公开申请数量\n\t0", "\t二、上年结转政府信息公开申请数量", [("cell-count", "requests.carried_in", "6")]),
    "a row with a cell too many": ("\t二、上年结转政府信息公开申请数量\n", "\t二、上年结转政府信息公开申请数量\n\t0\n", [("cell-count", "requests.carried_in", "8")]),
    "spaces and breaks inside labels": ("\t商业企业\n", "\t商业\n企 业\n", []),
    "half-width brackets": ("（一）予以公开", "(一)予以公开", []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_defect(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    report = changed(base(), old, new)
    assert defects(report) == expected
    assert not list(report.unparsed())


def test_a_row_of_the_wrong_length_has_no_number_at_all() -> None:
    report = changed(base(), "\t二、上年结转政府信息公开申请数量\n\t0", "\t二、上年结转政府信息公开申请数量")
    states = {
        cell.value.state for cell in report.bound.cells() if cell.key.startswith("requests.carried_in[")
    }
    assert states == {State.UNPLACED}


ROWS: dict[str, tuple[Edits, list[tuple[str, str]]]] = {
    "dropped": (Edits(drop=("requests.declined.repeated",)), [("missing-row", "requests.declined.repeated")]),
    "doubled": (Edits(double=("requests.declined.repeated",)), [("extra-row", "requests.declined.repeated")]),
    "swapped": (
        Edits(swap=(("requests.received", "requests.carried_in"),)),
        [("row-order", "requests.received")],
    ),
    "column dropped": (Edits(drop=("requests[research]",)), [("missing-column", "research")]),
    "eighth column": (Edits(optional=("subtotal",)), [("extra-column", "subtotal")]),
}


@pytest.mark.parametrize(("edits", "expected"), ROWS.values(), ids=ROWS)
def test_rows_and_columns(edits: Edits, expected: list[tuple[str, str]]) -> None:
    report = parsed(base_report("2021", edits))
    found = [(kind, key) for kind, key, _ in defects(report)]
    assert len(found) == len(expected)
    if expected[0][0] == "row-order":
        assert found[0][0] == "row-order"
    else:
        assert found == expected


def test_columns_are_told_by_their_labels_not_their_place() -> None:
    text = base()
    swapped = re.sub(r"\t商业企业\n\t科研机构", "\t科研机构\n\t商业企业", text)
    assert swapped != text
    report = changed(
        swapped,
        "\t一、本年新收政府信息公开申请数量\n\t5\n\t0\n\t0",
        "\t一、本年新收政府信息公开申请数量\n\t5\n\t8\n\t9",
    )
    cell = report.bound.cell
    assert cell("requests.received[research]").number == 8  # type: ignore[union-attr] # bound
    assert cell("requests.received[business]").number == 9  # type: ignore[union-attr] # bound


UNREADABLE: dict[str, Callable[[str], str]] = {
    "the organisations' header row lost": lambda text: re.sub(
        r"\t\n\t\n\t商业企业.*?\t\n\n", "", text, flags=re.S
    ),
    "the whole header lost": lambda text: re.sub(r"\t（本列数据.*?(?=\t一、本年新收)", "", text, flags=re.S),
    "a header of invented names": lambda text: (
        text.replace("自然人", "数据1").replace("商业企业", "数据2").replace("科研机构", "数据3")
    ),
}


@pytest.mark.parametrize("damage", UNREADABLE.values(), ids=UNREADABLE)
def test_a_table_whose_columns_cannot_be_told_is_unparsed(damage: Callable[[str], str]) -> None:
    report = parsed(damage(base()))
    assert "requests" not in report.bound.tables
    assert [unparsed.reason for unparsed in report.unparsed()] == ["header"]


def test_table_4_without_a_group_label_is_not_guessed() -> None:
    for lost in ("行政复议", "未经复议直接起诉"):
        report = parsed(re.sub(rf"\t{lost}\n", "", base()))
        assert "disputes" not in report.bound.tables, lost
        assert [unparsed.reason for unparsed in report.unparsed()] == ["header"]


@pytest.mark.parametrize(("report_edition", "table_edition"), [("2019", "2021"), ("2021", "2019")])
def test_a_table_is_bound_to_the_form_it_follows(report_edition: str, table_edition: str) -> None:
    report = parsed(base_report(report_edition, Edits(table_form={"requests": table_edition})))
    assert report.bound.tables["requests"].edition == table_edition
    assert report.bound.tables["proactive"].edition == report_edition
    assert not defects(report)


def test_table_4_goes_with_the_forms_year() -> None:
    assert parsed(base("2019")).bound.tables["disputes"].edition == "2019"
    assert parsed(base("2021")).bound.tables["disputes"].edition == "2021"


def test_defects_have_places_in_the_text() -> None:
    for edits, _ in ROWS.values():
        report = parsed(base_report("2021", edits))
        for table in report.bound.tables.values():
            for defect in table.defects:
                assert isinstance(defect, Defect)
                assert 0 <= defect.span.start < defect.span.end <= len(report.source.text)
