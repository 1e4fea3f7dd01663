"""Grammars ready to use: building a parser costs many times what loading a built one does."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import lark
from lark import Lark

from govlint_grammar.build_cache import built

if TYPE_CHECKING:
    from lark.lexer import Lexer

_FOLDER = Path(__file__).parent


def load_grammar(name: str, lexer: type[Lexer] | None = None) -> Lark:
    """Return the LALR parser of a packaged grammar, from the cache if it is there.

    Args:
        name: the grammar's file name in this package, with its folder.
        lexer: the lexer of a grammar whose words are not lark's; it must be importable by its name.
    """
    grammar = (_FOLDER / name).read_text("utf-8")
    made_by = f"{lexer.__module__}.{lexer.__qualname__}" if lexer is not None else ""
    return built(
        Path(name).stem,
        f"{lark.__version__} {made_by}\n{grammar}",
        lambda: Lark(grammar, parser="lalr", lexer=lexer or "contextual", maybe_placeholders=False),
        dump=_dump,
        load=lambda data: Lark.load(BytesIO(data)),
    )


def _dump(parser: Lark) -> bytes:
    file = BytesIO()
    parser.save(file)
    return file.getvalue()
