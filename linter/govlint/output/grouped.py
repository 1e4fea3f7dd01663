"""The grouped output: the findings of each file beneath its name, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.extras import with_extras
from govlint.output.place_text import in_document, in_words, numbers
from govlint.output.width import pad, text_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View

_LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the grouped output."""
    return with_extras(_findings(run, view), run, view)


def head(_run: RunOutcome, _files: int, _view: View) -> Iterator[str]:
    """Yield nothing: the output begins with the first file that has findings."""
    yield from ()


def each(_run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield the lines of a file; none for one without findings."""
    if not outcome.diagnostics:
        return
    palette = Palette(view.color)
    yield palette.strong(visible(outcome.path)) + _about(outcome)
    places = [_where(outcome, found, view.lang) for found in outcome.diagnostics]
    columns = max(map(text_width, places))
    for where, finding in zip(places, outcome.diagnostics, strict=True):
        yield f"  {pad(where, columns)}  {_line(finding, view, palette)}"
    yield ""


def _findings(run: RunOutcome, view: View) -> Iterator[str]:
    for outcome in run.files:
        yield from each(run, outcome, view)


def _where(outcome: FileOutcome, finding: Diagnostic, lang: str) -> str:
    lines, words = numbers(outcome, finding.place.span), in_document(outcome.source, finding.place.span, lang)
    return " ".join(part for part in (lines, words) if part)


def _about(outcome: FileOutcome) -> str:
    known = [str(each) for each in (outcome.agency, outcome.year) if each]
    return f"  {visible(' '.join(known))}" if known else ""


def _line(finding: Diagnostic, view: View, palette: Palette) -> str:
    letter = _LETTERS[finding.severity] + (" R" if finding.verdict is Verdict.REVIEW else "")
    marked = palette.grave(f"{finding.code} [{letter}]", finding.severity)
    line = f"{marked} {visible(finding.message.in_language(view.lang))}"
    if finding.place.words:
        line += palette.faint(f"  {in_words(finding.place.words, view.lang)}")
    if finding.because_of:
        line += words.BECAUSE.in_language(view.lang).format(code=finding.because_of)
    return line
