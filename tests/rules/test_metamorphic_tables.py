"""What happens to the findings when something in a table is changed, on our own reports and on real ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support import surgery
from tests.support.shared import REPORTS

from govlint.api import Severity, check_text
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from govlint.api import BoundRow, BoundTable, Diagnostic, FileOutcome, Report

FIGURES = {
    "requests.received[individual]": 5,
    "requests.received[legal_service]": 1,
    "requests.carried_in[business]": 2,
    "requests.granted[individual]": 3,
    "requests.granted[business]": 1,
    "requests.unavailable.not_held[individual]": 1,
    "requests.declined.repeated[legal_service]": 1,
    "requests.carried_out[individual]": 1,
    "requests.carried_out[business]": 1,
    "disputes.reconsideration.upheld": 2,
    "disputes.reconsideration.pending": 1,
    "disputes.direct_suit.corrected": 1,
}
SUBJECTS = {
    **{f"base {edition}": base_report(edition, Edits(set=FIGURES)) for edition in ("2019", "2021")},
    **{path.stem[:3]: path.read_text(encoding="utf-8") for path in REPORTS},
}
APPLICANTS = ("individual", "business", "research", "nonprofit", "legal_service", "other")
BLOCKS = ("reconsideration", "direct_suit", "suit_after_reconsideration")
OUTCOMES = ("upheld", "corrected", "other", "pending")
FORM_CODES = tuple(f"GL{number}" for number in (*range(201, 211), 213))
ARITHMETIC = ("GL301", "GL302", "GL303", "GL305", "GL308")

few = settings(max_examples=30, deadline=None)
subjects = st.sampled_from(sorted(SUBJECTS))


class Found(NamedTuple):
    code: str
    table: str
    row: str
    column: str


def check(text: str) -> FileOutcome:
    outcome = check_text(text, as_of=date(2026, 6, 30))
    assert not outcome.internal
    assert outcome.report is not None
    return outcome


def report_of(outcome: FileOutcome) -> Report:
    assert outcome.report is not None
    return outcome.report


def found(outcome: FileOutcome, codes: tuple[str, ...]) -> list[Found]:
    return sorted(
        Found(finding.code, finding.place.table, finding.place.row, finding.place.column)
        for finding in outcome.diagnostics
        if finding.code in codes
    )


def new(before: FileOutcome, after: FileOutcome, codes: tuple[str, ...] = FORM_CODES) -> list[Found]:
    """The findings that a change has brought, when none has gone."""
    left = found(after, codes)
    for finding in found(before, codes):
        left.remove(finding)
    return left


def table_of(outcome: FileOutcome, key: str = "requests") -> BoundTable:
    return report_of(outcome).bound.tables[key]


def truth(report: Report) -> list[Found]:
    """The arithmetic findings that are due, reckoned from the labels of the table and not from balances."""
    table = report.bound.tables["requests"]
    results = [
        row.form.key
        for row in table.rows
        if row.form and row.form.groups[:1] == ("三、本年度办理结果",) and row.form.label != "（七）总计"
    ]
    due: list[Found] = []

    def number(key: str) -> Decimal | None:
        cell = report.bound.cell(key)
        return cell.number if cell else None

    def broken(left: list[str], right: list[str]) -> bool:
        numbers = [number(key) for key in (*left, *right)]
        known = [each for each in numbers if each is not None]
        return len(known) == len(numbers) and sum(known[: len(left)]) != sum(known[len(left) :])

    complete = len(results) == sum(1 for key in table.cells if key.endswith("[total]")) - 4
    for column in (*APPLICANTS, "total"):
        taken_in = [f"requests.received[{column}]", f"requests.carried_in[{column}]"]
        if broken(taken_in, [f"requests.settled[{column}]", f"requests.carried_out[{column}]"]):
            due.append(Found("GL301", "requests", "requests.received", column))
        if complete and broken([f"requests.settled[{column}]"], [f"{row}[{column}]" for row in results]):
            due.append(Found("GL302", "requests", "requests.settled", column))
        limit = [number(key) for key in taken_in]
        numbers = [(number(f"{row}[{column}]") or Decimal(0), row) for row in results]
        largest = max(numbers, key=lambda pair: pair[0])
        if None not in limit and largest[0] > sum(each for each in limit if each is not None):
            due.append(Found("GL308", "requests", largest[1], column))
    for row in {row.form.key for row in table.rows if row.form}:
        if broken([f"{row}[total]"], [f"{row}[{column}]" for column in APPLICANTS]):
            due.append(Found("GL303", "requests", row, "total"))
    for block in BLOCKS:
        if broken([f"disputes.{block}.total"], [f"disputes.{block}.{outcome}" for outcome in OUTCOMES]):
            due.append(Found("GL305", "disputes", "disputes", f"{block}.total"))
    return sorted(due)


def names_cell(finding: Diagnostic, row: str, column: str) -> bool:
    places = [finding.place, *(related.place for related in finding.related)]
    return any((place.row, place.column) == (row, column) for place in places)


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_unchanged_tables_give_what_is_arithmetically_true(name: str) -> None:
    outcome = check(SUBJECTS[name])
    assert found(outcome, ARITHMETIC) == truth(report_of(outcome))


@few
@given(subjects, st.integers(0, 40), st.data())
def test_one_number_changed(name: str, number: int, data: st.DataObject) -> None:
    before = check(SUBJECTS[name])
    bound = report_of(before).bound
    key = data.draw(st.sampled_from([*bound.tables["requests"].cells, *bound.tables["disputes"].cells]))
    cell = bound.cell(key)
    assert cell is not None
    assert cell.cell is not None
    assert cell.row is not None
    after = check(surgery.put(SUBJECTS[name], cell.cell, str(number)))
    assert found(after, FORM_CODES) == found(before, FORM_CODES)
    assert found(after, ARITHMETIC) == truth(report_of(after))
    if number == cell.number or truth(report_of(before)):
        return
    column = key.removeprefix(cell.row.key).strip(".[]")
    findings = [finding for finding in after.diagnostics if finding.code in ARITHMETIC]
    assert findings
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert any(names_cell(finding, cell.row.key, column) or not number for finding in findings)
    if cell.table == "requests":
        likely = {
            (related.place.row, related.place.column)
            for finding in findings
            for related in finding.related
            if f"改为 {cell.number}，" in related.message.zh
        }
        assert likely == {(cell.row.key, column)}


@few
@given(subjects, st.sampled_from(("proactive", "requests", "disputes")), st.data())
def test_a_number_blanked_is_blank_and_never_zero(name: str, table: str, data: st.DataObject) -> None:
    before = check(SUBJECTS[name])
    cell = data.draw(st.sampled_from([*table_of(before, table).cells.values()]))
    assert cell.cell is not None
    after = check(surgery.put(SUBJECTS[name], cell.cell, ""))
    assert [(each.code, each.table) for each in new(before, after)] == [("GL208", table)]
    assert found(after, ARITHMETIC) == truth(report_of(after))
    assert set(found(after, ARITHMETIC)) <= set(found(before, ARITHMETIC))


def rows_of(data: st.DataObject, outcome: FileOutcome, count: int) -> list[BoundRow]:
    rows = table_of(outcome).rows
    drawn = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=count, max_size=count))
    return [rows[index] for index in sorted(drawn)]


def key_of(row: BoundRow) -> str:
    assert row.form is not None
    return row.form.key


@few
@given(subjects, st.data())
def test_a_row_dropped(name: str, data: st.DataObject) -> None:
    before = check(SUBJECTS[name])
    (row,) = rows_of(data, before, 1)
    # Without its one row of other handling, an old table in a new report is as well a new one with gaps.
    assume(table_of(before).edition == before.edition or key_of(row) != "requests.closed")
    after = check(surgery.without_row(SUBJECTS[name], row))
    assert new(before, after) == [Found("GL204", "requests", key_of(row), "")]
    assert found(after, ARITHMETIC) == truth(report_of(after))


@few
@given(subjects, st.data())
def test_a_row_doubled(name: str, data: st.DataObject) -> None:
    before = check(SUBJECTS[name])
    (row,) = rows_of(data, before, 1)
    after = check(surgery.with_row_twice(SUBJECTS[name], row))
    assert new(before, after) == [Found("GL205", "requests", key_of(row), "")]
    assert found(after, ARITHMETIC) == found(before, ARITHMETIC)


@few
@given(subjects, st.data())
def test_two_rows_swapped(name: str, data: st.DataObject) -> None:
    before = check(SUBJECTS[name])
    one, other = rows_of(data, before, 2)
    after = check(surgery.with_rows_swapped(SUBJECTS[name], one, other))
    brought = new(before, after)
    assert [(each.code, each.table) for each in brought] == [("GL206", "requests")]
    assert found(after, ARITHMETIC) == found(before, ARITHMETIC)


@pytest.mark.parametrize(("name", "column"), [*product(sorted(SUBJECTS), (*APPLICANTS, "total"))])
def test_a_column_dropped(name: str, column: str) -> None:
    before = check(SUBJECTS[name])
    after = check(surgery.without_column(SUBJECTS[name], table_of(before), column))
    assert new(before, after) == [Found("GL204", "requests", "", column)]
    assert found(after, ARITHMETIC) == truth(report_of(after))


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_an_eighth_column(name: str) -> None:
    before = check(SUBJECTS[name])
    text = surgery.with_column_behind(SUBJECTS[name], table_of(before), "other", "小计", "0")
    after = check(text)
    assert new(before, after) == [Found("GL205", "requests", "", "subtotal")]
    assert {f.severity for f in after.diagnostics if f.code == "GL205"} == {Severity.INFO}
    assert found(after, ARITHMETIC) == found(before, ARITHMETIC)


@pytest.mark.parametrize(("name", "donor"), [*product(sorted(SUBJECTS), repeat=2)])
def test_table_3_of_another_report(name: str, donor: str) -> None:
    before, other = check(SUBJECTS[name]), check(SUBJECTS[donor])
    spans = table_of(before).table.span, table_of(other).table.span
    after = check(surgery.with_table_of(SUBJECTS[name], spans[0], SUBJECTS[donor], spans[1]))
    wrong = [finding for finding in after.diagnostics if finding.code == "GL202"]
    fits = table_of(other).edition == before.edition
    assert [finding.place.table for finding in wrong] == ([] if fits else ["requests"])
    assert not any(finding.because_of for finding in wrong)
    mixed = [finding.because_of for finding in after.diagnostics if finding.code == "GL203"]
    assert mixed == ([] if fits else ["GL202"])
    assert not [each for each in found(after, FORM_CODES) if each.code not in ("GL202", "GL203")]
    assert found(after, ARITHMETIC) == truth(report_of(after))
