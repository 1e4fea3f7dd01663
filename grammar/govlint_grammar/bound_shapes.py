"""Bindings of tables whose shape has been bound before: the same keys for other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from govlint_grammar.binding import BoundCells, BoundRow, BoundTable, ValueCell, is_regular
from govlint_grammar.later import Later
from govlint_grammar.records import NamedTuple
from govlint_grammar.values import read_value

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
    from decimal import Decimal

    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm
    from govlint_grammar.table_shapes import ShapedRows
    from govlint_grammar.tree import Table

_T = TypeVar("_T")
_new = tuple.__new__


class _PlannedRow(NamedTuple):
    """A row that the form knows: its number, the number of its label's cell, its stretch of the values."""

    form: RowForm | None
    number: int
    label: int | None
    first: int
    end: int


class BindingPlan(NamedTuple):
    """Where in a form everything in a table of some shape belongs.

    Attributes:
        values: key, table, row and column of every value, with the number of its cell.
        keys: the keys in the form's order, each with the number of its value.
        irregular: the keys of the values that are anything but a number in bare digits.
        words: the keys of the values that have no place among the numbers of the table's text.
        keys_of_numbers: by the place of a number among those of the table's text, the key whose value it is.
    """

    form: Form
    table_form: TableForm
    rows: tuple[_PlannedRow, ...]
    values: tuple[tuple[tuple[str, str, RowForm | None, ColumnForm], int], ...]
    keys: Mapping[str, int]
    irregular: tuple[str, ...]
    words: tuple[str, ...]
    keys_of_numbers: Mapping[int, str]

    def bind(self, table: Table, rows: ShapedRows) -> BoundTable:
        """Bind a table of the shape."""
        cells = _PlannedCells(self, rows)
        return BoundTable(self.form, self.table_form, table, _PlannedRows(self, rows, cells), cells, ())


class _PlannedCells(BoundCells):
    """The value cells of a table of a known shape, made when they are asked for."""

    __slots__ = ("_all", "_plan", "_rows", "_values")

    def __init__(self, plan: BindingPlan, rows: ShapedRows) -> None:
        self._plan = plan
        self._rows = rows
        self._values: dict[int, ValueCell] = {}
        self._all: dict[str, ValueCell] | None = None

    def __getitem__(self, key: str) -> ValueCell:
        number = self._plan.keys[key]
        found = self._values.get(number)
        return self._made(number) if found is None else found

    def get(self, key: str, default: _T | None = None) -> ValueCell | _T | None:  # type: ignore[override] # no overloads
        """Return the value cell of a key, or else the default."""
        number = self._plan.keys.get(key)
        if number is None:
            return default
        found = self._values.get(number)
        return self._made(number) if found is None else found

    def _made(self, number: int) -> ValueCell:
        fixed, place = self._plan.values[number]
        cell = self._rows.cell(place)
        made = self._values[number] = _new(ValueCell, (*fixed, read_value(cell[0]), cell))
        return made

    def in_order(self) -> list[ValueCell]:
        """Return all values in the order of the text."""
        cells, known = self._rows.cells, self._values
        if len(known) < len(self._plan.values):
            for number, (fixed, place) in enumerate(self._plan.values):
                if number not in known:
                    cell = cells[place]
                    known[number] = _new(ValueCell, (*fixed, read_value(cell[0]), cell))
        return [known[number] for number in range(len(known))]

    def _every(self) -> dict[str, ValueCell]:
        if self._all is None:
            values = self.in_order()
            self._all = {key: values[number] for key, number in self._plan.keys.items()}
        return self._all

    def __contains__(self, key: object) -> bool:
        return key in self._plan.keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._plan.keys)

    def __len__(self) -> int:
        return len(self._plan.keys)

    def keys(self) -> KeysView[str]:
        """Return the keys."""
        return self._plan.keys.keys()

    def values(self) -> ValuesView[ValueCell]:
        """Return the value cells."""
        return self._every().values()

    def items(self) -> ItemsView[str, ValueCell]:
        """Return keys and value cells."""
        return self._every().items()

    @property
    def irregular(self) -> tuple[ValueCell, ...]:
        """The cells that hold anything but a number in bare digits."""
        return tuple(map(self.__getitem__, self._plan.irregular))

    @property
    def filled(self) -> dict[str, Decimal | None]:
        """The number of every cell but those that hold a bare 0; None where there is none to be sure of."""
        plan = self._plan
        found = {key: self[key].value.number for key in plan.words}
        keys = plan.keys_of_numbers
        for at, piece in enumerate(self._rows.pieces[1::2]):
            if piece != "0" and (key := keys.get(at)) is not None:
                found[key] = read_value(piece).number
        return found


class _PlannedRows(Later[BoundRow]):
    """The bound rows of a table of a known shape."""

    __slots__ = ("_cells", "_plan", "_rows")

    def __init__(self, plan: BindingPlan, rows: ShapedRows, cells: _PlannedCells) -> None:
        super().__init__()
        self._plan = plan
        self._rows = rows
        self._cells = cells

    def _make(self) -> tuple[BoundRow, ...]:
        cells = self._rows.cells
        values = tuple(self._cells.in_order())
        return tuple(
            [
                _new(
                    BoundRow,
                    (form, self._rows[number], None if label is None else cells[label], values[first:end]),
                )
                for form, number, label, first, end in self._plan.rows
            ]
        )


def plan_of(bound: BoundTable, rows: ShapedRows) -> BindingPlan | None:
    """Return the plan of a table that has been bound.

    Returns:
        None for a table that differs from its form: what is said of it may depend on more than its shape.
    """
    if bound.defects:
        return None
    cell_numbers = {id(cell): number for number, cell in enumerate(rows.cells)}
    row_numbers = {id(row): number for number, row in enumerate(rows)}
    values: list[tuple[tuple[str, str, RowForm | None, ColumnForm], int]] = []
    value_numbers: dict[int, int] = {}
    planned: list[_PlannedRow] = []
    for row in bound.rows:
        first = len(values)
        for value in row.values:
            if value.cell is None:
                return None
            value_numbers[id(value)] = len(values)
            values.append(((value.key, value.table, value.row, value.column), cell_numbers[id(value.cell)]))
        label = None if row.label is None else cell_numbers[id(row.label)]
        planned.append(_PlannedRow(row.form, row_numbers[id(row.row)], label, first, len(values)))
    if any(id(value) not in value_numbers for value in bound.cells.values()):
        return None
    keys = {key: value_numbers[id(value)] for key, value in bound.cells.items()}
    places = {key: rows.shape.number_of(values[number][1]) for key, number in keys.items()}
    return BindingPlan(
        bound.form,
        bound.table_form,
        tuple(planned),
        tuple(values),
        keys,
        tuple(key for key, value in bound.cells.items() if not is_regular(value)),
        tuple(key for key, place in places.items() if place is None),
        {place: key for key, place in places.items() if place is not None},
    )
