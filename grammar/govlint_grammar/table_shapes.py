"""Tables of a shape that has been met before: only their numbers are new.

Nearly every report has the form's tables to the letter. What a table is but for its bare numbers, its shape,
decides which cells it has and where in the form they belong; both are found out once for a shape, and put
together anew for each table from its numbers and their places.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.source import Span
from govlint_grammar.tree import Cell, FoundRows, Row

if TYPE_CHECKING:
    from collections.abc import Callable

# A cell that is a bare number, its tab before it. Splitting at these leaves numbers at the odd places.
_NUMBER = regex(r"(?<=\t)([0-9]{1,9})(?=\n\t|\n[^\S\n\t]*\n\t|\Z)")

# Shapes that are kept; a folder of reports has some ten.
_MOST = 256
_MOST_KEPT = 16
_LONGEST = 20_000  # characters of a table; the form's have two thousand

_new = tuple.__new__

# A place in a table: which piece of its text it stands in, and how far from the beginning of that.
_Place = tuple[int, int]


class Shape:
    """What tables have in common that differ in their numbers alone.

    What follows from the shape alone may be kept with it, by what it was held against.
    """

    __slots__ = ("_found", "_kept", "_ordered", "_rows", "_words", "order")

    def __init__(
        self,
        words: list[tuple[str, _Place, _Place]],
        order: list[int],
        rows: list[tuple[int, int, _Place, _Place]],
    ) -> None:
        """Take the cells that are not numbers, the order of these and the numbers, and the rows."""
        self._words = words
        self.order = order
        self._ordered: Callable[[list[Cell]], tuple[Cell, ...]] = itemgetter(*order)
        self._rows = rows
        self._found: dict[str, int | None] = {}
        self._kept: dict[int, tuple[object, object]] = {}

    def __len__(self) -> int:
        """Return how many rows a table of this shape has."""
        return len(self._rows)

    def number_of(self, cell: int) -> int | None:
        """Return which number of the table a cell is, None for one of words."""
        number = self.order[cell] - len(self._words)
        return number if number >= 0 else None

    def cell(self, number: int, pieces: list[str], at: list[int]) -> Cell:
        """Return one cell, by its number in the order of the text."""
        place = self.order[number]
        if place < len(self._words):
            text, (piece, skipped), (last, end) = self._words[place]
            return _new(Cell, (text, at[piece] + skipped, at[last] + end))
        piece = 2 * (place - len(self._words)) + 1
        return _new(Cell, (pieces[piece], at[piece], at[piece + 1]))

    def cells(self, pieces: list[str], at: list[int]) -> tuple[Cell, ...]:
        """Return all cells in the order of the text.

        Args:
            pieces: the text of a table of this shape, split at its numbers.
            at: where each piece begins in the report, and where the last ends.
        """
        cells = [
            _new(Cell, (text, at[piece] + skipped, at[last] + end))
            for text, (piece, skipped), (last, end) in self._words
        ]
        cells += [_new(Cell, each) for each in zip(pieces[1::2], at[1::2], at[2::2], strict=False)]
        return self._ordered(cells)

    def cell_with(self, words: str) -> int | None:
        """Return the number of the first cell that holds some words, which have no digit among them."""
        kept = self._found.get(words, -1)
        if kept == -1:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            texts = [word[0] for word in self._words]
            numbers = enumerate(self.order)
            kept = next((n for n, place in numbers if place < len(texts) and words in texts[place]), None)
            self._found[words] = kept
        return kept

    def rows(self, cells: tuple[Cell, ...], at: list[int]) -> tuple[Row, ...]:
        """Return the rows of these cells."""
        return tuple(
            [
                _new(Row, (cells[first:end], Span(at[piece] + skipped, at[last] + beyond)))
                for first, end, (piece, skipped), (last, beyond) in self._rows
            ]
        )

    def kept(self, against: object) -> object | None:
        """Return what is kept by an object, None if there is nothing."""
        found = self._kept.get(id(against))
        return found[1] if found is not None and found[0] is against else None

    def keep(self, against: object, what: object) -> None:
        """Keep something by an object; by its identity, so that it need not be hashed."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[id(against)] = (against, what)


class ShapedRows(FoundRows):
    """The rows of a table of a known shape; its cells are made when they are asked for, one by one or all.

    Attributes:
        shape: the shape.
        pieces: the table's text, split at its numbers.
    """

    __slots__ = ("_at", "_cells", "_single", "_start", "pieces", "shape")

    def __init__(self, shape: Shape, pieces: list[str], start: int) -> None:
        """Take the shape, the table's text split at its numbers, and its offset in the report."""
        super().__init__()
        self.shape = shape
        self.pieces = pieces
        self._start = start
        self._at: list[int] | None = None
        self._cells: tuple[Cell, ...] | None = None
        self._single: dict[int, Cell] = {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.shape)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all rows, in the order of the text."""
        cells = self._cells
        if cells is None:
            cells = self.shape.cells(self.pieces, self._starts())
            if self._single:  # who has been given a cell finds the very same here
                cells = tuple([self._single.get(number, cell) for number, cell in enumerate(cells)])
            self._cells = cells
        return cells

    def cell(self, number: int) -> Cell:
        """Return one of the cells."""
        if self._cells is not None:
            return self._cells[number]
        found = self._single.get(number)
        if found is None:
            found = self._single[number] = self.shape.cell(number, self.pieces, self._starts())
        return found

    def cell_with(self, words: str) -> Cell | None:
        """Return the first cell whose text holds some words, None if none does."""
        if not words or any(map(str.isdigit, words)):
            return next((cell for cell in self.cells if words in cell.text), None)
        number = self.shape.cell_with(words)
        return None if number is None else self.cell(number)

    def _make(self) -> tuple[Row, ...]:
        return self.shape.rows(self.cells, self._starts())

    def _starts(self) -> list[int]:
        if self._at is None:
            self._at = list(accumulate(map(len, self.pieces), initial=self._start))
        return self._at


_SHAPES: dict[tuple[str, ...], Shape | None] = {}


def read_shaped(token: str, start: int, read: Callable[[], tuple[Row, ...] | None]) -> ShapedRows | None:
    """Return the rows of a table by its shape.

    Args:
        token: the table's text.
        start: its offset in the report.
        read: reads the rows of a table whose shape has not been met; gives None if how it was read says
            nothing of other tables of its shape.

    Returns:
        None if the table must be read for itself.
    """
    if len(token) > _LONGEST:
        return None
    pieces = _NUMBER.split(token)
    key = tuple(pieces[::2])
    shape = _SHAPES.get(key)
    if shape is None and key not in _SHAPES:
        if len(_SHAPES) >= _MOST:
            _SHAPES.clear()
        rows = read()
        shape = _SHAPES[key] = _shape(pieces, start, rows) if rows is not None else None
    return ShapedRows(shape, pieces, start) if shape is not None else None


def _shape(pieces: list[str], start: int, rows: tuple[Row, ...]) -> Shape | None:
    """Return the shape of a table that has been read; None if its numbers are not cells of their own."""
    at = list(accumulate(map(len, pieces), initial=start))
    numbers = dict(zip(at[1::2], pieces[1::2], strict=False))

    def place(offset: int) -> _Place:
        piece = bisect_right(at, offset) - 1
        return piece, offset - at[piece]

    words: list[tuple[str, _Place, _Place]] = []
    order: list[int] = []
    found: list[tuple[int, int, _Place, _Place]] = []
    met = 0
    for row in rows:
        first = len(order)
        for cell in row.cells:
            if numbers.get(cell.start) == cell.text and cell.text:
                order.append(-1 - met)
                met += 1
            else:
                order.append(len(words))
                words.append((cell.text, place(cell.start), place(cell.end)))
        found.append((first, len(order), place(row.span.start), place(row.span.end)))
    if met != len(numbers) or len(order) < 2:
        return None
    ordered = [number if number >= 0 else len(words) - 1 - number for number in order]
    shape = Shape(words, ordered, found)
    return shape if ShapedRows(shape, pieces, start) == rows else None
