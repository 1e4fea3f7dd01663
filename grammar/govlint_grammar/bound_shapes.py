"""Bindings of tables whose shape has been bound before: the same keys for other numbers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.binding import BoundRow, BoundTable, ValueCell
from govlint_grammar.records import NamedTuple
from govlint_grammar.values import read_value

if TYPE_CHECKING:
    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm
    from govlint_grammar.table_shapes import ShapedRows
    from govlint_grammar.tree import Table

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
    """

    form: Form
    table_form: TableForm
    rows: tuple[_PlannedRow, ...]
    values: tuple[tuple[tuple[str, str, RowForm | None, ColumnForm], int], ...]
    keys: tuple[tuple[str, int], ...]

    def bind(self, table: Table, rows: ShapedRows) -> BoundTable:
        """Bind a table of the shape."""
        cells = rows.cells
        values = tuple(
            [
                _new(ValueCell, (*fixed, read_value((cell := cells[number])[0]), cell))
                for fixed, number in self.values
            ]
        )
        bound = [
            _new(
                BoundRow,
                (form, rows[number], None if label is None else cells[label], values[first:end]),
            )
            for form, number, label, first, end in self.rows
        ]
        by_key = MappingProxyType({key: values[number] for key, number in self.keys})
        return BoundTable(self.form, self.table_form, table, tuple(bound), by_key, ())


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
    keys = tuple((key, value_numbers[id(value)]) for key, value in bound.cells.items())
    return BindingPlan(bound.form, bound.table_form, tuple(planned), tuple(values), keys)
