"""Paragraphs: which lines of prose were one before the page broke them."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pdf.letters import Line

# In parts of a letter's size: an indent, and the play that typesetting needs.
_INDENT = 0.9
_PLAY = 0.35
# Letters of one paragraph differ in size by no more than this share.
_SAME_SIZE = 0.12
_WIDER_GAP = 1.35
# A line as long as this share of the page may be a full one.
_LONG_LINE = 0.5
# A text is set with indents if at least this share of its lines have one.
_INDENTED = 0.04
_END = regex(r"[。！？：；]['\"”’）)》]*$")
_NUMBERED = regex(
    r"[（(]?[一二三四五六七八九十\d]{1,2}(?:[、．)）]|\.(?!\d))|第[一二三四五六七八九十]{1,3}[条章节]|[一二三四五六七八九]是"
)


class Frame(NamedTuple):
    """How a document's prose is set: its left and right edge, and whether paragraphs are indented."""

    left: float
    right: float
    indented: bool
    gap: float


class Paragraph(NamedTuple):
    """A paragraph, and the page on which it begins."""

    text: str
    page: int


class PlacedLine(NamedTuple):
    """A line of prose and its page."""

    line: Line
    page: int


def frame_of(lines: Sequence[Line], width: float) -> Frame:
    """Find out how prose is set, from all of its lines and the width of the pages.

    Where no line is long, none was broken: the right edge is then out of reach. Lines that stand apart like
    columns are no prose.
    """
    lines = [line for line in lines if line.parts == 1]
    longest = max((line.right - line.left for line in lines), default=0.0)
    if longest < _LONG_LINE * width:
        return Frame(0.0, math.inf, False, 0.0)
    wide = [line for line in lines if line.right - line.left > 0.6 * longest]
    size = median(line.size for line in wide)
    lefts = Counter(round(line.left / 2) for line in wide)
    least = max(1, 0.08 * len(wide))
    left = 2.0 * min(place for place, count in lefts.items() if count + lefts[place + 1] >= least)
    right = _right_edge([line.right for line in wide])
    indented = sum(1.5 * size <= line.left - left <= 2.7 * size for line in lines)
    gaps = [
        after.top - before.top for before, after in pairwise(wide) if 0 < after.top - before.top < 4 * size
    ]
    return Frame(left, right, indented >= max(2, _INDENTED * len(lines)), median(gaps) if gaps else 2 * size)


def _right_edge(rights: Sequence[float]) -> float:
    """Return where full lines end: where most do, or far right where they end as words come.

    Punctuation may hang beyond the edge.
    """
    place, count = Counter(round(right) for right in rights).most_common(1)[0]
    if 4 * count >= len(rights):
        return float(place)
    return sorted(rights)[int(0.9 * (len(rights) - 1))]


def paragraphs_of(lines: Sequence[PlacedLine], frame: Frame) -> list[Paragraph]:
    """Join the lines of a stretch of prose that no table interrupts."""
    paragraphs: list[Paragraph] = []
    before: PlacedLine | None = None
    for placed in lines:
        if before is not None and _goes_on(before, placed, frame):
            text = paragraphs[-1].text
            paragraphs[-1] = paragraphs[-1]._replace(
                text=text + _joint(text, placed.line.text) + placed.line.text
            )
        else:
            paragraphs.append(Paragraph(placed.line.text, placed.page))
        before = placed
    return paragraphs


def _joint(before: str, after: str) -> str:
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""


def _goes_on(before: PlacedLine, placed: PlacedLine, frame: Frame) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    upper, lower = before.line, placed.line
    size = max(upper.size, lower.size)
    if abs(upper.size - lower.size) > _SAME_SIZE * size or upper.parts > 1 or lower.parts > 1:
        return False
    centred = _middle(upper, frame) and _middle(lower, frame) and lower.left - frame.left > size
    room = frame.right - (frame.left + upper.right - upper.left if centred else upper.right)
    if lower.width_of_head <= room - _PLAY * size:
        return False  # its first word would have found room above
    return centred or _goes_on_below(before, placed, frame)


def _middle(line: Line, frame: Frame) -> bool:
    """Whether a line stands in the middle, or fills the width."""
    return abs((line.left - frame.left) - (frame.right - line.right)) < _PLAY * line.size


def _goes_on_below(before: PlacedLine, placed: PlacedLine, frame: Frame) -> bool:
    """Whether a paragraph goes on below a line that is full."""
    upper, lower = before.line, placed.line
    size = max(upper.size, lower.size)
    indented = lower.left - frame.left > _INDENT * size
    ended = _END.search(upper.text) is not None
    if indented:
        return not ended and abs(upper.left - lower.left) < _PLAY * size and not _NUMBERED.match(lower.text)
    if not ended:
        return True
    apart = before.page == placed.page and lower.top - upper.top > _WIDER_GAP * frame.gap
    return frame.indented or not (apart or _NUMBERED.match(lower.text))
