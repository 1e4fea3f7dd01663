"""The concise output: one line a finding, for editors, search and small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.extras import with_extras
from govlint.output.place_text import in_brackets, in_document, link
from govlint.output.tally import summary
from govlint.output.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View

_LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}


def format_run(
    run: RunOutcome, *, lang: str = "zh", color: bool = False, with_summary: bool = True
) -> Iterator[str]:
    """Yield one line a finding, then the summary line.

    Args:
        run: what was found.
        lang: ``zh`` or ``en``.
        color: whether to paint with ANSI codes.
        with_summary: whether the last line sums the run up.
    """
    palette = Palette(color)
    for outcome in run.files:
        yield from _file(outcome, lang, palette)
    if with_summary:
        yield summary(run, lang)


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield one line a finding, and what else is wanted."""
    findings = format_run(run, lang=view.lang, color=view.color, with_summary=False)
    return with_extras(findings, run, view)


def head(_run: RunOutcome, _files: int, _view: View) -> Iterator[str]:
    """Yield nothing: the output begins with the first finding."""
    yield from ()


def each(_run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield the lines of a file."""
    return _file(outcome, view.lang, Palette(view.color))


def _file(outcome: FileOutcome, lang: str, palette: Palette) -> Iterator[str]:
    for diagnostic in outcome.diagnostics:
        yield _line(diagnostic, outcome, lang, palette)


def _line(diagnostic: Diagnostic, outcome: FileOutcome, lang: str, palette: Palette) -> str:
    letter = _LETTERS[diagnostic.severity] + (" R" if diagnostic.verdict is Verdict.REVIEW else "")
    marked = palette.grave(f"{diagnostic.code} [{letter}]", diagnostic.severity)
    place = palette.strong(link(outcome, diagnostic.place))
    line = f"{place}: {marked} {visible(diagnostic.message.in_language(lang))}"
    line += in_brackets(in_document(outcome.source, diagnostic.place.span, lang), lang)
    if diagnostic.because_of:
        line += words.BECAUSE.in_language(lang).format(code=diagnostic.because_of)
    return line
