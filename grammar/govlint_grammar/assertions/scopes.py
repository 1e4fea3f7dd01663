"""Stretches of a report's text by name, joined to be searched at once, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.patterns import regex
from govlint_grammar.source import Span
from govlint_grammar.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint_grammar.tree import Block, Report, Section

# Where stretches begin in a joined text, and where they begin in the source.
Starts: TypeAlias = "tuple[list[int], list[int]]"

WHOLE = "whole"
_WORD = regex(r"\S+")


class ScopeText:
    """The text of a part of a report.

    Attributes:
        text: its paragraphs, a line each.
        heading: the place of the part's heading, or of its first words.
    """

    __slots__ = ("_lines", "_parts", "_starts", "heading", "text")

    def __init__(self, text: str, parts: Callable[[], Starts], heading: Span) -> None:
        """Keep the text.

        Args:
            text: the joined text.
            parts: what gives, for each stretch of it, its offset in the text and in the source; only asked
                where something is found.
            heading: the place of the heading.
        """
        self.text = text
        self.heading = heading
        self._parts = parts
        self._starts: Starts | None = None
        self._lines: dict[tuple[str, ...], Sequence[tuple[int, int]]] = {}

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the text, at least one character, stands in the source."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def lines(self, words: tuple[str, ...], places: Iterable[int]) -> Sequence[tuple[int, int]]:
        """Return the lines of the text on which some words stand, in their order, each once.

        Args:
            words: the words; what is found for them is remembered, as many patterns look for the same.
            places: offsets in the source on whose lines they stand.
        """
        known = self._lines.get(words)
        if known is None:
            known = self._lines[words] = sorted(set(self._lines_of(places)))
        return known

    def _lines_of(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        text = self.text
        here, there = self._known_starts()
        for place in places:
            index = bisect_right(there, place) - 1
            if index < 0:
                continue
            at = place - there[index] + here[index]
            # Between two stretches of the source stands what is not in the text.
            if at < (here[index + 1] if index + 1 < len(here) else len(text)):
                last = text.find("\n", at)
                yield text.rfind("\n", 0, at) + 1, len(text) if last < 0 else last

    def _offset(self, at: int) -> int:
        here, there = self._known_starts()
        index = bisect_right(here, at) - 1
        return at - here[index] + there[index]

    def _known_starts(self) -> Starts:
        starts = self._starts
        if starts is None:
            starts = self._starts = self._parts()
        return starts


def scope_text(report: Report, name: str) -> ScopeText | None:
    """Return the text of a part of a report.

    Args:
        report: the tree.
        name: empty for all prose, ``whole`` for the source as it is, ``title``, ``preface``, ``closing``, a
            section, or an aspect with its section before it (``overview.proactive``).

    Returns:
        The text; None for a part that the report does not have.
    """
    if name == WHOLE:
        text = report.source.text
        return ScopeText(text, lambda: ([0], [0]), Span(0, 0))
    if name == "title":
        return _titles(report)
    if name in ("", "preface", "closing"):
        blocks = {"preface": report.preface, "closing": report.closing}.get(name)
        return _joined(report.prose.paragraphs if blocks is None else _prose(blocks), None)
    section_key, _, aspect_key = name.partition(".")
    if aspect_key:
        aspect = report.aspect(aspect_key)
        return None if aspect is None else _joined(_prose(aspect.blocks), aspect.heading_span)
    section = report.section(section_key)
    return None if section is None else _joined(_prose_of(section), section.heading_span)


def _titles(report: Report) -> ScopeText | None:
    """Return the titles, a line each, without blanks and line breaks, each stretch with its place."""
    titles = [title for title in (report.title, *report.repeated_titles) if title is not None]
    if not titles:
        return None
    source = report.source.text
    lines = ["".join(source[slice(*title.span)].split()) for title in titles]

    def starts() -> Starts:
        here: list[int] = []
        there: list[int] = []
        at = 0
        for title in titles:
            for match in _WORD.finditer(source, *title.span):
                here.append(at)
                there.append(match.start())
                at += len(match[0])
            at += 1
        return here, there

    return ScopeText("\n".join(lines), starts, titles[0].span)


def _prose(blocks: Iterable[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def _prose_of(section: Section) -> list[Paragraph]:
    paragraphs = _prose(section.blocks)
    for aspect in section.aspects:
        paragraphs += _prose(aspect.blocks)
    return paragraphs


def _joined(every: Sequence[Paragraph], heading: Span | None) -> ScopeText | None:
    if heading is None:
        if not every:
            return None
        heading = Span(every[0].span.start, every[0].span.start + len(every[0].text))

    def starts() -> Starts:
        here: list[int] = []
        at = 0
        for paragraph in every:
            here.append(at)
            at += len(paragraph.text) + 1
        return here, [paragraph.span.start for paragraph in every]

    return ScopeText("\n".join([paragraph.text for paragraph in every]), starts, heading)
