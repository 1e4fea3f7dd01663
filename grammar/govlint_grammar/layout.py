"""The layout grammar, loaded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint_grammar.grammar_cache import load_grammar
from govlint_grammar.layout_lexer import LayoutLexer

if TYPE_CHECKING:
    from lark import Lark, Token, Tree


@cache
def layout_parser() -> Lark:
    """Return the parser of ``layout.lark``."""
    return load_grammar("layout.lark", LayoutLexer)


def parse_layout(text: str) -> Tree[Token]:
    """Parse a report's text; every text parses.

    Returns:
        A ``start`` tree of one ``head`` and the sections, whose tokens carry their offsets.
    """
    return layout_parser().parse(text)
