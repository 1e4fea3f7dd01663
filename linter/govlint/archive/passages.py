"""Prose that several agencies of an archive share, found in time and memory linear in the archive.

What is looked for are three clauses in a row. Each such window is a number of forty bits beside the number of
its report, eight bytes in one of sixty-four heaps; a heap at a time is gone through.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.archive.clauses import RecordedClause

_HEAPS = 64
_REPORT_BITS = 24
_MASK = (1 << 40) - 1
_IN_A_ROW = 3
# Windows of fewer characters are too likely to be alike by chance.
_FEWEST = 24
# What more agencies than these have is a common wording, and nobody copied it from anybody.
MOST_AGENCIES = 3
# Of the reports that have a window no more than these are kept.
_MOST_REPORTS = 24


class Window(NamedTuple):
    """Three clauses in a row: what they are, and the number of the first."""

    key: int
    first: int


def windows(clauses: Sequence[RecordedClause]) -> Iterator[Window]:
    """Yield the windows of a section that are long enough to say something."""
    for first in range(len(clauses) - _IN_A_ROW + 1):
        one, two, three = clauses[first : first + _IN_A_ROW]
        if one.size + two.size + three.size >= _FEWEST:
            key = (one.hash * 0x9E3779B1 + two.hash * 0x85EBCA77 + three.hash * 0xC2B2AE3D) >> 7
            yield Window(key & _MASK, first)


class Windows:
    """The windows of many reports."""

    def __init__(self) -> None:
        self._heaps = [array("Q") for _ in range(_HEAPS)]

    def add(self, report: int, keys: set[int]) -> None:
        """Add the windows of a report, each once."""
        for key in keys:
            self._heaps[key % _HEAPS].append(key << _REPORT_BITS | report)

    def shared(self, agencies: Sequence[str]) -> Mapping[int, tuple[int, ...]]:
        """Return the windows that reports of several agencies have, with the numbers of these reports.

        What very many agencies have is left out. The heaps are empty afterwards.

        Args:
            agencies: the agency of each report by its number.
        """
        found: dict[int, tuple[int, ...]] = {}
        for index, heap in enumerate(self._heaps):
            self._heaps[index] = array("Q")
            last, reports = -1, list[int]()
            for each in sorted(heap):
                key, report = each >> _REPORT_BITS, each & ((1 << _REPORT_BITS) - 1)
                if key != last:
                    _keep(found, last, reports, agencies)
                    last, reports = key, []
                reports.append(report)
            _keep(found, last, reports, agencies)
        return found


def _keep(found: dict[int, tuple[int, ...]], key: int, reports: list[int], agencies: Sequence[str]) -> None:
    if len(reports) > 1 and 1 < len({agencies[report] for report in reports}) <= MOST_AGENCIES:
        found[key] = tuple(reports[:_MOST_REPORTS])
