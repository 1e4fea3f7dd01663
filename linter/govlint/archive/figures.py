"""The figures of a table, written small and read again."""

from __future__ import annotations

import zlib
from array import array
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.archive.record import RecordedTable, Spot
from govlint_grammar.binding import State
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_INTS = "I" if array("I").itemsize == 4 else "L"


class Figure(NamedTuple):
    """A value cell of a recorded table.

    Attributes:
        number: the number in it; None when there is none to be sure of.
        spot: where it stands; None for one that is not in the table.
    """

    state: State
    number: Decimal | None
    spot: Spot | None


def recorded(table: BoundTable, source: Source) -> RecordedTable:
    """Return what is kept of a table."""
    values: list[str] = []
    spots = array(_INTS)
    last_start, last_line = 0, 0
    cells = table.cells
    for key in cell_keys(table.table_form):
        bound = cells.get(key)
        if bound is None:
            values.append("x")
            continue
        value = bound.value
        values.append(_MARKS[value.state] if value.number is None else str(value.number))
        if bound.cell is None:
            spots.extend((0, 0, 0, 0))
            continue
        start, end = bound.cell.start, bound.cell.end
        line, column = source.position(start)
        # Rows in another order go back; differences are kept modulo 2 to the 32nd.
        spots.extend(
            ((start - last_start) & 0xFFFFFFFF, end - start, (line - last_line) & 0xFFFFFFFF, column)
        )
        last_start, last_line = start, line
    return RecordedTable(table.key, table.edition, ",".join(values), zlib.compress(spots.tobytes(), 1))


def figures(table: RecordedTable, forms: tuple[Form, ...]) -> Mapping[str, Figure]:
    """Return the figures of a recorded table by the keys of the form; none if the form is not known."""
    form = table_form(table, forms)
    if form is None:
        return {}
    found: dict[str, Figure] = {}
    spots = array(_INTS)
    spots.frombytes(zlib.decompress(table.spots))
    at = start = line = 0
    for key, written in zip(cell_keys(form), table.values.split(","), strict=False):
        state = _STATES.get(written, State.NUMBER)
        if written == "x" and len(spots) <= at:
            found[key] = Figure(state, None, None)
            continue
        further, length, lines, column = spots[at : at + 4]
        at += 4
        spot = None
        if column:
            start, line = (start + further) & 0xFFFFFFFF, (line + lines) & 0xFFFFFFFF
            # A cell of several lines is pointed at by its first.
            spot = Spot(start, start + length, line, column, line, column + length)
        found[key] = Figure(state, Decimal(written) if state is State.NUMBER else None, spot)
    return found


def table_form(table: RecordedTable, forms: tuple[Form, ...]) -> TableForm | None:
    """Return the form of a recorded table; None if its edition is not known any more."""
    tables = (each for form in forms if form.edition == table.edition for each in form.tables)
    return next((each for each in tables if each.key == table.key), None)
