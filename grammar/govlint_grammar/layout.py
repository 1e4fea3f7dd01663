"""The layout grammar, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lark import Lark

if TYPE_CHECKING:
    from lark import Token, Tree


@cache
def layout_parser() -> Lark:
    """Return the parser of ``layout.lark``."""
    grammar = files("govlint_grammar").joinpath("layout.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


def parse_layout(text: str) -> Tree[Token]:
    """Parse a report's text; every text parses.

    Returns:
        A ``start`` tree of one ``head`` and the sections, whose tokens carry their offsets.
    """
    return layout_parser().parse(text)
