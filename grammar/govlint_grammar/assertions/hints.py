"""Which of the words that patterns must have stand in a text, found in one look for all patterns together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_EMPTY: frozenset[str] = frozenset()


class _Watched:
    """The words that are looked for; each with those that may stand where it was found and not be seen."""

    words: dict[str, frozenset[str]] = {}  # noqa: RUF012 - filled as packs are loaded
    pattern: re.Pattern[str] | None = None


def watch(words: Iterable[str]) -> None:
    """Have words looked for in every text from now on."""
    new = [word for word in words if word not in _Watched.words]
    if new:
        _Watched.words |= dict.fromkeys(new, _EMPTY)
        _Watched.pattern = None


def words_in(text: str) -> Mapping[str, Sequence[int]]:
    """Return the watched words that may stand in a text: those that do, and perhaps a few more.

    Returns:
        For each word offsets such that every place of it is on the line of one of them.
    """
    if _Watched.pattern is None:
        _prepare()
    pattern, watched = _Watched.pattern, _Watched.words
    found: dict[str, list[int]] = {}
    if pattern is not None:
        for match in pattern.finditer(text):
            found.setdefault(match[0], []).append(match.start())
        for word in tuple(found):
            for hidden in watched[word]:
                found[hidden] = [*found.get(hidden, ()), *found[word]]
    return found


def _prepare() -> None:
    """Make the pattern of all words, the longest first, and see which may be hidden behind which."""
    words = sorted(_Watched.words, key=lambda word: (-len(word), word))
    if words:
        begun: dict[str, list[str]] = {}
        for word in words:
            for end in range(1, len(word) + 1):
                begun.setdefault(word[:end], []).append(word)
        _Watched.words = {word: frozenset(_hidden(word, begun)) - {word} for word in words}
        _Watched.pattern = regex("|".join(map(re.escape, words)))


def _hidden(word: str, begun: Mapping[str, list[str]]) -> Iterable[str]:
    """Yield the words that may begin within a word: finding it goes past them.

    Args:
        word: the word that is found.
        begun: by what words may begin with, whole words included, those words.
    """
    for at in range(len(word)):
        rest = word[at:]
        yield from begun.get(rest, ())
        yield from (rest[:end] for end in range(1, len(rest)) if rest[:end] in _Watched.words)
