"""Which cells a key stands for, worked out once for each table of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.form_keys import cell_keys

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.forms import TableForm

_MOST_ANSWERS = 5000
_PLANS: dict[int, tuple[TableForm, CellPlan]] = {}


class CellPlan:
    """The cells of a table by key and column.

    A key is that of a cell, of a row (its total, or its cell in a column), or of a class of rows (the cells
    of its rows).
    """

    def __init__(self, table: TableForm) -> None:
        """Keep what the table has."""
        self._cells = dict.fromkeys(cell_keys(table))
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._classes: dict[str, list[str]] = {}
        for block in table.blocks:
            for row in block.rows:
                if row.clazz:
                    self._classes.setdefault(row.clazz, []).append(row.key)
        self._columns: dict[str, tuple[str, ...]] = {}

    @property
    def size(self) -> int:
        """How many value cells the form has in the table."""
        return len(self._cells)

    def cells(self, key: str, column: str) -> tuple[str, ...]:
        """Return the full keys of the cells that a key stands for; none if there are none."""
        found = self._known.get((key, column))
        if found is None:
            found = self._known[key, column] = self._found(key, column)
        return found

    def columns(self, row: str) -> tuple[str, ...]:
        """Return the columns of a row or class, from left to right; none if it has none in brackets."""
        found = self._columns.get(row)
        if found is None:
            first = self._classes.get(row, [row])[0] + "["
            own = (key for key in self._cells if key.startswith(first))
            found = self._columns[row] = tuple(key[len(first) : -1] for key in own)
        return found

    def _found(self, key: str, column: str) -> tuple[str, ...]:
        row, _, named = key.rstrip("]").partition("[")
        column = named or column
        spellings = (f"{row}[{column}]",) if column else (row, f"{row}[total]", f"{row}.total")
        for spelling in spellings:
            if spelling in self._cells:
                return (spelling,)
        cells = tuple(f"{each}[{column or 'total'}]" for each in self._classes.get(row, ()))
        return cells if all(cell in self._cells for cell in cells) else ()


class CellQuestion:
    """A question about numbers of cells of one table: its answers are remembered by the numbers.

    Most cells of most reports hold the same few numbers, so that most questions have been answered before.

    Attributes:
        table: the key of the table.
        answers: what was answered, by the numbers of the cells.
    """

    __slots__ = ("_cells", "_names", "answers", "table")

    def __init__(self, table: str, names: tuple[str, ...]) -> None:
        """Keep the keys that the question names."""
        self.table = table
        self.answers: dict[tuple[Decimal, ...], bool] = {}
        self._names = names
        self._cells: dict[tuple[int, str], tuple[str, ...]] = {}

    def cells(self, plan: CellPlan, column: str) -> tuple[str, ...]:
        """Return the full keys of all cells; none if the table lacks those of one key."""
        # Plans are kept as long as the program runs, so that their identity stays their own.
        known = self._cells.get((id(plan), column))
        if known is None:
            found = [plan.cells(name, column) for name in self._names]
            known = () if () in found else tuple(cell for cells in found for cell in cells)
            self._cells[id(plan), column] = known
        return known

    def answer(self, numbers: tuple[Decimal, ...], answer: bool) -> None:
        """Remember an answer."""
        if len(self.answers) >= _MOST_ANSWERS:
            self.answers.clear()
        self.answers[numbers] = answer


def plan_of(table: TableForm) -> CellPlan:
    """Return the plan of a table of a form, made when first asked for."""
    known = _PLANS.get(id(table))
    if known is None or known[0] is not table:
        # A form's table is long to compare; kept beside its plan, its identity stays its own.
        known = _PLANS[id(table)] = (table, CellPlan(table))
    return known[1]
