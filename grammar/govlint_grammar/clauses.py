"""Prose cut into clauses without its set phrases, for telling whether one text repeats another."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_CLAUSE = regex(r"[^，。；！？：、,;!?:\s]+")
_LEFT_OUT = (
    r"20\d\d年?|\d{1,2}月(?:\d{1,2}日)?|^[一二三四五六七八九十]+是|^[（(]?[一二三四五六七八九十\d]{1,2}[)）.]"
    r"|[^\w]+"
)
# A clause of fewer characters of its own says nothing.
_FEWEST = 4


class Clause(NamedTuple):
    """A clause that is not made of set phrases.

    Attributes:
        words: what is left of it without set phrases, years and marks.
        start: the offset where the clause begins, with them; end: where it ends.
    """

    words: str
    start: int
    end: int


def clauses_of(text: str) -> Iterator[Clause]:
    """Yield the clauses of a text that have words of their own, in its order. Linear in the text."""
    left_out = _left_out()
    for match in _CLAUSE.finditer(text):
        words = left_out.sub("", match[0])
        if len(words) >= _FEWEST:
            yield Clause(words, match.start(), match.end())


def set_phrases() -> tuple[str, ...]:
    """Return the set phrases that are left out, the longest first."""
    table = (Path(__file__).parent / "set_phrases.txt").read_text("utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    words = {word for line in lines for word in line.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _left_out() -> re.Pattern[str]:
    words = set_phrases()
    first = "".join(sorted({word[0] for word in words}))
    # Looked at only where a phrase may begin; the longest stands first.
    return regex(f"{_LEFT_OUT}|(?=[{first}])(?:{'|'.join(words)})")
