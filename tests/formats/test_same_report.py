"""Twelve reports, in every format: the same tree, the same numbers, the same findings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.alike import AS_OF, findings_of, tree_of
from tests.support.format_reports import format_reports

from govlint.api import check_file, check_text

if TYPE_CHECKING:
    from govlint.outcome import FileOutcome

OFFICE = Path(__file__).parents[1] / "data" / "office"


@cache
def as_text(name: str) -> FileOutcome:
    return check_text(format_reports()[name], as_of=AS_OF)


def assert_same(outcome: FileOutcome, name: str) -> None:
    assert tree_of(outcome) == tree_of(as_text(name))
    assert findings_of(outcome) == findings_of(as_text(name))


@pytest.mark.parametrize("name", format_reports())
def test_a_pdf_is_the_report_that_it_was_made_of(name: str) -> None:
    pytest.importorskip("pdfplumber")
    outcome = check_file(OFFICE / f"{name}.pdf", as_of=AS_OF)
    assert_same(outcome, name)
    assert outcome.source is not None
    assert all(origin.kind == "pdf" and origin.page for _, origin in outcome.source.origins)


def test_the_reports_are_of_both_editions_and_clean_and_faulty() -> None:
    outcomes = {name: as_text(name) for name in format_reports()}
    assert len(outcomes) == 12
    assert {outcome.edition for outcome in outcomes.values()} >= {"2019", "2021"}
    clean = {name for name, outcome in outcomes.items() if not outcome.diagnostics}
    assert {"water-clean", "welfare-clean"} <= clean
    assert len(outcomes) - len(clean) >= 8
