"""The figures of a table, written small and read again."""

from __future__ import annotations

import zlib
from array import array
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from govlint.archive.record import RecordedTable, Spot
from govlint_grammar.binding import State
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint_grammar.binding import BoundTable
    from govlint_grammar.forms import Form, TableForm
    from govlint_grammar.source import Source

# What stands for a cell without a number. A number is written as it is.
_MARKS = {
    State.BLANK: "",
    State.PLACEHOLDER: "-",
    State.NOT_A_NUMBER: "?",
    State.UNPLACED: "!",
    State.MISSING: "x",
}
_STATES = {mark: state for state, mark in _MARKS.items()}
_NOWHERE = (0, 0, 0, 0)
_MOST = 0xFFFFFFFF
_INTS = "I" if array("I").itemsize == 4 else "L"


class Figure(NamedTuple):
    """A value cell of a recorded table.

    Attributes:
        number: the number in it; None when there is none to be sure of.
    """

    state: State
    number: Decimal | None


def recorded(table: BoundTable, source: Source) -> RecordedTable:
    """Return what is kept of a table: of each cell its mark or number, and four integers for its place."""
    values: list[str] = []
    spots = array(_INTS)
    last, last_line, last_start = 0, 1, 0
    text, cells = source.text, table.cells
    for key in cell_keys(table.table_form):
        bound = cells.get(key)
        if bound is None:
            values.append("x")
            spots.extend(_NOWHERE)
            continue
        value = bound.value
        values.append(_MARKS[value.state] if value.number is None else str(value.number))
        if bound.cell is None:
            spots.extend(_NOWHERE)
            continue
        start, end = bound.cell.start, bound.cell.end
        if start >= last:  # counted on from the cell before
            line = last_line + text.count("\n", last, start)
            column = start - text.rfind("\n", 0, start)
        else:
            line, column = source.position(start)
        # Rows in another order go back; differences are kept modulo 2 to the 32nd.
        spots.extend(((start - last_start) & _MOST, end - start, (line - last_line) & _MOST, column))
        last, last_line, last_start = start, line, start
    return RecordedTable(table.key, table.edition, ",".join(values), zlib.compress(spots.tobytes(), 1))


class Figures:
    """The figures of a recorded table, read when they are asked for.

    Args:
        table: the recorded table.
        form: its form.
    """

    def __init__(self, table: RecordedTable, form: TableForm) -> None:
        self.form = form
        self._table = table
        self._written = table.values.split(",")
        self._index = _index_of(form)

    def get(self, key: str) -> Figure | None:
        """Return the value cell of a key; None for one that the form does not have."""
        at = self._index.get(key)
        return None if at is None or at >= len(self._written) else _figure(self._written[at])

    def items(self) -> Iterator[tuple[str, Figure]]:
        """Yield all value cells with their keys, in the form's order."""
        return zip(self._index, map(_figure, self._written), strict=False)

    def spot(self, key: str) -> Spot | None:
        """Return where the value cell of a key stands; None for one that is not in the table."""
        at = self._index.get(key)
        starts, lengths, lines, columns = self._spots
        if at is None or at >= len(columns) or not columns[at]:
            return None
        start, line, column = starts[at] & _MOST, lines[at] & _MOST, columns[at]
        # A cell of several lines is pointed at by its first.
        return Spot(start, start + lengths[at], line, column, line, column + lengths[at])

    @cached_property
    def _spots(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int]]:
        packed = array(_INTS)
        packed.frombytes(zlib.decompress(self._table.spots))
        lines = list(accumulate(packed[2::4], initial=1))[1:]
        return list(accumulate(packed[0::4])), packed[1::4], lines, packed[3::4]


@lru_cache(maxsize=64)
def _index_of(form: TableForm) -> Mapping[str, int]:
    return {key: at for at, key in enumerate(cell_keys(form))}


@lru_cache(maxsize=4096)
def _figure(written: str) -> Figure:
    state = _STATES.get(written, State.NUMBER)
    return Figure(state, Decimal(written) if state is State.NUMBER else None)


def table_form(table: RecordedTable, forms: tuple[Form, ...]) -> TableForm | None:
    """Return the form of a recorded table; None if its edition is not known any more."""
    tables = (each for form in forms if form.edition == table.edition for each in form.tables)
    return next((each for each in tables if each.key == table.key), None)
