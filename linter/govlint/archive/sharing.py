"""The passages of one report that reports of other agencies have too, with their places in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.clauses import clauses
from govlint.archive.context import SharedPassage
from govlint.archive.passages import windows
from govlint.archive.record import Spot
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.clauses import RecordedClause
    from govlint.archive.shelf import Entry

_LAST = 2  # the third of a window's clauses, from the first


class _Run(NamedTuple):
    """Clauses in a row that another report has: the numbers of the first and the last, and where it begins.

    Attributes:
        there: the key of the first window, by which it is found in the other report.
    """

    first: int
    last: int
    there: int


class Sharing:
    """Knows which windows are shared, and opens the reports that share them."""

    def __init__(
        self,
        shared: Mapping[int, tuple[int, ...]],
        entries: Sequence[Entry],
        open_report: Callable[[int], ArchivedReport],
    ) -> None:
        self._shared = shared
        self._entries = entries
        self._open = open_report

    def of(self, report: ArchivedReport) -> tuple[SharedPassage, ...]:
        """Return the passages of a report, the longest first; each with one other report."""
        found: list[SharedPassage] = []
        for section in report.record.sections:
            known = clauses(section.clauses)
            for other, runs, agencies in self._others(report, known):
                for run in runs:
                    passage = _passage(section.key, known, run, other, agencies)
                    if passage is not None:
                        found.append(passage)
        return tuple(sorted(found, key=lambda each: (-each.size, each.here.start, each.other.path)))

    def _others(
        self, report: ArchivedReport, known: Sequence[RecordedClause]
    ) -> Iterator[tuple[ArchivedReport, list[_Run], int]]:
        """Yield the other agencies that have passages of a section: the report nearest in years of each.

        What the agency's own reports have had for longer than the other's is its own.
        """
        by_report: dict[int, list[tuple[int, int]]] = {}
        for window in windows(known):
            numbers = self._shared.get(window.key, ())
            years = [self._entries[number].year for number in numbers if self._is_of(number, report.agency)]
            own = min(years, default=report.year)
            for number in numbers:
                if not self._is_of(number, report.agency) and self._entries[number].year <= own:
                    by_report.setdefault(number, []).append((window.first, window.key))
        nearest: dict[str, tuple[tuple[int, int, str], int]] = {}
        for number, hits in by_report.items():
            entry = self._entries[number]
            rank = (-len(hits), abs(entry.year - report.year), entry.path)
            if entry.agency not in nearest or rank < nearest[entry.agency][0]:
                nearest[entry.agency] = (rank, number)
        for _, number in sorted(nearest.values()):
            yield self._open(number), _runs(by_report[number]), len(nearest)

    def _is_of(self, number: int, agency: str) -> bool:
        return self._entries[number].agency == agency


def _runs(hits: Sequence[tuple[int, int]]) -> list[_Run]:
    """Join windows that overlap or touch."""
    runs: list[_Run] = []
    for first, key in hits:
        if runs and first <= runs[-1].last + 1:
            runs[-1] = runs[-1]._replace(last=first + _LAST)
        else:
            runs.append(_Run(first, first + _LAST, key))
    return runs


def _passage(
    section: str, known: Sequence[RecordedClause], run: _Run, other: ArchivedReport, agencies: int
) -> SharedPassage | None:
    there = _place_of(run.there, other)
    if there is None:  # not of that report after all: two texts of one hash
        return None
    size = sum(clause.size for clause in known[run.first : run.last + 1])
    here = _from_to(known[run.first].spot, known[run.last].spot)
    return SharedPassage(section, size, here, there, other, agencies)


def _place_of(key: int, report: ArchivedReport) -> Spot | None:
    """Return where a window begins in a report."""
    for section in report.record.sections:
        known = clauses(section.clauses)
        for window in windows(known):
            if window.key == key:
                return _from_to(known[window.first].spot, known[window.first + _LAST].spot)
    return None


def _from_to(first: Spot, last: Spot) -> Spot:
    return Spot(first.start, last.end, first.line, first.column, last.end_line, last.end_column)
