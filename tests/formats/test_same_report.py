"""Twelve reports, in every format: the same tree, the same numbers, the same findings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.alike import AS_OF, findings_of, tree_of
from tests.support.format_reports import format_reports
from tests.support.office_page import office_page
from tests.support.word_reports import docx_of
from tests.support.writers.html import html_bytes
from tests.support.writers.markdown import markdown, with_html_tables

from govlint.api import check_file, check_text, outcome_of_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.outcome import FileOutcome

# With merged cells; as an office program would open it; tables of strokes; tables of HTML in Markdown.
PAGES: dict[str, Callable[[str], bytes]] = {
    "page.html": html_bytes,
    "page.htm": lambda text: office_page(text).encode(),
    "page.md": lambda text: markdown(text).encode(),
    "page.markdown": lambda text: with_html_tables(text).encode(),
}
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


@pytest.mark.parametrize("name", format_reports())
def test_a_word_document_of_another_program_is_the_report_that_it_was_made_of(name: str) -> None:
    outcome = check_file(OFFICE / f"{name}.docx", as_of=AS_OF)
    assert_same(outcome, name)
    assert outcome.source is not None
    assert {origin.kind for _, origin in outcome.source.origins} == {"docx"}


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("name", format_reports())
def test_a_word_document_is_the_report_that_it_was_made_of(name: str, numbered: bool) -> None:
    data = docx_of(format_reports()[name], numbered=numbered)
    assert_same(outcome_of_bytes("report.docx", data, as_of=AS_OF), name)


@pytest.mark.parametrize("file", ["page.html", "page.md", "page.markdown", "page.htm"])
@pytest.mark.parametrize("name", format_reports())
def test_a_page_is_the_report_that_it_was_made_of(name: str, file: str) -> None:
    outcome = outcome_of_bytes(file, PAGES[file](format_reports()[name]), as_of=AS_OF)
    assert_same(outcome, name)
    assert outcome.source is not None
    assert outcome.source.kind == ("html" if "htm" in file else "markdown")


def test_a_table_without_borders_is_left_as_text_and_that_is_said() -> None:
    pytest.importorskip("pdfplumber")
    outcome = check_file(OFFICE / "water-sums-unruled.pdf", as_of=AS_OF)
    ruled = as_text("water-sums")
    assert outcome.report is not None
    assert [section.key for section in outcome.report.sections] == [
        *("overview", "proactive", "requests", "disputes", "problems", "other")
    ]
    found = [each.code for each in outcome.diagnostics]
    assert found.count("GL004") == 3
    assert {code for code in found if code != "GL004"} <= {each.code for each in ruled.diagnostics}
    assert {each.code for each in outcome.not_assessed} >= {"GL301", "GL303", "GL305"}


def test_the_reports_are_of_both_editions_and_clean_and_faulty() -> None:
    outcomes = {name: as_text(name) for name in format_reports()}
    assert len(outcomes) == 12
    assert {outcome.edition for outcome in outcomes.values()} >= {"2019", "2021"}
    clean = {name for name, outcome in outcomes.items() if not outcome.diagnostics}
    assert {"water-clean", "welfare-clean"} <= clean
    assert len(outcomes) - len(clean) >= 8
