"""Tables of a report bound to the official form: every value cell by its key.

These are the types; `govlint_grammar.binder` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm
    from govlint_grammar.source import Span
    from govlint_grammar.tree import Cell, Row, Table


class State(Enum):
    """What a value cell holds."""

    NUMBER = "number"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"  # a stroke or 无 where a number is due
    NOT_A_NUMBER = "not a number"
    UNPLACED = "unplaced"  # its row has too many or too few cells: which one it is cannot be said
    MISSING = "missing"  # its row or column is not in the table


class Value(NamedTuple):
    """What a value cell's text says.

    Attributes:
        number: the number, for state ``NUMBER`` only; blank is never zero.
        unit: a unit written behind the number, or empty.
        remark: any further words in the cell, or empty.
        plain: whether the number is written in bare ASCII digits (a sign and a point allowed).
    """

    state: State
    number: Decimal | None = None
    unit: str = ""
    remark: str = ""
    plain: bool = True


class ValueCell(NamedTuple):
    """A value cell of the form: its key and labels, and what the report has in its place."""

    key: str
    table: str
    row: RowForm | None
    column: ColumnForm
    value: Value
    cell: Cell | None

    @property
    def number(self) -> Decimal | None:
        """The number in the cell; None when there is none to be sure of."""
        return self.value.number


class Defect(NamedTuple):
    """A difference between a table and its form, found while binding.

    Attributes:
        kind: ``missing-row``, ``extra-row``, ``missing-column``, ``extra-column``, ``row-order``,
            ``altered-label``, ``cell-count``, ``unread-row`` (its cells could not be told), ``group-value``.
        table: the key of the table.
        span: the place in the text: the row, the label, or for what is missing the row before it.
        expected: the form's label, row key or number of cells.
        found: the report's label or number of cells.
        row: the key of the row concerned, or empty.
        column: the key of the column concerned, or empty.
    """

    kind: str
    table: str
    span: Span
    expected: str = ""
    found: str = ""
    row: str = ""
    column: str = ""


class BoundRow(NamedTuple):
    """A row of a table that the form knows."""

    form: RowForm | None
    row: Row
    label: Cell | None
    values: tuple[ValueCell, ...]


def is_regular(cell: ValueCell) -> bool:
    """Whether a value cell holds a number in bare digits and nothing else."""
    text = cell.cell.text if cell.cell is not None else ""
    return cell.value.state is State.NUMBER and text.isascii() and text.isdigit()


class BoundCells(Mapping[str, ValueCell]):
    """Value cells by their keys, of which some things can be told without making them all."""

    __slots__ = ()

    @property
    def irregular(self) -> tuple[ValueCell, ...]:
        """The cells that hold anything but a number in bare digits."""
        raise NotImplementedError

    @property
    def filled(self) -> dict[str, Decimal | None]:
        """The number of every cell but those that hold a bare 0; None where there is none to be sure of."""
        raise NotImplementedError


class BoundTable(NamedTuple):
    """A table of the report bound to the edition of the form whose labels it matches best.

    Attributes:
        rows: the rows that the form knows, in the order of the text.
        cells: the value cells by their keys, in the form's order.
    """

    form: Form
    table_form: TableForm
    table: Table
    rows: Sequence[BoundRow]
    cells: Mapping[str, ValueCell]
    defects: tuple[Defect, ...]

    @property
    def key(self) -> str:
        """The table's key."""
        return self.table_form.key

    @property
    def edition(self) -> str:
        """The edition of the form that the table follows."""
        return self.form.edition

    @property
    def irregular(self) -> tuple[ValueCell, ...]:
        """The value cells that hold anything but a number in bare digits; of most tables there is none."""
        cells = self.cells
        if isinstance(cells, BoundCells):
            return cells.irregular
        return tuple([cell for cell in cells.values() if not is_regular(cell)])

    @property
    def filled(self) -> Mapping[str, Decimal | None]:
        """The numbers of the value cells by their keys, without those of bare zeros, which bear on no sum.

        None stands for a cell without a number to be sure of.
        """
        cells = self.cells
        if isinstance(cells, BoundCells):
            return cells.filled
        return {key: number for key, cell in cells.items() if (number := cell.value.number) != 0}


class Binding(NamedTuple):
    """All bound tables of a report; a second table of the same key is in `duplicates`."""

    form: Form | None
    tables: Mapping[str, BoundTable] = MappingProxyType({})
    duplicates: tuple[BoundTable, ...] = ()

    def cell(self, key: str) -> ValueCell | None:
        """Return the value cell of a key; a key without a column means the total. None if not bound."""
        for table in self.tables.values():
            cell = table.cells.get(key)
            if cell is None:
                cell = table.cells.get(key + "[total]")
            if cell is not None:
                return cell
        return None

    def cells(self) -> Iterator[ValueCell]:
        """Yield every value cell of every bound table in the form's order."""
        for table in self.tables.values():
            yield from table.cells.values()
