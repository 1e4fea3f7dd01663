"""The frame under a finding: the lines of the text it speaks of, or the labels and numbers of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output.formatters import WIDTH
from govlint.output.width import ELLIPSIS, clip, pad, text_width, visible, visible_char
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_grammar.source import Source

MOST_LINES = 3
_NARROWEST = 20
_REACH = 4  # characters looked at for a column: zero-width ones take no column, and a line may hold millions


class FrameLine(NamedTuple):
    """A line of a frame in parts that may be painted apart.

    Attributes:
        gutter: the line number or blanks, and the bar.
        text: a line of the report, or a label with its value.
        mark: whether the text is the underline of the line above.
    """

    gutter: str
    text: str
    mark: bool = False


class _Excerpt(NamedTuple):
    """What is shown of a line, and the columns of its marked stretch."""

    text: str
    start: int
    width: int


def text_frame(source: Source, span: Span, width: int = WIDTH) -> Iterator[FrameLine]:
    """Yield the lines that a span covers, underlined and, for a text file, numbered.

    Args:
        source: the text.
        span: the stretch to underline; an empty one gets a single caret.
        width: the columns that the whole frame may take.
    """
    marks = list(_marks_by_line(source, span))
    # Lines of a text that was made of a document are nowhere to be found: they have no number.
    digits = 0 if source.origins else len(str(marks[-1][0]))
    blank = " " * (digits + 2) + "|"
    room = max(width - digits - 4, _NARROWEST)
    yield FrameLine(blank, "")
    for number, mark in marks[:MOST_LINES]:
        excerpt = _excerpt(source.text, mark, room)
        yield FrameLine(f" {number:>{digits}} |" if digits else blank, excerpt.text)
        underline = excerpt.width or (len(marks) == 1)
        if underline:
            yield FrameLine(blank, " " * excerpt.start + "^" * underline, mark=True)
    if len(marks) > MOST_LINES:
        yield FrameLine(blank, ELLIPSIS)
    yield FrameLine(blank, "")


def label_frame(rows: Sequence[tuple[str, str]], width: int = WIDTH) -> Iterator[FrameLine]:
    """Yield a block of labels with their values, the values in one column.

    Args:
        rows: labels with values; a value too wide for the frame is broken over lines.
        width: the columns that the whole frame may take.
    """
    blank = "   |"
    labels = max(text_width(label) for label, _ in rows) + 2
    room = max(width - len(blank) - 1 - labels, _NARROWEST)
    yield FrameLine(blank, "")
    for label, value in rows:
        head = label
        for part in fold(visible(value), room):
            yield FrameLine(blank, pad(head, labels) + part)
            head = ""
    yield FrameLine(blank, "")


def fold(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of at most a number of columns, broken at blanks where there are any."""
    while len(text) * 2 > width and text_width(text) > width:
        end = len(clip(text, width + 1)) - 1
        blank = text.rfind(" ", end // 2, end + 1)
        cut = blank if blank > 0 else end
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def _marks_by_line(source: Source, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the number and marked stretch of each line of a span, one line more than is shown at most."""
    text = source.text
    start = max(0, min(span.start, len(text)))
    end = max(start, min(span.end, len(text)))
    number = source.position(start).line
    for _ in range(MOST_LINES + 1):
        line_end = text.find("\n", start, end)
        yield number, Span(start, end if line_end < 0 else line_end)
        if line_end < 0 or not text[line_end:end].strip():
            return
        start, number = line_end + 1, number + 1
        while start < end and text[start] != "\n" and text[start].isspace():
            start += 1


def _excerpt(text: str, mark: Span, columns: int) -> _Excerpt:
    """Cut a line around its marked stretch to a number of columns."""
    first, last = _window(text, mark, columns)
    lead = ELLIPSIS if first > 0 and text[first - 1] != "\n" else ""
    tail = ELLIPSIS if last < len(text) and text[last] != "\n" else ""
    before = lead + visible(text[first : mark.start])
    marked = visible(text[mark.start : min(mark.end, last)])
    after = visible(text[min(mark.end, last) : last]) + tail
    return _Excerpt((before + marked + after).rstrip(), text_width(before), text_width(marked))


def _window(text: str, mark: Span, columns: int) -> tuple[int, int]:
    """Return the first and the last offset of a line that fit, the marked stretch before its surroundings."""
    farthest = max(0, mark.start - columns * _REACH)
    left = text.rfind("\n", farthest, mark.start) + 1 or farthest
    farthest = min(len(text), mark.start + columns * _REACH)
    right = text.find("\n", mark.start, farthest)
    right = farthest if right < 0 else right
    if right - left <= columns and text_width(visible(text[left:right])) <= columns:
        return left, right
    room = columns - 2 * len(ELLIPSIS)
    last, room = _grow(text, mark.start, min(mark.end, right), room)
    aside = room // 2
    first, rest = _shrink(text, mark.start, left, aside)
    last, room = _grow(text, last, right, room - aside + rest)
    first, _ = _shrink(text, first, left, room)
    return first, last


def _grow(text: str, at: int, stop: int, room: int) -> tuple[int, int]:
    """Move an offset to the right as far as the room lasts; return it and the room left."""
    while at < stop:
        width = text_width(visible_char(text[at]))
        if width > room:
            break
        at, room = at + 1, room - width
    return at, room


def _shrink(text: str, at: int, stop: int, room: int) -> tuple[int, int]:
    """Move an offset to the left as far as the room lasts; return it and the room left."""
    while at > stop:
        width = text_width(visible_char(text[at - 1]))
        if width > room:
            break
        at, room = at - 1, room - width
    return at, room
