"""The real reports, written anew in other formats, give what their text must give (tests/data/oracles.yaml)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.rules.test_oracles import EVERYTHING, FAMILIES, NUMBERS, ORACLES, is_met, words
from tests.support.office_files import office_files
from tests.support.rebuilt import rebuilt
from tests.support.shared import REPORTS, needs_real_reports
from tests.support.word_reports import docx_of
from tests.support.writers.html import html_bytes
from tests.support.writers.markdown import markdown, with_html_tables

from govlint.api import Severity
from govlint.config import Config
from govlint.engine import check_bytes
from govlint.readers.office.programs import office_program
from govlint.selection import Selection
from govlint.startup import set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.laid_out import LaidTable

    from govlint.api import FileOutcome

pytestmark = needs_real_reports
WRITERS: dict[str, Callable[[list[str | LaidTable]], bytes]] = {
    ".docx": docx_of,
    ".html": html_bytes,
    ".md": lambda report: markdown(report).encode(),
    ".markdown": lambda report: with_html_tables(report).encode(),
}
SUFFIXES = (*WRITERS, ".pdf")


@cache
def written(suffix: str) -> dict[str, bytes]:
    """Return the reports in a format, by the names of their files."""
    reports = {path.name[:3]: rebuilt(path.read_text("utf-8")) for path in REPORTS}
    if suffix in WRITERS:
        return {f"{number}{suffix}": WRITERS[suffix](report) for number, report in reports.items()}
    pytest.importorskip("pdfplumber")
    if office_program() is None:
        pytest.skip("LibreOffice, which writes the reports as PDF, is not installed")
    return office_files(reports, [suffix.lstrip(".")])


@cache
def outcome_of(number: str, suffix: str, select: tuple[str, ...] = ()) -> FileOutcome:
    data = written(suffix)[f"{number}{suffix}"]
    config = Config(selection=Selection(select))
    return check_bytes(f"{number}{suffix}", data, set_up().registry, config, date(2026, 6, 1))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", NUMBERS)
def test_what_must_be_given_is_given(number: str, suffix: str) -> None:
    findings = outcome_of(number, suffix).diagnostics
    for must in ORACLES[number].must:
        met = [finding for finding in findings if is_met(finding, must)]
        assert len(met) == must.number, (must, [(f.code, words(f), f.message.zh) for f in findings])


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", NUMBERS)
def test_what_must_not_be_given_is_not_given(number: str, suffix: str) -> None:
    outcome = outcome_of(number, suffix, EVERYTHING)
    for must_not in ORACLES[number].must_not:
        given = [each for each in outcome.diagnostics if each.code.startswith(must_not.code)]
        assert [each for each in given if must_not.even_folded or not each.because_of] == []
    errors = {
        each.code for each in outcome.diagnostics if each.severity is Severity.ERROR and not each.because_of
    }
    assert errors <= ORACLES[number].errors
    assert outcome.internal == ()
    assert [each.code for each in outcome.not_assessed if each.code.startswith(FAMILIES)] == []
