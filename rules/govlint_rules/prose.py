"""The prose of a report as one stretch of text, for rules that look for words: made once, shared by all.

Tables are left out. Every line (title, heading, paragraph) ends with a line end, so that no word reaches
from one into the next.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Paragraph, Span, once_a_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Report, Section


class Line(NamedTuple):
    """A line of the prose.

    Attributes:
        start: its offset in the source; at: its offset in the prose.
        section: the key of its section; empty before the first, after the last, and in further ones.
        heading: whether it is a title or a heading.
    """

    text: str
    start: int
    at: int
    section: str
    heading: bool


class Prose(NamedTuple):
    """The prose of a report.

    Attributes:
        text: all lines, each with its line end.
        lines: the lines in the order of the text.
        starts: where each line begins in `text`.
    """

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def __hash__(self) -> int:
        return hash(self.text)

    def within(self, section: str) -> tuple[Line, ...]:
        """Return the lines of a section without headings."""
        return tuple([line for line in self.lines if line.section == section and not line.heading])

    def line_at(self, offset: int) -> Line:
        """Return the line that an offset of the prose lies in."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the source that a stretch within one line of the prose is."""
        line = self.line_at(start)
        by = line.start - line.at
        return Span(start + by, end + by)


@once_a_report
def prose_of(report: Report) -> Prose:
    """Return the prose of a report."""
    lines: list[Line] = []
    starts: list[int] = []
    at = 0
    for text, start, section, heading in _lines_of(report):
        lines.append(Line(text, start, at, section, heading))
        starts.append(at)
        at += len(text) + 1
    return Prose("\n".join([*(line[0] for line in lines), ""]), tuple(lines), tuple(starts))


def _lines_of(report: Report) -> Iterator[tuple[str, int, str, bool]]:
    for title in (report.title, *report.repeated_titles):
        if title is not None:
            # A title is often broken over several lines.
            yield report.source.quote(title.span).replace("\n", " "), title.span.start, "", True
    for block in report.preface:
        if isinstance(block, Paragraph):
            yield block.text, block.span.start, "", False
    for section in report.sections:
        if section.heading_span.end > section.heading_span.start:
            heading = report.source.quote(section.heading_span)
            yield heading, section.heading_span.start, section.key or "", True
        yield from _lines_in(section, report)
    for block in report.closing:
        if isinstance(block, Paragraph):
            yield block.text, block.span.start, "", False


def _lines_in(section: Section, report: Report) -> Iterator[tuple[str, int, str, bool]]:
    key = section.key or ""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.span.start, key, False
    for aspect in section.aspects:
        span = aspect.heading_span
        if span.end > span.start:
            yield report.source.quote(span), span.start, key, True
        for block in aspect.blocks:
            if isinstance(block, Paragraph):
                yield block.text, block.span.start, key, False
