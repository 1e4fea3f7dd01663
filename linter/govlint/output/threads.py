"""Findings with what follows from them: each cause with its consequences beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Diagnostic


class Thread(NamedTuple):
    """A finding and the findings that follow from it."""

    cause: Diagnostic
    consequences: tuple[Diagnostic, ...]


def threads(diagnostics: Sequence[Diagnostic]) -> list[Thread]:
    """Gather the findings of a file by cause, in the order of the causes.

    A consequence names the code of its first cause only; of several findings of that code the nearest
    is taken: in the same cell, then the same column, row, table and section. A consequence whose cause is
    not among the findings stands for itself. Linear in the number of findings.
    """
    by_nearness: dict[tuple[str, ...], int] = {}
    for index, diagnostic in enumerate(diagnostics):
        if not diagnostic.because_of:
            for key in _nearness(diagnostic.code, diagnostic):
                by_nearness.setdefault(key, index)
    members: dict[int, list[Diagnostic]] = {}
    for index, diagnostic in enumerate(diagnostics):
        cause = _cause(diagnostic, by_nearness)
        if cause is None:
            members.setdefault(index, [])
        else:
            members.setdefault(cause, []).append(diagnostic)
    return [Thread(diagnostics[index], tuple(members[index])) for index in sorted(members)]


def _cause(diagnostic: Diagnostic, by_nearness: dict[tuple[str, ...], int]) -> int | None:
    if not diagnostic.because_of:
        return None
    found = (by_nearness.get(key) for key in _nearness(diagnostic.because_of, diagnostic))
    return next((index for index in found if index is not None), None)


def _nearness(code: str, diagnostic: Diagnostic) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a cause is looked for, the nearest first."""
    place = diagnostic.place
    yield code, "cell", place.table, place.row, place.column
    yield code, "column", place.table, place.column
    yield code, "row", place.table, place.row
    yield code, "table", place.table
    yield code, "section", place.section
    yield (code,)
