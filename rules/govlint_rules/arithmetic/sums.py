"""The sums that a form asks for, worked out on the cells of the table that is bound to it.

Which keys add up is data of the form; a form with another row needs no code here. A sum with a cell
that holds no number is not assessed: a blank is never zero.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
    found = _numbers(_Same(table))
    for _, planned in _plan_of(table).sums:
        for each in planned:
            if None not in each.both(found):
                yield _sum(table, each)


def broken_sums(table: BoundTable, covers: Callable[[Balance], bool]) -> Iterator[Sum]:
    """Yield the sums of a table that can be assessed and do not hold, of the balances that are covered."""
    found = _numbers(_Same(table))
    for balance, planned in _plan_of(table).sums:
        if covers(balance):
            for each in planned:
                numbers = each.both(found)
                # Most lines are zeros from end to end.
                if any(numbers) and None not in numbers and _gap(each, found):
                    yield _sum(table, each)


def ceilings(table: BoundTable) -> Iterator[tuple[Balance, Balance, tuple[str, ...]]]:
    """Yield each sum of results, the balance that its total enters, and the keys on that one's other side."""
    for results in filter(adds_results, _balances(table)):
        for flow in _balances(table):
            if flow is not results and flow.each == results.each and set(results.left) <= set(flow.right):
                yield results, flow, flow.left


def _balances(table: BoundTable) -> list[Balance]:
    return [balance for balance in table.form.balances if balance.table == table.key]


def _sum(table: BoundTable, planned: _PlannedSum) -> Sum:
    left = tuple(table.cells[key] for key in planned.left)
    return Sum(table, planned.balance, left, tuple(table.cells[key] for key in planned.right))


def _gap(planned: _PlannedSum, found: Mapping[str, Decimal | None]) -> Decimal:
    """Return what the left side of a sum exceeds the right by."""
    left, right = ([found[key] for key in side] for side in (planned.left, planned.right))
    return sum(filter(None, left), _ZERO) - sum(filter(None, right), _ZERO)


class _PlannedSum(NamedTuple):
    """A balance on one line, by the keys of the cells that enter it.

    Attributes:
        both: takes the numbers of all these keys.
    """

    balance: Balance
    left: tuple[str, ...]
    right: tuple[str, ...]
    both: Callable[[Mapping[str, Decimal | None]], tuple[Decimal | None, ...]]


class _Plan(NamedTuple):
    """The sums of a table with these cells; most reports have the very cells of the form.

    Attributes:
        keys: the cells of the table.
        sums: each balance with its sums, those left out that need a cell the table does not have.
        lines: ``column``, ``row`` or nothing, then line, then member: the key of the cell.
    """

    keys: tuple[str, ...]
    sums: tuple[tuple[Balance, tuple[_PlannedSum, ...]], ...]
    lines: Mapping[str, Mapping[str, Mapping[str, str]]]


class _Same(NamedTuple):
    """A table as a key of the memo: the very same object, not an equal one."""

    table: BoundTable

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table


_ZERO = Decimal(0)
_PLANS: dict[int, tuple[object, _Plan]] = {}


def _plan_of(table: BoundTable) -> _Plan:
    """Return the plan of a table, made once for each form and set of cells that follow each other."""
    keys = tuple(table.cells)
    form, plan = _PLANS.get(id(table.table_form), (None, None))
    if plan is None or form is not table.table_form or plan.keys != keys:
        plan = _plan(table, keys)
        _PLANS[id(table.table_form)] = (table.table_form, plan)
    return plan


def _plan(table: BoundTable, keys: tuple[str, ...]) -> _Plan:
    by_line: dict[str, dict[str, dict[str, str]]] = {"column": {}, "row": {}, "": {"": {k: k for k in keys}}}
    for key, cell in table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        by_line["column"].setdefault(column, {})[row] = key
        by_line["row"].setdefault(row, {})[column] = key
    planned = tuple(
        (balance, tuple(_planned(balance, by_line[balance.each].values()))) for balance in _balances(table)
    )
    return _Plan(keys, planned, by_line)


def _planned(balance: Balance, members: Iterable[Mapping[str, str]]) -> Iterator[_PlannedSum]:
    for line in members:
        if all(name in line for name in (*balance.left, *balance.right)):
            left = tuple(line[name] for name in balance.left)
            right = tuple(line[name] for name in balance.right)
            yield _PlannedSum(balance, left, right, itemgetter(*left, *right))


@lru_cache(maxsize=8)  # several rules go over the same tables
def _numbers(same: _Same) -> Mapping[str, Decimal | None]:
    return {key: cell.value.number for key, cell in same.table.cells.items()}


def exceeding(
    table: BoundTable, results: Balance, sources: tuple[str, ...]
) -> Iterator[tuple[tuple[ValueCell, ...], tuple[ValueCell, ...]]]:
    """Yield the sources and the results of each line in which one result alone exceeds all sources together.

    Args:
        table: the bound table.
        results: the balance whose right side are the results.
        sources: the keys of what the results come from, in the same line.
    """
    found = _numbers(_Same(table))
    for line in _plan_of(table).lines[results.each].values():
        limits = [found[line[key]] if key in line else None for key in sources]
        if None in limits:
            continue
        limit = sum(filter(None, limits), _ZERO)
        keys = [line[key] for key in results.right if key in line]
        over = [key for key in keys if (number := found[key]) and number > limit]
        if over:
            yield tuple(table.cells[line[key]] for key in sources), tuple(table.cells[key] for key in over)


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
