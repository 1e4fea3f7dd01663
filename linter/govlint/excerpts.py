"""Outcomes made small: of a report's text only the lines that findings point at are kept.

Outputs show lines around findings and count lines and columns. So all but the line ends of the other lines is
blanked, and every offset still means what it meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint_grammar.source import Span


def spans_of(outcome: FileOutcome) -> Iterator[Span]:
    """Yield every stretch of the text that outputs may look at."""
    findings: Iterable[Diagnostic] = (
        *outcome.diagnostics,
        *(gone.diagnostic for gone in outcome.suppressed),
    )
    for finding in findings:
        yield finding.place.span
        for related in finding.related:
            if related.elsewhere is None:
                yield related.place.span
        for edit in finding.fix.edits if finding.fix else ():
            yield edit.span


def excerpted(outcome: FileOutcome, others: Iterable[Span] = ()) -> FileOutcome:
    """Return an outcome without its tree, and with as little of its text as outputs need.

    Args:
        outcome: what was found in a file.
        others: stretches that will be looked at besides.
    """
    source = outcome.source
    if source is None or not source.text:
        return outcome._replace(report=None)
    wanted = [*spans_of(outcome), *others]
    text = _blanked(source.text, wanted) if wanted else ""
    return outcome._replace(report=None, source=replace(source, text=text))


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text in which all lines that no span touches are blank."""
    stretches = sorted({(max(0, span.start - 1), max(span.start, span.end)) for span in spans})
    parts: list[str] = []
    kept = 0
    for start, end in stretches:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        if first > kept:
            parts.append(_blank(text[kept:first]))
            kept = first
        if last > kept:
            parts.append(text[kept:last])
            kept = last
    parts.append(_blank(text[kept:]))
    return "".join(parts)


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
