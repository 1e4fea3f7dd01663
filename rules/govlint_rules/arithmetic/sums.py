"""The sums that a form asks for, worked out on the cells of the table that is bound to it.

Which keys add up is data of the form; a form with another row needs no code here. A sum with a cell
that holds no number is not assessed: a blank is never zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govlint.api import Balance, BoundTable, ValueCell


class Sum(NamedTuple):
    """A balance on one column, row or group of cells, every cell of which holds a number.

    Attributes:
        table: the table it stands in.
        balance: the balance of the form.
        left: the cells of one side; right: of the other.
    """

    table: BoundTable
    balance: Balance
    left: tuple[ValueCell, ...]
    right: tuple[ValueCell, ...]

    @property
    def left_total(self) -> Decimal:
        """What the left side adds up to."""
        return total_of(self.left)

    @property
    def right_total(self) -> Decimal:
        """What the right side adds up to."""
        return total_of(self.right)

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.left_total == self.right_total


def adds_results(balance: Balance) -> bool:
    """Whether a balance says what the results of a column add up to."""
    return balance.id == "results"


def sums(table: BoundTable, covers: Callable[[Balance], bool] | None = None) -> Iterator[Sum]:
    """Yield every sum of a table that can be assessed.

    Args:
        table: the bound table.
        covers: whether a balance is wanted; all are if None.
    """
    for balance in table.form.balances:
        if balance.table == table.key and (covers is None or covers(balance)):
            yield from _sums_of(table, balance)


def _sums_of(table: BoundTable, balance: Balance) -> Iterator[Sum]:
    for line in lines(table, balance.each).values():
        left = numbers(line, balance.left)
        right = numbers(line, balance.right)
        if left and right:
            yield Sum(table, balance, left, right)


def lines(table: BoundTable, each: str) -> dict[str, dict[str, ValueCell]]:
    """Return the cells of a table by column and row, by row and column, or all of them by their key.

    Args:
        table: the bound table.
        each: over what a balance repeats: ``column``, ``row`` or nothing.
    """
    found: dict[str, dict[str, ValueCell]] = {}
    for key, cell in table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        if each == "column":
            found.setdefault(column, {})[row] = cell
        elif each == "row":
            found.setdefault(row, {})[column] = cell
        else:
            found.setdefault("", {})[key] = cell
    return found


def numbers(line: Mapping[str, ValueCell], keys: tuple[str, ...]) -> tuple[ValueCell, ...]:
    """Return the cells of the keys if each of them holds a number, else none at all."""
    cells = tuple(line[key] for key in keys if key in line)
    if len(cells) < len(keys) or any(cell.number is None for cell in cells):
        return ()
    return cells


def amount(cell: ValueCell) -> Decimal:
    """Return the number of a cell that is known to hold one."""
    return cell.number or Decimal(0)


def total_of(cells: tuple[ValueCell, ...]) -> Decimal:
    """Add up cells, each of which holds a number."""
    return sum(map(amount, cells), Decimal(0))


def plain(number: Decimal) -> str:
    """Write a number without exponent and without closing zeros behind the point."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
