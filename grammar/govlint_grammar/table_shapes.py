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
from govlint_grammar.tree import Cell, Row

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

    __slots__ = ("_kept", "_order", "_rows", "_words")

    def __init__(
        self,
        words: list[tuple[str, _Place, _Place]],
        order: Callable[[list[Cell]], tuple[Cell, ...]],
        rows: list[tuple[int, int, _Place, _Place]],
    ) -> None:
        """Take the cells that are not numbers, the order of words and numbers, and where the rows end."""
        self._words = words
        self._order = order
        self._rows = rows
        self._kept: dict[int, tuple[object, object]] = {}

    def rows(self, pieces: list[str], start: int) -> ShapedRows:
        """Return the rows of a table of this shape.

        Args:
            pieces: its text, split at its numbers.
            start: its offset in the report.
        """
        at = list(accumulate(map(len, pieces), initial=start))
        cells = [
            _new(Cell, (text, at[piece] + skipped, at[last] + end))
            for text, (piece, skipped), (last, end) in self._words
        ]
        cells += [_new(Cell, each) for each in zip(pieces[1::2], at[1::2], at[2::2], strict=False)]
        ordered = self._order(cells)
        rows = ShapedRows(
            _new(Row, (ordered[first:end], Span(at[piece] + skipped, at[last] + beyond)))
            for first, end, (piece, skipped), (last, beyond) in self._rows
        )
        rows.shape, rows.cells = self, ordered
        return rows

    def kept(self, against: object) -> object | None:
        """Return what is kept by an object, None if there is nothing."""
        found = self._kept.get(id(against))
        return found[1] if found is not None and found[0] is against else None

    def keep(self, against: object, what: object) -> None:
        """Keep something by an object; by its identity, so that it need not be hashed."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[id(against)] = (against, what)


class ShapedRows(tuple[Row, ...]):
    """The rows of a table of a known shape.

    Attributes:
        shape: the shape.
        cells: the cells of all rows, in the order of the text.
    """

    shape: Shape
    cells: tuple[Cell, ...]


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
    return shape.rows(pieces, start) if shape is not None else None


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
    getter = itemgetter(*(number if number >= 0 else len(words) - 1 - number for number in order))
    shape = Shape(words, getter, found)
    return shape if shape.rows(pieces, start) == rows else None
