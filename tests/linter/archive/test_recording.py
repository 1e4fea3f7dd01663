"""What an archive keeps of a report says what the report says, at the same places."""

import pickle

import pytest
from tests.support.archives import composed, outcome_of
from tests.support.shared import REPORTS, needs_real_reports

from govlint.archive.archived import ArchivedReport
from govlint.archive.clauses import clauses
from govlint.archive.recording import record_of
from govlint.places import place_of_cell, place_of_report, place_of_section
from govlint.startup import set_up
from govlint_grammar.clauses import clauses_of

EDITS = (
    "year: 2022",
    "{year: 2020, agency: 云州市白塔区财政局}",
    'blank: ["requests.received[individual]"]',
    "drop: [requests.granted]",
    'set: {"requests.received[business]": 12, disputes.reconsideration.upheld: 3}',
)


def _same(text: str, name: str) -> None:
    registry = set_up().registry
    outcome = outcome_of(text, name, registry)
    report = outcome.report
    assert report is not None
    record = record_of(report, outcome.edition)
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - made here
    archived = ArchivedReport(record, record.agency or "", record.year or 0, registry.forms)
    assert archived.place_of_title() == place_of_report(report)
    for cell in report.bound.cells():
        if cell.column.optional:
            continue
        figure = archived.figure(cell.key)
        assert figure is not None
        assert (figure.state, figure.number) == (cell.value.state, cell.number), cell.key
        if cell.cell is None:
            assert archived.spot_of_figure(cell.key) is None, cell.key
        else:
            spot = archived.spot_of_figure(cell.key)
            assert spot is not None
            assert spot[:2] == cell.cell.span
            assert spot[2:4] == report.source.position(cell.cell.start)
            assert archived.place_of_figure(cell.key) == place_of_cell(report, cell)
    for section in record.sections:
        found = report.section(section.key)
        assert found is not None
        assert archived.place_of_section(section.key) == place_of_section(report, found)
        for clause in clauses(section.clauses):
            assert report.source.position(clause.spot.start) == clause.spot[2:4]
            (again,) = clauses_of(report.source.text[clause.spot.start : clause.spot.end])
            assert len(again.words) == clause.size


@pytest.mark.parametrize("edits", EDITS)
def test_a_record_says_what_a_composed_report_says(edits: str) -> None:
    _same(composed(edits), "report.txt")


@needs_real_reports
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_record_says_what_a_real_report_says(path) -> None:  # type: ignore[no-untyped-def]
    _same(path.read_text("utf-8"), path.name)


def test_a_record_is_a_fraction_of_its_report() -> None:
    registry = set_up().registry
    text = composed("year: 2022")
    report = outcome_of(text, "report.txt", registry).report
    assert report is not None
    assert len(pickle.dumps(tuple(record_of(report, "2021")))) < len(text.encode()) / 2
