"""lark's own parsers, kept: building one costs many times what loading a built one does.

For what every run needs there is `govlint_grammar.parse_tables`, which does without lark.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import lark
from lark import Lark

from govlint_grammar.build_cache import built

_FOLDER = Path(__file__).parent


def load_grammar(name: str) -> Lark:
    """Return the LALR parser of a packaged grammar, from the cache if it is there.

    Args:
        name: the grammar's file name in this package, with its folder.
    """
    grammar = (_FOLDER / name).read_text("utf-8")
    return built(
        Path(name).stem,
        f"{lark.__version__}\n{grammar}",
        lambda: Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False),
        dump=_dump,
        load=lambda data: Lark.load(BytesIO(data)),
    )


def _dump(parser: Lark) -> bytes:
    file = BytesIO()
    parser.save(file)
    return file.getvalue()
