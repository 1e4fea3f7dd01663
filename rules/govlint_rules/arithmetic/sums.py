"""The sums that a form asks for, worked out on the cells of the table that is bound to it.

Which keys add up is data of the form; a form with another row needs no code here. A sum with a cell
that holds no number is not assessed: a blank is never zero.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
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


def adds_results(balance: Balance) -> bool:
    """Whether a balance says what the results of a column add up to."""
    return balance.id == "results"


def sums(table: BoundTable) -> Iterator[Sum]:
    """Yield every sum of a table that can be assessed."""
    for balance in _balances(table):
        for line in lines(table, balance.each).values():
            if _gap(line, balance) is not None:
                yield _sum(table, balance, line)


def broken_sums(table: BoundTable, covers: Callable[[Balance], bool]) -> Iterator[Sum]:
    """Yield the sums of a table that can be assessed and do not hold, of the balances that are covered."""
    for balance in filter(covers, _balances(table)):
        for line in lines(table, balance.each).values():
            if _gap(line, balance):
                yield _sum(table, balance, line)


def ceilings(table: BoundTable) -> Iterator[tuple[Balance, Balance, tuple[str, ...]]]:
    """Yield each sum of results, the balance that its total enters, and the keys on that one's other side."""
    for results in filter(adds_results, _balances(table)):
        for flow in _balances(table):
            if flow is not results and flow.each == results.each and set(results.left) <= set(flow.right):
                yield results, flow, flow.left


def _balances(table: BoundTable) -> list[Balance]:
    return [balance for balance in table.form.balances if balance.table == table.key]


def _sum(table: BoundTable, balance: Balance, line: Mapping[str, ValueCell]) -> Sum:
    left = tuple(line[key] for key in balance.left)
    return Sum(table, balance, left, tuple(line[key] for key in balance.right))


def _gap(line: Mapping[str, ValueCell], balance: Balance) -> Decimal | None:
    """Return by how much the left side exceeds the right; None when a cell holds no number."""
    gap = Decimal(0)
    for side, sign in ((balance.left, 1), (balance.right, -1)):
        for key in side:
            cell = line.get(key)
            number = cell.value.number if cell else None
            if number is None:
                return None
            if number:
                gap += number * sign
    return gap


class _Same(NamedTuple):
    """A table as a key of the memo: the very same object, not an equal one."""

    table: BoundTable

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table


def lines(table: BoundTable, each: str) -> Mapping[str, Mapping[str, ValueCell]]:
    """Return the cells of a table by column and row, by row and column, or all of them by their key.

    Args:
        table: the bound table.
        each: over what a balance repeats: ``column``, ``row`` or nothing.
    """
    return _lines(_Same(table), each)


@lru_cache(maxsize=8)  # several rules go over the same tables
def _lines(same: _Same, each: str) -> Mapping[str, Mapping[str, ValueCell]]:
    if not each:
        return {"": same.table.cells}
    found: dict[str, dict[str, ValueCell]] = {}
    for key, cell in same.table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        line, member = (column, row) if each == "column" else (row, column)
        found.setdefault(line, {})[member] = cell
    return found


def numbers(line: Mapping[str, ValueCell], keys: tuple[str, ...]) -> tuple[ValueCell, ...]:
    """Return the cells of the keys if each of them holds a number, else none at all."""
    cells = tuple(line[key] for key in keys if key in line)
    return cells if len(cells) == len(keys) and all(cell.number is not None for cell in cells) else ()


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
