"""Grammars ready to use: building a parser costs many times what loading a built one does."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import lark
from lark import Lark

if TYPE_CHECKING:
    from lark.lexer import Lexer


def cache_folder() -> Path:
    """Return the folder for what can be made again: ``GOVLINT_CACHE_DIR``, or the user's cache folder."""
    named = os.environ.get("GOVLINT_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("govlint", appauthor=False))


def load_grammar(name: str, lexer: type[Lexer] | None = None) -> Lark:
    """Return the LALR parser of a packaged grammar, from the cache if it is there.

    The cache is keyed by the grammar's text and the versions of lark and Python. A cache that cannot be
    read or written costs time and nothing else.

    Args:
        name: the grammar's file name in this package, with its folder.
        lexer: the lexer of a grammar whose words are not lark's; it must be importable by its name.
    """
    grammar = files("govlint_grammar").joinpath(name).read_text("utf-8")
    versions = f"{lark.__version__} {sys.version_info[:2]} {sys.implementation.cache_tag}"
    made_by = f"{lexer.__module__}.{lexer.__qualname__}" if lexer is not None else ""
    digest = hashlib.sha256(f"{versions} {made_by}\n{grammar}".encode()).hexdigest()
    try:
        path = cache_folder() / "grammars" / f"{Path(name).stem}-{digest[:24]}.pickle"
    except (OSError, RuntimeError):  # no home folder
        return _build(grammar, lexer)
    try:
        with path.open("rb") as file:
            return Lark.load(file)
    except Exception:  # not there, not to be read, or damaged: made anew whatever the reason
        return _stored(_build(grammar, lexer), path)


def _build(grammar: str, lexer: type[Lexer] | None) -> Lark:
    return Lark(grammar, parser="lalr", lexer=lexer or "contextual", maybe_placeholders=False)


def _stored(parser: Lark, path: Path) -> Lark:
    """Write a parser to the cache, whole or not at all, and return it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            parser.save(file)
        Path(file.name).replace(path)
    except OSError:
        pass
    return parser
