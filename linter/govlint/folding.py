"""Cause and consequence: a finding that follows from another is folded under it.

Rules do not see each other's findings. A rule declares from which rules' findings its own may follow, and
how near the cause must be; here, when all rules have run, the findings meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.diagnostics import Diagnostic, Place
    from govlint.rule import Follows


def fold(
    diagnostics: Sequence[Diagnostic], follows: Mapping[str, Sequence[Follows]]
) -> tuple[Diagnostic, ...]:
    """Give every finding that follows from another the code of the finding at the root.

    A cause may follow from another in its turn; the last in that chain is the root. Findings that follow
    from each other in a circle have no root and stay as they are.

    Args:
        diagnostics: the findings of one file in their order.
        follows: the causes that each rule declares, the likelier first.

    Returns:
        The same findings in the same order. Linear in their number.
    """
    causes = _causes(diagnostics, follows)
    roots = _roots(causes)
    return tuple(
        finding._replace(because_of="" if root is None else diagnostics[root].code)
        if root is not None or finding.because_of
        else finding
        for finding, root in zip(diagnostics, roots, strict=True)
    )


def _causes(diagnostics: Sequence[Diagnostic], follows: Mapping[str, Sequence[Follows]]) -> list[int | None]:
    """Return for each finding the index of the finding from which it follows, or None."""
    present = {finding.code for finding in diagnostics}
    wanted: dict[str, set[str]] = {}
    for code in present:
        for cause in follows.get(code, ()):
            wanted.setdefault(cause.code, set()).add(cause.within)
    first: dict[tuple[str, ...], int] = {}
    for index, finding in enumerate(diagnostics):
        for within in wanted.get(finding.code, ()):
            scope = _scope(finding.place, within)
            if scope is not None:
                first.setdefault((finding.code, within, *scope), index)
    return [_cause(finding, follows.get(finding.code, ()), first) for finding in diagnostics]


def _cause(
    finding: Diagnostic, follows: Sequence[Follows], first: Mapping[tuple[str, ...], int]
) -> int | None:
    for cause in follows:
        scope = _scope(finding.place, cause.within)
        if scope is None or cause.code == finding.code:
            continue
        index = first.get((cause.code, cause.within, *scope))
        if index is not None:
            return index
    return None


def _scope(place: Place, within: str) -> tuple[str, ...] | None:
    """Return what two places in the same cell, row and so on have in common; None for a place in none."""
    if within == "report":
        return ()
    if within == "section":
        section = place.section or place.table
        return (section,) if section else None
    parts = {
        "cell": (place.table, place.row, place.column),
        "row": (place.table, place.row),
        "column": (place.table, place.column),
        "table": (place.table,),
    }[within]
    return parts if all(parts) else None


def _roots(causes: Sequence[int | None]) -> list[int | None]:
    """Return the end of every finding's chain of causes; None for one without cause or in a circle."""
    ends: dict[int, int] = {}
    for start in range(len(causes)):
        chain: list[int] = []
        on_chain: dict[int, int] = {}
        at = start
        while at not in ends and at not in on_chain:
            on_chain[at] = len(chain)
            chain.append(at)
            cause = causes[at]
            if cause is None:
                break
            at = cause
        if at in on_chain and causes[at] is not None and at not in ends:
            ends.update((member, member) for member in chain[on_chain[at] :])
        end = ends.get(at, at)
        ends.update((member, end) for member in chain if member not in ends)
    return [None if ends[index] == index else ends[index] for index in range(len(causes))]
