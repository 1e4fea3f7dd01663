"""The shape of a sentence: its symbols parsed by ``statements.lark``.

The parser sees one symbol a word, so sentences of one build share one parse; it is kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lark import Transformer
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer, Token

from govlint_grammar.grammar_cache import load_grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark
    from lark.lexer import LexerState

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


class _Symbols(Lexer):
    """Hands the symbols to the parser; a token's place is the index of its word."""

    __future_interface__ = 2  # lark then asks for tokens with its state, and may pass a slice of a text

    def __init__(self, lexer_conf: object) -> None:
        """Lark constructs a lexer with its configuration; there is nothing to take from it."""

    def lex(self, lexer_state: LexerState, parser_state: object) -> Iterator[Token]:  # noqa: ARG002 - lark's interface
        """Yield a token for each symbol."""
        text = lexer_state.text
        for index, symbol in enumerate(text if isinstance(text, str) else text.text):
            yield Token(_TERMINALS[symbol], "", index)


class _Shapes(Transformer[Token, "tuple[Clause, ...]"]):
    """Builds clauses and groups out of the tree."""

    def start(self, parts: list[Token | Clause]) -> tuple[Clause, ...]:
        """A sentence: its clauses, each with the comma before it."""
        return _with_commas(parts)

    def bracket(self, parts: list[Token | Clause]) -> tuple[Clause, ...]:
        """A bracket: the clauses between its marks."""
        return _with_commas(parts[1:-1])

    def clause(self, parts: list[Token | Group]) -> Clause:
        """A clause: its groups, each with the joint before it."""
        groups: list[Group] = []
        joint = -1
        for part in parts:
            if isinstance(part, Group):
                groups.append(part._replace(joint=joint))
            else:
                joint = _place(part)
        return Clause(-1, tuple(groups))

    def group(self, parts: list[Token | _Count | tuple[Clause, ...]]) -> Group:
        """A group: its words in order, and which of them are numbers."""
        items: list[int | tuple[Clause, ...]] = []
        counts: list[int] = []
        vague: list[int] = []
        for part in parts:
            if isinstance(part, _Count):
                (counts if part.exact else vague).append(part.place)
                items.append(part.place)
            elif isinstance(part, Token):
                if part.type == "SHARE":
                    vague.append(_place(part))
                items.append(_place(part))
            else:
                items.append(part)
        plain = (
            bool(items)
            and len(counts) < 2
            and not vague
            and not any(isinstance(item, tuple) for item in items)
        )
        return Group(-1, tuple(items), tuple(counts), tuple(vague), plain)

    def count(self, parts: list[Token]) -> _Count:
        """An exact number."""
        return _Count(_place(parts[0]), exact=True)

    def vague(self, parts: list[Token]) -> _Count:
        """An estimate: its number stands last."""
        return _Count(_place(parts[-1]), exact=False)


class _Count(NamedTuple):
    place: int
    exact: bool


def _place(token: Token) -> int:
    return token.start_pos or 0


def _with_commas(parts: list[Token | Clause]) -> tuple[Clause, ...]:
    comma = -1
    clauses: list[Clause] = []
    for part in parts:
        if isinstance(part, Clause):
            clauses.append(part._replace(comma=comma))
        else:
            comma = _place(part)
    return tuple(clauses)


@cache
def _parser() -> Lark:
    return load_grammar("statements.lark", _Symbols)


@lru_cache(maxsize=4096)
def read_shape(symbols: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence.

    Args:
        symbols: a symbol a word, brackets in pairs. A run that the grammar does not take has no clauses:
            what was not understood states nothing.
    """
    try:
        tree = _parser().parse(symbols)
    except UnexpectedInput:
        return ()
    return _Shapes().transform(tree)
