r"""Parts of a pattern while it is read, and in how many ways a row of them can match at one place.

A part that may be left out or repeated is tried in several ways, unless the character that follows tells:
in ``第?\d{1,3}号`` there is never a choice, in ``.{0,20}未`` there are twenty-one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class One(NamedTuple):
    """A character or a class: as `re` takes it, and its members; empty if they are too many to list."""

    expression: str
    members: str = ""


class Piece(NamedTuple):
    """A part of a pattern.

    Attributes:
        expression: as `re` takes it.
        ways: in how many ways it can match at one place, if what follows does not tell.
        told: in how many if it does.
        hints: words one of which it must have; further: more such groups.
        words: its very words, if it is words alone.
        first: the characters and classes, one of which it begins with; None if that is not known.
        optional: whether it may be left out.
        single: whether it is a single character or class, or such a one repeated.
    """

    expression: str
    ways: int = 1
    told: int = 1
    hints: frozenset[str] = frozenset()
    further: tuple[frozenset[str], ...] = ()
    words: str | None = None
    first: tuple[One, ...] | None = None
    optional: bool = False
    single: bool = False


def ways_of(row: Sequence[Piece]) -> Iterator[int]:
    """Yield for each part of a row in how many ways it can match, given what follows; the last part first."""
    following: tuple[One, ...] | None = None
    for piece in reversed(row):
        told = following is not None and piece.first is not None and _apart(piece.first, following)
        yield piece.told if told else piece.ways
        if not piece.optional:
            following = piece.first
        elif following is not None:
            following = None if piece.first is None else (*piece.first, *following)


def first_of(row: Sequence[Piece]) -> tuple[One, ...] | None:
    """Return what a row of parts begins with; None if that is not known, or if it may be empty."""
    first: tuple[One, ...] = ()
    for piece in row:
        if piece.first is None:
            return None
        first += piece.first
        if not piece.optional:
            return first
    return None


def _apart(some: tuple[One, ...], others: tuple[One, ...]) -> bool:
    """Whether no character is in both; two classes that cannot be listed are taken to overlap."""
    for one in some:
        for other in others:
            if not (one.members or other.members):
                return False
            members, test = (one.members, other) if one.members else (other.members, one)
            if any(re.fullmatch(test.expression, char) for char in members):
                return False
    return True


def exclude_each_other(pieces: Sequence[Piece]) -> bool:
    """Whether at one place of a text at most one of some words can stand."""
    words = [piece.words for piece in pieces]
    known = sorted(each for each in words if each)
    if len(known) < len(words):
        return False
    return not any(after.startswith(before) for before, after in pairwise(known))
