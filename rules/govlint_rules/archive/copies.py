"""How much of a section stood in last year's report already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.api import ArchivedReport, RecordedClause, Spot


class Copy(NamedTuple):
    """What of a section is last year's, set phrases left out.

    Attributes:
        same: the characters that last year's section has too; size: all characters.
        here: the longest stretch of it in this year's report; there: where that begins in last year's.
    """

    same: int
    size: int
    here: Spot
    there: Spot

    @property
    def share(self) -> float:
        """The share of the section that is last year's."""
        return self.same / self.size


def copy_of(report: ArchivedReport, previous: ArchivedReport, section: str) -> Copy | None:
    """Return what of a section is last year's; None if nothing is."""
    clauses = report.clauses(section)
    before = {clause.hash: clause for clause in reversed(previous.clauses(section))}
    kept = [clause.hash in before for clause in clauses]
    if not any(kept):
        return None
    same = sum(clause.size for clause, is_kept in zip(clauses, kept, strict=True) if is_kept)
    first, last = _longest(clauses, kept)
    here, there = clauses[first].spot, before[clauses[first].hash].spot
    end = clauses[last].spot
    stretch = here._replace(end=end.end, end_line=end.end_line, end_column=end.end_column)
    return Copy(same, sum(clause.size for clause in clauses), stretch, there)


def _longest(clauses: Sequence[RecordedClause], kept: Sequence[bool]) -> tuple[int, int]:
    """Return the first and the last of the longest clauses in a row that are last year's."""
    best = (0, 0, 0)
    start: int | None = None
    for index, is_kept in enumerate((*kept, False)):
        if is_kept and start is None:
            start = index
        elif not is_kept and start is not None:
            size = sum(clause.size for clause in clauses[start:index])
            best = max(best, (size, -start, -(index - 1)))
            start = None
    return -best[1], -best[2]
