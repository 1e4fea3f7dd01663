"""Stretches of a report's text by name, joined to be searched at once, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span
from govlint_grammar.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint_grammar.tree import Block, Report

WHOLE = "whole"
_WORD = regex(r"\S+")


class ScopeText(NamedTuple):
    """The text of a part of a report.

    Attributes:
        text: its paragraphs, a line each.
        starts: for each paragraph its offset in `text` and in the source.
        heading: the place of the part's heading, or of its first words.
    """

    text: str
    starts: tuple[tuple[int, int], ...]
    heading: Span

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the text, at least one character, stands in the source."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        index = bisect_right(self.starts, at, key=_first) - 1
        here, there = self.starts[index]
        return at - here + there


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
        return ScopeText(text, ((0, 0),), Span(0, 0))
    if name == "title":
        return _titles(report)
    if name in ("", "preface", "closing"):
        blocks = {"preface": report.preface, "closing": report.closing}.get(name)
        paragraphs = report.paragraphs() if blocks is None else _prose(blocks)
        return _joined(paragraphs, None)
    section_key, _, aspect_key = name.partition(".")
    if aspect_key:
        aspect = report.aspect(aspect_key)
        return None if aspect is None else _joined(_prose(aspect.blocks), aspect.heading_span)
    section = report.section(section_key)
    return None if section is None else _joined(_prose(section.walk()), section.heading_span)


def _first(start: tuple[int, int]) -> int:
    return start[0]


def _titles(report: Report) -> ScopeText | None:
    """Return the titles, a line each, without blanks and line breaks, each stretch with its place."""
    titles = [title for title in (report.title, *report.repeated_titles) if title is not None]
    if not titles:
        return None
    words: list[str] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for title in titles:
        for match in _WORD.finditer(report.source.text, *title.span):
            starts.append((at, match.start()))
            words.append(match[0])
            at += len(match[0])
        words.append("\n")
        at += 1
    return ScopeText("".join(words[:-1]), tuple(starts), titles[0].span)


def _prose(blocks: Iterable[Block]) -> Iterable[Paragraph]:
    return (block for block in blocks if isinstance(block, Paragraph))


def _joined(paragraphs: Iterable[Paragraph], heading: Span | None) -> ScopeText | None:
    texts: list[str] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for paragraph in paragraphs:
        texts.append(paragraph.text)
        starts.append((at, paragraph.span.start))
        at += len(paragraph.text) + 1
    if heading is None:
        if not starts:
            return None
        heading = Span(starts[0][1], starts[0][1] + len(texts[0]))
    return ScopeText("\n".join(texts), tuple(starts), heading)
