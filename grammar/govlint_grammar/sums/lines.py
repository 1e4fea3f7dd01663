"""The sums that a form asks for, worked out on the cells of the table that is bound to it.

Which keys add up is data of the form; a form with another row needs no code here. A sum with a cell
that holds no number is not assessed: a blank is never zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.looks import once_a_report
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Balance
    from govlint_grammar.tree import Report


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


def sums(table: BoundTable) -> Iterator[Sum]:
    """Yield every sum of a table that can be assessed."""
    figures = figures_of(table)
    for at, planned in enumerate(figures.plan.sums):
        if at not in figures.unread:
            yield _sum(table, planned)


def broken_sums(table: BoundTable, covers: Callable[[Balance], bool]) -> Iterator[Sum]:
    """Yield the sums of a table that can be assessed and do not hold, of the balances that are covered."""
    for planned in figures_of(table).broken:
        if covers(planned.balance):
            yield _sum(table, planned)


def exceeding(table: BoundTable, covers: Callable[[Balance], bool]) -> Iterator[Exceeded]:
    """Yield each line of a table in which one part of a sum alone exceeds all that its total comes from."""
    for ceiling, over in figures_of(table).exceeded:
        if covers(ceiling.balance):
            limits = tuple(table.cells[key] for key in ceiling.sources)
            yield Exceeded(ceiling.balance, ceiling.source, limits, tuple(table.cells[key] for key in over))


class Faults(NamedTuple):
    """What the tables of a report have of faults that sums can show.

    Attributes:
        differs: whether a sum does not hold; exceeds: whether a part is larger than its whole.
        unread: whether a cell holds no number.
    """

    differs: bool
    exceeds: bool
    unread: bool


@once_a_report
def faults(report: Report) -> Faults:
    """Return what faults there are at all in a report's tables; mostly there are none."""
    found = [figures_of(table) for table in report.bound.tables.values()]
    return Faults(
        any(figures.broken for figures in found),
        any(figures.exceeded for figures in found),
        any(None in figures.filled.values() for figures in found),
    )


def filled_of(table: BoundTable) -> Mapping[str, Decimal | None]:
    """Return the numbers of a table that are not zero, None for cells without one, looked up once."""
    return figures_of(table).filled


class Exceeded(NamedTuple):
    """Parts of a sum, each of which is larger than all that its total comes from.

    Attributes:
        balance: the balance that adds the parts up; source: the one that their total enters.
        limits: the cells of what the total comes from.
        over: the cells of the parts.
    """

    balance: Balance
    source: Balance
    limits: tuple[ValueCell, ...]
    over: tuple[ValueCell, ...]


def _sum(table: BoundTable, planned: PlannedSum) -> Sum:
    left = tuple(table.cells[key] for key in planned.left)
    return Sum(table, planned.balance, left, tuple(table.cells[key] for key in planned.right))


# ---- what is the same for all tables that have the same cells of a form ----


class PlannedSum(NamedTuple):
    """A balance on one line, by the keys of the cells that enter it."""

    balance: Balance
    left: tuple[str, ...]
    right: tuple[str, ...]


class _Ceiling(NamedTuple):
    """The parts of a sum and what their total comes from, by the keys of their cells.

    Attributes:
        balance: the balance that adds the parts up; source: the one that their total enters.
    """

    balance: Balance
    source: Balance
    sources: tuple[str, ...]
    parts: tuple[str, ...]


class _Plan(NamedTuple):
    """The sums of a table with these cells; most reports have the very cells of the form.

    Attributes:
        keys: the cells of the table.
        sums: the sums, those left out that need a cell the table does not have.
        entering: the key of a cell, and the numbers of the sums that it enters, with 1 on the left and -1 on
            the right.
        parts: the key of a cell, and the numbers of the lines in `ceilings` in which it is a part.
    """

    keys: tuple[str, ...]
    sums: tuple[PlannedSum, ...]
    entering: Mapping[str, tuple[tuple[int, int], ...]]
    ceilings: tuple[_Ceiling, ...]
    parts: Mapping[str, tuple[int, ...]]


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
    lines: dict[str, dict[str, dict[str, str]]] = {"column": {}, "row": {}, "": {"": {k: k for k in keys}}}
    for key, cell in table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        lines["column"].setdefault(column, {})[row] = key
        lines["row"].setdefault(row, {})[column] = key
    balances = [balance for balance in table.form.balances if balance.table == table.key]
    planned = [each for balance in balances for each in _planned(balance, lines[balance.each].values())]
    entering: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, each in enumerate(planned):
        for sign, side in ((1, each.left), (-1, each.right)):
            for key in side:
                entering[key] = (*entering.get(key, ()), (number, sign))
    ceilings = tuple(_ceilings(balances, lines))
    parts: dict[str, tuple[int, ...]] = {}
    for number, ceiling in enumerate(ceilings):
        for key in ceiling.parts:
            parts[key] = (*parts.get(key, ()), number)
    return _Plan(keys, tuple(planned), entering, ceilings, parts)


def _planned(balance: Balance, members: Iterable[Mapping[str, str]]) -> Iterator[PlannedSum]:
    for line in members:
        if all(name in line for name in (*balance.left, *balance.right)):
            left = tuple(line[name] for name in balance.left)
            yield PlannedSum(balance, left, tuple(line[name] for name in balance.right))


def _ceilings(
    balances: Sequence[Balance], lines: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> Iterator[_Ceiling]:
    """Yield the lines of each sum whose total enters another balance, with the other side of that one."""
    for balance in balances:
        for source in balances:
            if source is balance or source.each != balance.each or not set(balance.left) <= set(source.right):
                continue
            for line in lines[balance.each].values():
                if all(key in line for key in source.left):
                    sources = tuple(line[key] for key in source.left)
                    parts = tuple(line[key] for key in balance.right if key in line)
                    yield _Ceiling(balance, source, sources, parts)


# ---- what the tables of one report hold ----


class Figures(NamedTuple):
    """The numbers of a table, and what is wrong with its sums.

    Attributes:
        filled: the numbers that are not zero; None for a cell without one.
        gaps: by how much the left side of a sum is larger than its right; sums of zeros alone are left out.
        broken: the sums that do not hold; unread: the numbers of those that cannot be assessed.
        exceeded: lines in which parts are larger than all that their total comes from, with those parts.
    """

    table: BoundTable
    plan: _Plan
    filled: Mapping[str, Decimal | None]
    gaps: Mapping[int, Decimal]
    broken: tuple[PlannedSum, ...]
    unread: frozenset[int]
    exceeded: tuple[tuple[_Ceiling, tuple[str, ...]], ...]


# The last table of each kind: several rules go over the tables of one report.
_LAST: dict[str, Figures] = {}


def figures_of(table: BoundTable) -> Figures:
    """Return what a table holds and what is wrong with its sums; worked out when first asked for."""
    last = _LAST.get(table.table_form.key)
    if last is None or last.table is not table:
        last = _LAST[table.table_form.key] = _figures(table)
    return last


def _figures(table: BoundTable) -> Figures:
    """Return what a table holds; most of its cells hold a zero, which bears on no sum."""
    plan = _plan_of(table)
    filled = table.filled
    gaps: dict[int, Decimal] = {}
    unread: set[int] = set()
    parts: dict[int, list[str]] = {}
    for key, number in filled.items():
        entered = plan.entering.get(key, ())
        if number is None:
            unread.update([at for at, _ in entered])
            continue
        for at, sign in entered:
            gaps[at] = gaps.get(at, _ZERO) + (number if sign > 0 else -number)
        for at in plan.parts.get(key, ()):
            parts.setdefault(at, []).append(key)
    broken = sorted([at for at, gap in gaps.items() if gap and at not in unread])
    exceeded = [_exceeded(plan.ceilings[at], keys, filled) for at, keys in sorted(parts.items())]
    return Figures(
        table,
        plan,
        filled,
        gaps,
        tuple([plan.sums[at] for at in broken]),
        frozenset(unread),
        tuple([each for each in exceeded if each[1]]),
    )


def _exceeded(
    ceiling: _Ceiling, parts: list[str], filled: Mapping[str, Decimal | None]
) -> tuple[_Ceiling, tuple[str, ...]]:
    """Return the parts of a line that are larger than all that their total comes from."""
    limits = [filled.get(key, _ZERO) for key in ceiling.sources]
    if None in limits:
        return ceiling, ()
    limit = sum(filter(None, limits), _ZERO)
    return ceiling, tuple([key for key in parts if (filled[key] or _ZERO) > limit])


def amount(cell: ValueCell) -> Decimal:
    """Return the number of a cell that is known to hold one."""
    return cell.number or Decimal(0)


def total_of(cells: tuple[ValueCell, ...]) -> Decimal:
    """Add up cells, each of which holds a number."""
    return sum(map(amount, cells), Decimal(0))
