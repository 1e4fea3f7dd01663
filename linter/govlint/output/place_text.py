"""Places in words and numbers, as the outputs show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output.width import visible

if TYPE_CHECKING:
    from govlint.diagnostics import Place, Related
    from govlint.outcome import FileOutcome
    from govlint_grammar.forms import Text
    from govlint_grammar.source import Span

JOINT = " › "


def in_words(words: tuple[Text, ...], lang: str) -> str:
    """Return a place in words, outermost first, as one line."""
    return JOINT.join(visible(text.in_language(lang)) for text in words)


def position(outcome: FileOutcome, span: Span) -> tuple[int, int]:
    """Return line and column of the start of a span; of a file that was not read, its first."""
    return outcome.source.position(span.start) if outcome.source else (1, 1)


def location(outcome: FileOutcome, place: Place) -> str:
    """Return ``path:line:column``, which editors and terminals turn into a link."""
    line, column = position(outcome, place.span)
    return f"{visible(outcome.path)}:{line}:{column}"


def location_of_related(outcome: FileOutcome, related: Related) -> str:
    """Return ``path:line:column`` of a place that belongs to a finding, maybe in another file."""
    elsewhere = related.elsewhere
    if elsewhere is None:
        return location(outcome, related.place)
    return f"{visible(elsewhere.path)}:{elsewhere.start.line}:{elsewhere.start.column}"
