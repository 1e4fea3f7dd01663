"""Composed reports: the canonical layout, totals, edits, and bases that are complete and clean in form."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.bases import base_report, packaged_bases
from govlint_grammar.compose import compose, compose_table
from govlint_grammar.edits import Edits
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.labels import normalise_label
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from govlint_grammar.tree import Report

FORMS = {form.edition: form for form in packaged_forms()}
REPORTS = Path(__file__).parents[3] / "shared" / "reports"

Rows = list[list[str]]


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def numbers(report: Report) -> dict[str, Decimal]:
    return {cell.key: cell.number for cell in report.bound.cells() if cell.number}


def rows_of(text: str) -> Rows:
    """Read tab tables by a few lines of code of its own, so that reader and composer do not err alike."""
    rows: Rows = []
    open_row = False
    for line in text.split("\n"):
        if line.startswith("\t"):
            rows += [] if open_row else [[]]
            rows[-1].append(line[1:])
            open_row = True
        elif not line.strip():
            open_row = False
        elif open_row:
            rows[-1][-1] += line
    return rows


def headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match("[一二三四五六]、", line) and len(line) < 30]


# ---- The real reports.

TABLES = [
    *(("000", "2021", table) for table in ("proactive", "requests", "disputes")),
    *(("001", "2021", table) for table in ("proactive", "requests", "disputes")),
    *(("002", "2021", table) for table in ("proactive", "disputes")),
    ("002", "2019", "requests"),
    *(("003", "2019", table) for table in ("proactive", "requests", "disputes")),
    *(("004", "2021", table) for table in ("proactive", "requests", "disputes")),
]
STARTS = {"proactive": "第二十条第(一)项", "requests": "(本列数据的勾稽关系为", "disputes": "行政复议"}


def real_table(number: str, table: str) -> tuple[str, Rows]:
    if not REPORTS.is_dir():
        pytest.skip("the real reports are not beside this checkout")
    text = next(REPORTS.glob(f"{number}_*")).read_text("utf-8-sig").replace("\r\n", "\n")
    # One report breaks header cells in two over a blank line.
    rows = rows_of(re.sub(r"\n\n(\S{2})(?=\n\t)", r"\1", text))
    starts = {
        i: key
        for i, row in enumerate(rows)
        for key, s in STARTS.items()
        if normalise_label(row[0]).startswith(s)
    }
    start = next(i for i, key in starts.items() if key == table)
    end = min((i for i in starts if i > start), default=len(rows))
    return text, rows[start:end]


@pytest.mark.parametrize(("number", "edition", "table"), TABLES)
def test_real_tables_have_the_composed_structure(number: str, edition: str, table: str) -> None:
    _, rows = real_table(number, table)
    form = FORMS[edition]
    keys = cell_keys(form.table(table))
    composed = rows_of(compose_table(form, table, {key: key for key in keys}))
    assert [len(row) for row in composed] == [len(row) for row in rows]
    for own, real in zip(composed, rows, strict=True):
        for cell, other in zip(own, real, strict=True):
            if cell in keys:
                assert re.fullmatch(r"\s*\d+元?\s*", other)
            else:
                assert normalise_label(cell) == normalise_label(other)


@pytest.mark.parametrize("table", ["proactive", "requests", "disputes"])
def test_a_real_table_is_composed_line_by_line(table: str) -> None:
    text, rows = real_table("001", table)
    keys = cell_keys(FORMS["2021"].table(table))
    found = [cell for row in rows for cell in row if cell.isdigit()]
    values = dict(zip(keys, found, strict=True))
    assert compose_table(FORMS["2021"], table, values) + "\n\n" in text
    parts = {key: value for key, value in values.items() if not key.endswith(("[total]", ".total"))}
    parts = {key: value for key, value in parts.items() if not key.startswith("requests.settled")}
    assert compose_table(FORMS["2021"], table, parts) + "\n\n" in text, "totals follow from the parts"


# ---- Totals.


def test_totals_follow_from_their_parts() -> None:
    edits = Edits(set={"requests.received[individual]": 3, "requests.granted[individual]": 2,
                       "requests.closed.other[business]": 1, "disputes.direct_suit.upheld": 4})  # fmt: skip
    assert numbers(parsed(base_report("2021", edits))) == {
        "requests.received[individual]": 3,
        "requests.received[total]": 3,
        "requests.granted[individual]": 2,
        "requests.granted[total]": 2,
        "requests.closed.other[business]": 1,
        "requests.closed.other[total]": 1,
        "requests.settled[individual]": 2,
        "requests.settled[business]": 1,
        "requests.settled[total]": 3,
        "disputes.direct_suit.upheld": 4,
        "disputes.direct_suit.total": 4,
    }


def test_a_total_that_is_set_stands_and_what_is_made_of_it_follows() -> None:
    edits = Edits(
        set={"requests.settled[individual]": 5, "requests.received": 7, "disputes.reconsideration": 2}
    )
    assert numbers(parsed(base_report("2021", edits))) == {
        "requests.settled[individual]": 5,
        "requests.settled[total]": 5,
        "requests.received[total]": 7,
        "disputes.reconsideration.total": 2,
    }


def test_an_optional_column_is_the_sum_of_its_group() -> None:
    edits = Edits(
        set={"requests.received[business]": 2, "requests.received[other]": 1}, optional=("subtotal",)
    )
    rows = rows_of(base_report("2021", edits))
    header = next(row for row in rows if "商业企业" in row)
    assert header == ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计", ""]
    received = next(row for row in rows if row[0].startswith("一、"))
    assert received[1:] == ["0", "2", "0", "0", "0", "1", "3", "3"]


def test_values_are_written_as_given() -> None:
    edits = Edits(
        set={
            "proactive.fees.amount": Decimal("1200.50"),
            "proactive.rules.issued": "/",
            "proactive.rules.in_force": "3件",
        },
        blank=("proactive.rules.repealed", "requests.received"),
    )
    report = parsed(base_report("2021", edits))
    cells = {
        key: cell.cell.text
        for table in report.bound.tables.values()
        for key, cell in table.cells.items()
        if cell.cell
    }
    assert cells["proactive.fees.amount"] == "1200.50"
    assert [cells[f"proactive.rules.{key}"] for key in ("issued", "repealed", "in_force")] == ["/", "", "3件"]
    assert cells["requests.received[total]"] == ""


# ---- Bases.


@pytest.mark.parametrize("edition", packaged_bases())
def test_a_base_is_complete(edition: str) -> None:
    text = base_report(edition)
    report = parsed(text)
    form = FORMS[edition]
    base = packaged_bases()[edition]
    assert (report.agency, report.year) == (base.agency, base.year)
    assert form.in_force(base.year)
    assert [section.key for section in report.sections] == [heading.key for heading in form.sections]
    assert [aspect.keys for aspect in report.sections[0].aspects] == [
        (heading.key,) for heading in form.aspects
    ]
    assert all(aspect.text for aspect in report.sections[0].aspects)
    assert not list(report.unparsed())
    for table in form.tables:
        bound = report.bound.tables[table.key]
        assert bound.edition == edition
        assert not bound.defects
        assert tuple(bound.cells) == cell_keys(table)
        assert all(cell.number == 0 for cell in bound.cells.values())


@pytest.mark.parametrize("edition", packaged_bases())
def test_a_base_moves_with_its_year_and_agency(edition: str) -> None:
    text = base_report(edition, Edits(year=2031, agency="云州市财政局"))
    base = packaged_bases()[edition]
    assert text.startswith("云州市财政局2031年政府信息公开工作年度报告\n")
    assert set(re.findall(r"(\d{4})年", text)) == {"2031", "2032"}
    assert base.agency not in text
    assert "{" not in text


def test_compose_needs_no_base() -> None:
    text = compose(FORMS["2021"], agency="云州市审计局", year=2024)
    assert [heading[0] for heading in headings(text)] == list("一二三四五六")
    report = parsed(text)
    assert [len(table.cells) for table in report.bound.tables.values()] == [10, 175, 15]
