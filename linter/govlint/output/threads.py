"""Findings with what follows from them: each cause with its consequences beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Diagnostic


class Thread(NamedTuple):
    """A finding and the findings that follow from it, directly or through others."""

    cause: Diagnostic
    consequences: tuple[Diagnostic, ...]


def threads(diagnostics: Sequence[Diagnostic]) -> list[Thread]:
    """Gather the findings of a file by cause, in the order of the causes.

    A consequence names the code of its cause only; of several findings of that code the nearest is
    taken: in the same cell, then the same column, row, table and section. A consequence whose cause is not
    among the findings stands for itself.
    """
    by_nearness: dict[tuple[str, ...], int] = {}
    for index, diagnostic in enumerate(diagnostics):
        for key in _nearness(diagnostic.code, diagnostic):
            by_nearness.setdefault(key, index)
    parents = [_parent(diagnostic, by_nearness) for diagnostic in diagnostics]
    members: dict[int, list[Diagnostic]] = {}
    for index, diagnostic in enumerate(diagnostics):
        root = _root(index, parents)
        if root == index:
            members.setdefault(index, [])
        else:
            members.setdefault(root, []).append(diagnostic)
    return [Thread(diagnostics[root], tuple(members[root])) for root in sorted(members)]


def _parent(diagnostic: Diagnostic, by_nearness: dict[tuple[str, ...], int]) -> int | None:
    if not diagnostic.because_of:
        return None
    found = (by_nearness.get(key) for key in _nearness(diagnostic.because_of, diagnostic))
    return next((index for index in found if index is not None), None)


def _root(index: int, parents: Sequence[int | None]) -> int:
    """Follow causes to the first; a circle of causes ends where it began."""
    seen = {index}
    parent = parents[index]
    while parent is not None and parent not in seen:
        seen.add(parent)
        index, parent = parent, parents[parent]
    return index


def _nearness(code: str, diagnostic: Diagnostic) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a cause is looked for, the nearest first."""
    place = diagnostic.place
    yield code, "cell", place.table, place.row, place.column
    yield code, "column", place.table, place.column
    yield code, "row", place.table, place.row
    yield code, "table", place.table
    yield code, "section", place.section
    yield (code,)
