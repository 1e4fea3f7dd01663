"""Which cell of a row stands in which column, when merged cells have left blanks behind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.tree import Cell


class Tail(NamedTuple):
    """The cells behind a row's label, and what they must become.

    Attributes:
        cells: the cells behind the label.
        wanted: how many values the row must have.
        before: how many cells stand before them in the row.
    """

    cells: tuple[Cell, ...]
    wanted: int
    before: int

    @property
    def width(self) -> int:
        """How many cells the whole row has."""
        return self.before + len(self.cells)

    def leads(self) -> tuple[int, ...]:
        """Return how many blanks may be dropped before the values so that the right number is left.

        A merged cell may leave blanks before the values (a label over several columns) or after them;
        nothing but blanks is ever dropped.
        """
        extra = len(self.cells) - self.wanted
        if extra < 0 or self.wanted == 0:
            return ()
        if extra == 0:
            return (0,)
        filled = [number for number, cell in enumerate(self.cells) if cell.text]
        first, last = (filled[0], filled[-1]) if filled else (len(self.cells), -1)
        return tuple(lead for lead in range(extra + 1) if lead <= first and last < lead + self.wanted)

    def values(self, lead: int) -> tuple[Cell, ...]:
        """Return the value cells when so many blanks are dropped before them."""
        return self.cells[lead : lead + self.wanted]


class Placement(NamedTuple):
    """A row's value cells; None with the reason (``count`` or ``ambiguous``) when they cannot be told."""

    values: tuple[Cell, ...] | None
    reason: str = ""


def place_rows(tails: Sequence[Tail]) -> list[Placement]:
    """Choose the value cells of all rows of a table.

    Where a row alone allows two readings, it is read as the other rows of its width are; where they do
    not say either, it is not read, unless it is blank from end to end.
    """
    possible = [tail.leads() for tail in tails]
    starts: Counter[tuple[int, int, int]] = Counter(
        (tail.width, tail.wanted, tail.before + leads[0])
        for tail, leads in zip(tails, possible, strict=True)
        if len(leads) == 1
    )
    return [_place(tail, leads, starts) for tail, leads in zip(tails, possible, strict=True)]


def _place(tail: Tail, leads: tuple[int, ...], starts: Counter[tuple[int, int, int]]) -> Placement:
    if not leads:
        return Placement(None, "count")
    if len(leads) == 1 or not any(cell.text for cell in tail.cells):
        return Placement(tail.values(leads[0]))
    votes = {lead: starts[tail.width, tail.wanted, tail.before + lead] for lead in leads}
    best = max(votes, key=lambda lead: votes[lead])
    if not votes[best] or sum(1 for count in votes.values() if count == votes[best]) > 1:
        return Placement(None, "ambiguous")
    return Placement(tail.values(best))
