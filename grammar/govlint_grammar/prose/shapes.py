"""The shape of a sentence: its symbols parsed by ``statements.lark``.

The parser sees one symbol a word, so sentences of one build share one parse; it is kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from lark import Lark, Transformer
from lark.lexer import Lexer, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark.lexer import LexerConf

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
    """

    joint: int
    items: tuple[int | tuple[Clause, ...], ...]
    counts: tuple[int, ...]
    vague: tuple[int, ...]


class Clause(NamedTuple):
    """What stands between two commas: its groups, and the index of the comma before it or -1."""

    comma: int
    groups: tuple[Group, ...]


class _Symbols(Lexer):
    """Hands the symbols to the parser; a token's value is the index of its word."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Lark constructs a lexer with its configuration; there is nothing to take from it."""

    def lex(self, data: str) -> Iterator[Token]:
        """Yield a token for each symbol."""
        for index, symbol in enumerate(data):
            yield Token(_TERMINALS[symbol], index)  # type: ignore[arg-type]  # the index is the token's value
