"""The text of a report and the way back from it to the original file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from govlint_grammar.records import NamedTuple


class Span(NamedTuple):
    """A stretch of a source's text: offsets in code points, the end exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place that an editor can jump to: line and column in code points, both counted from 1."""

    line: int
    column: int


class Origin(NamedTuple):
    """Where a stretch of the text stands in the original file.

    A text file's origin is its line and column; a structured file adds the parts that a person would
    count in it, from 1: paragraphs outside tables, tables, rows of a table, cells of a row as the file has
    them (a merged cell counts once). Parts that a format does not have are None.
    """

    line: int | None
    column: int | None
    kind: str = "text"
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    page: int | None = None


class Remark(NamedTuple):
    """A comment of the original file that its readers do not see, and that speaks to govlint.

    Attributes:
        offset: where in the text it stands: what follows begins there.
        text: the words of the comment.
        origin: where it stands in the original file.
    """

    offset: int
    text: str
    origin: Origin


@dataclass(frozen=True)
class Source:
    r"""The text of one report, with ``\\n`` for every line end, and its way back to the file.

    Attributes:
        text: the whole text; offsets into it are code points.
        name: how messages call the file (its path as given, or ``-``).
        encoding: the encoding that the file was read with.
        newline: the line end that the file uses.
        kind: the format that the text was read from.
        origins: offsets in the text with the places in the original file of what begins there, in their
            order; empty for a text file, which is its own original.
        remarks: comments for govlint, in their order.
    """

    text: str
    name: str = "-"
    encoding: str = "utf-8"
    newline: str = "\n"
    kind: str = "text"
    origins: tuple[tuple[int, Origin], ...] = field(default=(), repr=False)
    remarks: tuple[Remark, ...] = field(default=(), repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def origin(self, offset: int) -> Origin:
        """Return where an offset stands in the original file."""
        if self.origins:
            index = bisect_right(self.origins, offset, key=lambda entry: entry[0]) - 1
            return self.origins[max(index, 0)][1]
        return Origin(*self.position(offset), kind=self.kind)

    def line_at(self, line: int) -> str:
        """Return the text of a line (counted from 1) without its line end; empty past the end."""
        starts = self._line_starts
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end]

    def quote(self, span: Span) -> str:
        """Return the words of a span as they stand in the text."""
        return self.text[span.start : span.end]
