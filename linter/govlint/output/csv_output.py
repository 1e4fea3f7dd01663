"""Findings as a table for spreadsheets, a row a finding; those that follow from others name their cause."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from govlint.diagnostics import Text, Verdict
from govlint.output import words
from govlint.output.law import basis_of
from govlint.output.place_text import in_document, in_words, position
from govlint.output.shown import relative
from govlint.output.width import visible
from govlint.rows.writers import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View

COLUMNS = {
    "path": "文件",
    "agency": "机关",
    "year": "年度",
    "line": "行",
    "column": "列",
    "code": "规则",
    "name": "规则名称",
    "severity": "级别",
    "verdict": "结论",
    "place": "位置",
    "origin": "原文件中的位置",
    "message": "问题",
    "expected": "应为",
    "found": "实为",
    "basis": "依据",
    "because_of": "起因",
    "as_of": "检查日期",
}
_VERDICTS = {Verdict.FAIL: Text("确定", "fail"), Verdict.REVIEW: Text("待复核", "review")}


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the table, the names of the columns first."""
    yield from head(run, len(run.files), view)
    for outcome in run.files:
        yield from each(run, outcome, view)


def head(_run: RunOutcome, _files: int, view: View) -> Iterator[str]:
    """Yield the names of the columns."""
    yield _line(heads(view.lang))


def heads(lang: str) -> tuple[str, ...]:
    """Return the names of the columns in a language."""
    return tuple(COLUMNS.values() if lang == "zh" else COLUMNS)


def each(run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield the rows of a file."""
    for finding in outcome.diagnostics:
        yield _line(row_of(outcome, finding, view, run.as_of.isoformat()))


def row_of(outcome: FileOutcome, finding: Diagnostic, view: View, as_of: str) -> tuple[str, ...]:
    """Return the values of the columns for a finding, as texts."""
    where = position(outcome, finding.place.span)
    return (
        relative(outcome.path),
        outcome.agency or "",
        "" if outcome.year is None else str(outcome.year),
        *("" if number is None else str(number) for number in where),
        finding.code,
        finding.name,
        words.SEVERITIES[finding.severity].in_language(view.lang),
        _VERDICTS[finding.verdict].in_language(view.lang),
        in_words(finding.place.words, view.lang),
        in_document(outcome.source, finding.place.span, view.lang),
        finding.message.in_language(view.lang),
        finding.evidence.expected,
        finding.evidence.found,
        "; ".join(basis_of(finding, view.registry, view.lang, outcome.year)),
        finding.because_of,
        as_of,
    )


def _line(values: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([inert(visible(value)) for value in values])
    return buffer.getvalue()
