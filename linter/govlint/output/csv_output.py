"""Findings as a table for spreadsheets, a row a finding; those that follow from others name their cause."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from govlint.output.law import basis_of
from govlint.output.place_text import in_document, in_words, position
from govlint.output.shown import relative
from govlint.output.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View

COLUMNS = (
    "path",
    "agency",
    "year",
    "line",
    "column",
    "code",
    "name",
    "severity",
    "verdict",
    "place",
    "origin",
    "message",
    "expected",
    "found",
    "basis",
    "because_of",
    "as_of",
)
# A spreadsheet would compute what begins with one of these.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the table, the names of the columns first."""
    yield _line(COLUMNS)
    for outcome in run.files:
        for finding in outcome.diagnostics:
            yield _line(_row(outcome, finding, view, run.as_of.isoformat()))


def _row(outcome: FileOutcome, finding: Diagnostic, view: View, as_of: str) -> tuple[str, ...]:
    where = position(outcome, finding.place.span)
    return (
        relative(outcome.path),
        outcome.agency or "",
        "" if outcome.year is None else str(outcome.year),
        *("" if number is None else str(number) for number in where),
        finding.code,
        finding.name,
        finding.severity.label,
        finding.verdict.value,
        in_words(finding.place.words, view.lang),
        in_document(outcome.source, finding.place.span, view.lang),
        finding.message.in_language(view.lang),
        finding.evidence.expected,
        finding.evidence.found,
        "; ".join(basis_of(finding, view.registry, view.lang, outcome.year)),
        finding.because_of,
        as_of,
    )


def _line(values: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([_inert(visible(value)) for value in values])
    return buffer.getvalue()


def _inert(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
