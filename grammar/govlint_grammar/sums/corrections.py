"""Which few cells, put right, would make every sum of a table hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple
from govlint_grammar.sums.lines import figures_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.sums.lines import Figures


class Correction(NamedTuple):
    """A cell and the number that it should hold."""

    cell: ValueCell
    number: Decimal


class _System:
    """The sums of a table as equations: each cell counts in some of them, on one side or the other."""

    def __init__(self, figures: Figures) -> None:
        self.cells = figures.table.cells
        self.off = {at: gap for at, gap in figures.gaps.items() if gap and at not in figures.unread}
        self._figures = figures
        self._signs: dict[str, dict[int, int]] = {}

    def signs(self, key: str) -> Mapping[int, int]:
        """Return the sums that a cell counts in, with the sign that it has there."""
        signs = self._signs.get(key)
        if signs is None:
            entered = self._figures.plan.entering.get(key, ())
            signs = {at: sign for at, sign in entered if at not in self._figures.unread}
            self._signs[key] = signs
        return signs

    def members(self, at: int) -> tuple[str, ...]:
        """Return the cells that count in a sum."""
        planned = self._figures.plan.sums[at]
        return (*planned.left, *planned.right)

    def in_order(self, keys: Collection[str]) -> tuple[str, ...]:
        """Return some cells in the order of the sums that they count in."""
        members = (
            self.members(at) for at in range(len(self._figures.plan.sums)) if at not in self._figures.unread
        )
        return tuple(dict.fromkeys(key for each in members for key in each if key in keys))

    def alone(self, off: Mapping[int, Decimal]) -> Iterator[tuple[str, Decimal]]:
        """Yield each cell that alone can close all gaps, with the change it takes."""
        for key in self.members(min(off)):
            signs = self.signs(key)
            changes = {-sign * off.get(index, Decimal(0)) for index, sign in signs.items()}
            if len(changes) == 1 and off.keys() <= signs.keys():
                yield key, next(iter(changes))

    def changed(self, off: Mapping[int, Decimal], key: str, change: Decimal) -> dict[int, Decimal]:
        """Return the gaps that are left when a cell is changed."""
        left = dict(off)
        for index, sign in self.signs(key).items():
            gap = left.pop(index, Decimal(0)) + sign * change
            if gap:
                left[index] = gap
        return left

    def possible(self, key: str, change: Decimal) -> bool:
        """Whether a cell can be changed so: counts are never negative."""
        cell = self.cells[key]
        return cell.number is not None and (cell.number + change >= 0 or cell.column.kind == "signed")


def corrections(table: BoundTable) -> tuple[Correction, ...]:
    """Return the smallest set of cells whose correction makes all sums of a table hold.

    Args:
        table: the table; its sums with a cell that holds no number are left out.

    Returns:
        One cell or two with the numbers they should hold; nothing where two sums do not fail together,
        where more cells would be needed, or where several sets would do.
    """
    system = _System(figures_of(table))
    off = system.off
    if len(off) < 2:  # one gap alone may lie in any of its cells
        return ()
    found = {frozenset([change]) for change in system.alone(off) if system.possible(*change)}
    if not found:
        found = set(_pairs(system, off))
    if len(found) != 1:
        return ()
    changes = dict(found.pop())
    cells = [system.cells[key] for key in system.in_order(changes)]
    return tuple(Correction(cell, (cell.number or 0) + changes[cell.key]) for cell in cells)


def _pairs(system: _System, off: Mapping[int, Decimal]) -> Iterator[frozenset[tuple[str, Decimal]]]:
    """Yield each pair of cells that together close all gaps, with the changes they take."""
    for first in system.members(min(off)):
        for change in {-sign * off[index] for index, sign in system.signs(first).items() if index in off}:
            left = system.changed(off, first, change)
            if left and system.possible(first, change):
                for second, other in system.alone(left):
                    if second != first and system.possible(second, other):
                        yield frozenset([(first, change), (second, other)])
