"""The shape of a sentence: its symbols parsed by ``statements.lark``.

The parser sees one symbol a word, so sentences of one build share one parse; it is kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from govlint_grammar.parse_tables import END, NotParsedError, Tables, load_tables, run
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TERMINALS = {
    "W": "WORD",
    "N": "NUMBER",
    "V": "VAGUE",
    "A": "ABOUT",
    "R": "SHARE",
    "C": "COMMA",
    "P": "JOINT",
    "J": "JOINT",
    "O": "OPEN",
    "E": "CLOSE",
}

# A sentence of more words than this is no prose; it is cut, so that the shapes kept stay small.
LONGEST = 400


class Group(NamedTuple):
    """What stands between two marks of an enumeration.

    Attributes:
        joint: index of the mark or word before it that joins it to the group before, or -1.
        items: indices of its words; a bracket is the tuple of the clauses in it.
        counts: those of the indices that are exact numbers.
        vague: those that are estimates, ranges or shares.
        simple: whether its items are a plain run of words with one exact number at most.
    """

    joint: int
    items: tuple[int | tuple[Clause, ...], ...]
    counts: tuple[int, ...]
    vague: tuple[int, ...]
    simple: bool = False


class Clause(NamedTuple):
    """What stands between two commas: its groups, and the index of the comma before it or -1."""

    comma: int
    groups: tuple[Group, ...]


class _Symbol(NamedTuple):
    """A symbol of a sentence: its terminal, and the index of its word."""

    kind: str
    place: int


class _Count(NamedTuple):
    place: int
    exact: bool


# What the rules of the grammar are made of; the tuple is a sentence, or a bracket in it.
_Part: TypeAlias = "_Symbol | _Count | Group | Clause | tuple[Clause, ...]"


def _sentence(parts: list[_Part]) -> tuple[Clause, ...]:
    """Return the clauses, each with the comma before it."""
    comma = -1
    clauses: list[Clause] = []
    for part in parts:
        if isinstance(part, Clause):
            clauses.append(part._replace(comma=comma))
        elif isinstance(part, _Symbol):
            comma = part.place
    return tuple(clauses)


def _bracket(parts: list[_Part]) -> tuple[Clause, ...]:
    """Return the clauses between the marks of a bracket."""
    return _sentence(parts[1:-1])


def _clause(parts: list[_Part]) -> Clause:
    """Return a clause: its groups, each with the joint before it."""
    groups: list[Group] = []
    joint = -1
    for part in parts:
        if isinstance(part, Group):
            groups.append(part._replace(joint=joint))
        elif isinstance(part, _Symbol):
            joint = part.place
    return Clause(-1, tuple(groups))


def _group(parts: list[_Part]) -> Group:
    """Return a group: its words in order, and which of them are numbers."""
    items: list[int | tuple[Clause, ...]] = []
    counts: list[int] = []
    vague: list[int] = []
    brackets = False
    for part in parts:
        if isinstance(part, _Count):
            (counts if part.exact else vague).append(part.place)
            items.append(part.place)
        elif isinstance(part, _Symbol):
            if part.kind == "SHARE":
                vague.append(part.place)
            items.append(part.place)
        elif not isinstance(part, Clause | Group):
            brackets = True
            items.append(part)
    plain = bool(items) and len(counts) < 2 and not vague and not brackets
    return Group(-1, tuple(items), tuple(counts), tuple(vague), plain)


def _count(parts: list[_Part]) -> _Count:
    """Return an exact number."""
    return _Count(_place(parts[0]), exact=True)


def _vague(parts: list[_Part]) -> _Count:
    """Return an estimate: its number stands last."""
    return _Count(_place(parts[-1]), exact=False)


def _place(part: _Part) -> int:
    assert isinstance(part, _Symbol)  # noqa: S101 - the grammar has nothing but symbols there
    return part.place


_MAKERS: dict[str, Callable[[list[_Part]], _Part]] = {
    "start": _sentence,
    "clause": _clause,
    "group": _group,
    "count": _count,
    "vague": _vague,
    "bracket": _bracket,
}


@cache
def _tables() -> Tables:
    return load_tables("statements.lark")


@lru_cache(maxsize=4096)
def read_shape(symbols: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence.

    Args:
        symbols: a symbol a word, brackets in pairs. A run that the grammar does not take has no clauses:
            what was not understood states nothing.
    """
    tokens: Iterator[tuple[str, _Part]] = (
        (kind, _Symbol(kind, place)) for place, kind in enumerate(map(_TERMINALS.__getitem__, symbols))
    )
    done = (END, _Symbol(END, len(symbols)))
    try:
        shape = run(_tables(), lambda _: next(tokens, done), lambda name, parts: _MAKERS[name](parts))
    except NotParsedError:
        return ()
    return cast("tuple[Clause, ...]", shape)
