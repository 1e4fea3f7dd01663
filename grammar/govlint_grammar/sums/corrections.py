"""Which few cells, put right, would make every sum of a table hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint_grammar.binding import ValueCell
    from govlint_grammar.sums.lines import Sum


class Correction(NamedTuple):
    """A cell and the number that it should hold."""

    cell: ValueCell
    number: Decimal


class _System:
    """The sums of a table as equations: each cell counts in some of them, on one side or the other."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self.off = {index: each.left_total - each.right_total for index, each in enumerate(sums)}
        self.cells: dict[str, ValueCell] = {}
        self.signs: dict[str, dict[int, int]] = {}
        self.members: dict[int, list[str]] = {}
        for index, each in enumerate(sums):
            for sign, side in ((1, each.left), (-1, each.right)):
                for cell in side:
                    self.cells[cell.key] = cell
                    self.signs.setdefault(cell.key, {})[index] = sign
                    self.members.setdefault(index, []).append(cell.key)

    def alone(self, off: Mapping[int, Decimal]) -> Iterator[tuple[str, Decimal]]:
        """Yield each cell that alone can close all gaps, with the change it takes."""
        for key in self.members[min(off)]:
            signs = self.signs[key]
            changes = {-sign * off.get(index, Decimal(0)) for index, sign in signs.items()}
            if len(changes) == 1 and off.keys() <= signs.keys():
                yield key, next(iter(changes))

    def changed(self, off: Mapping[int, Decimal], key: str, change: Decimal) -> dict[int, Decimal]:
        """Return the gaps that are left when a cell is changed."""
        left = dict(off)
        for index, sign in self.signs[key].items():
            gap = left.pop(index, Decimal(0)) + sign * change
            if gap:
                left[index] = gap
        return left

    def possible(self, key: str, change: Decimal) -> bool:
        """Whether a cell can be changed so: counts are never negative."""
        cell = self.cells[key]
        return cell.number is not None and (cell.number + change >= 0 or cell.column.kind == "signed")


def corrections(sums: Sequence[Sum]) -> tuple[Correction, ...]:
    """Return the smallest set of cells whose correction makes all sums hold.

    Args:
        sums: every sum of one table that can be assessed.

    Returns:
        One cell or two with the numbers they should hold; nothing where two sums do not fail together,
        where more cells would be needed, or where several sets would do.
    """
    system = _System(sums)
    off = {index: gap for index, gap in system.off.items() if gap}
    if len(off) < 2:  # one gap alone may lie in any of its cells
        return ()
    found = {frozenset([change]) for change in system.alone(off) if system.possible(*change)}
    if not found:
        found = set(_pairs(system, off))
    if len(found) != 1:
        return ()
    changes = dict(found.pop())
    cells = [cell for key, cell in system.cells.items() if key in changes]
    return tuple(Correction(cell, (cell.number or 0) + changes[cell.key]) for cell in cells)


def _pairs(system: _System, off: Mapping[int, Decimal]) -> Iterator[frozenset[tuple[str, Decimal]]]:
    """Yield each pair of cells that together close all gaps, with the changes they take."""
    for first in system.members[min(off)]:
        for change in {-sign * off[index] for index, sign in system.signs[first].items() if index in off}:
            left = system.changed(off, first, change)
            if left and system.possible(first, change):
                for second, other in system.alone(left):
                    if second != first and system.possible(second, other):
                        yield frozenset([(first, change), (second, other)])
