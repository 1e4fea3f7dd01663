"""Letters of a page, and the lines that they make."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfplumber.page import Page

# In parts of a letter's size. Latin letters and digits closer than this are one word; Chinese ones hold
# together however a line is stretched, up to the gap that parts columns.
_WORD_GAP = 0.2
_BLANK_GAP = 0.9
_COLUMN_GAP = 1.8
# Letters of one line overlap in height by at least this share of the lower one.
_SAME_LINE = 0.5
# Letters drawn twice, a trifle apart, look bold.
_NEAR = (-1, 0, 1)
_LATIN = regex(r"[!-~]")
_UNREAD = regex(r"\(cid:\d+\)")
_LOST = "\ufffd"


class Letter(NamedTuple):
    """A letter and its box, counted from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of the letter's box."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Line(NamedTuple):
    """A line of letters.

    Attributes:
        text: its words; a blank stands where letters stand apart.
        parts: how many stretches it falls into that stand apart like columns.
        width_of_head: how wide the first stretch is that could not have been broken.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    parts: int
    width_of_head: float

    @property
    def size(self) -> float:
        """The height of the line's letters."""
        return self.bottom - self.top


def letters_of(page: Page) -> list[Letter]:
    """Return the letters of a page that a reader sees, each once: shadows and slanting marks are left out."""
    letters = []
    shadows: set[tuple[str, int, int]] = set()
    for char in page.chars:
        letter = Letter(
            _UNREAD.sub(_LOST, char["text"]),
            float(char["x0"]),
            float(char["x1"]),
            float(char["top"]),
            float(char["bottom"]),
        )
        across, down = letter.middle
        seen = 0 <= across <= page.width and 0 <= down <= page.height and letter.size > 0
        if not seen or not all(map(math.isfinite, letter[1:])) or _slants(char["matrix"]):
            continue
        spot = letter.text, round(letter.left), round(letter.top)
        if spot not in shadows:
            letters.append(letter)
        shadows.update((letter.text, spot[1] + x, spot[2] + y) for x in _NEAR for y in _NEAR)
    return letters


def _slants(matrix: Sequence[float]) -> bool:
    """Whether a letter stands neither upright nor on its side, as letters of a watermark do."""
    along, across = abs(float(matrix[0])), abs(float(matrix[1]))
    return min(along, across) > 0.1 * max(along, across)


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Put letters together to lines, from the top of the page to its bottom."""
    return [line for row in _rows(letters) if (line := _line(row)) is not None]


def _rows(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Yield letters that stand at one height, from left to right."""
    row: list[Letter] = []
    top = bottom = 0.0
    for letter in sorted(letters, key=lambda each: each.middle[1]):
        overlap = min(bottom, letter.bottom) - max(top, letter.top)
        if row and overlap < _SAME_LINE * min(bottom - top, letter.size):
            yield sorted(row, key=lambda each: each.left)
            row = []
        if not row:
            top, bottom = letter.top, letter.bottom
        row.append(letter)
    if row:
        yield sorted(row, key=lambda each: each.left)


def _line(row: Sequence[Letter]) -> Line | None:
    inked = [letter for letter in row if letter.text.strip()]
    if not inked:
        return None
    size = max(letter.size for letter in inked)
    pieces: list[str] = []
    parts = 1
    before: Letter | None = None
    for letter in inked:
        if before is not None:
            gap = (letter.left - before.right) / size
            parts += gap > _COLUMN_GAP
            pieces.append(_between(before, letter, gap))
        pieces.append(letter.text)
        before = letter
    return Line(
        "".join(pieces),
        inked[0].left,
        max(letter.right for letter in inked),
        min(letter.top for letter in inked),
        max(letter.bottom for letter in inked),
        parts,
        _head(inked),
    )


def _between(before: Letter, letter: Letter, gap: float) -> str:
    """Return what stands between two letters of a line: a blank if they stand apart, or nothing."""
    latin = _LATIN.fullmatch(before.text[-1:]) and _LATIN.fullmatch(letter.text[:1])
    return " " if gap > (_WORD_GAP if latin else _BLANK_GAP) else ""


# Quotation marks hold to both sides, closing marks to what is before them and to a number behind.
_HEAD = regex(r"[（《〈【〔“‘]*(?:[!-~]+|.)(?:[“”‘’]+.)*(?:[，。、；：！？）》〉”’】〕…]+[!-~]*)?")


def _head(inked: Sequence[Letter]) -> float:
    """Return the width of a line's beginning that would have gone to the line above as a whole."""
    match = _HEAD.match("".join(letter.text for letter in inked))
    left = match.end() if match else 1
    width = 0.0
    for letter in inked:
        width += letter.right - letter.left
        left -= len(letter.text)
        if left <= 0:
            break
    return width
