"""The vocabulary of the statement grammar, read from ``vocabulary/*.yaml`` and ready for look-ups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|([^(\[]+)")

# What ``~`` in a word stands for. It is short, so that looking for it stays linear in the text.
_GAP = r"[^，。；：、（）(),;:！？!?\n\d]{0,16}?"

FILES = ("common", "requests", "disputes", "documents", "fees", "publishing")


class Sense(NamedTuple):
    """What a word means: a kind (``receive``) and what it means within it (``get``)."""

    kind: str
    name: str


class GapWord(NamedTuple):
    """A word with a gap in it, as the vocabulary writes it, and its sense."""

    word: str
    sense: Sense


class Entry(NamedTuple):
    """A word, or the head of words with a gap.

    Attributes:
        symbol: the word's terminal in the clause grammar; empty if this is a head alone.
        kind: the kind of its sense.
        name: the sense within the kind.
        gaps: the words with a gap that begin so.
    """

    symbol: str
    kind: str
    name: str
    gaps: tuple[GapWord, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The words, by their first characters.

    Attributes:
        entries: words and heads of words with a gap.
        lengths: two first characters (or one, for words of one) and the lengths of the words that begin so,
            the longest first.
        firsts: the first characters of words of two and more.
        harmless: characters that say nothing between a verb and its number.
    """

    entries: dict[str, Entry]
    lengths: dict[str, tuple[int, ...]]
    firsts: frozenset[str]
    harmless: frozenset[str]

    def sense(self, word: str) -> Sense | None:
        """Return what a word means; None if it is not in the vocabulary."""
        entry = self.entries.get(word)
        return Sense(entry.kind, entry.name) if entry is not None and entry.symbol else None


class VocabularyError(ValueError):
    """A word that stands under two keys, or a line that the reader does not understand."""


def read_vocabulary(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of key and word of a vocabulary file.

    The files are the small part of YAML that one glance checks: comments, keys, folded words.

    Raises:
        VocabularyError: a line is neither a comment, nor a key, nor words under a key.
    """
    key = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            key, mark, rest = line.partition(": ")
            if not mark or rest.strip() != ">-":
                raise VocabularyError(line)
        elif not key:
            raise VocabularyError(line)
        else:
            yield from ((key, word) for word in line.split())


def spellings(word: str) -> Iterator[str]:
    """Yield every spelling that a word of a vocabulary file stands for."""
    choices: list[tuple[str, ...]] = []
    for optional, either, plain in _PARTS.findall(word):
        if optional:
            choices.append(("", *optional.split("|")))
        elif either:
            choices.append(tuple(either.split("|")))
        else:
            choices.append((plain,))
    yield from ("".join(parts) for parts in product(*choices))


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary; it is read once.

    Raises:
        VocabularyError: a mistake in a vocabulary file.
    """
    words: dict[str, Sense] = {}
    gaps: dict[str, list[GapWord]] = {}
    harmless: set[str] = set()
    folder = files("govlint_grammar").joinpath("prose", "vocabulary")
    for name in FILES:
        for key, entry in read_vocabulary(folder.joinpath(f"{name}.yaml").read_text("utf-8")):
            if key == "harmless.characters":
                harmless.update(entry)
                continue
            kind, _, sense_name = key.partition(".")
            sense = Sense(kind, sense_name)
            for word in spellings(entry):
                _add(word, sense, words, gaps)
    entries = {word: Entry(_symbol(sense), sense.kind, sense.name) for word, sense in words.items()}
    for head, found in gaps.items():
        entries[head] = entries.get(head, Entry("", "", ""))._replace(gaps=tuple(found))
    lengths = _lengths(list(entries))
    return Lexicon(entries, lengths, frozenset(head[0] for head in lengths), frozenset(harmless))


def _symbol(sense: Sense) -> str:
    return "J" if sense.kind in ("and", "or") else "W"


def _add(word: str, sense: Sense, words: dict[str, Sense], gaps: dict[str, list[GapWord]]) -> None:
    if "~" in word:
        gaps.setdefault(word[: word.index("~")], []).append(GapWord(word, sense))
    elif words.setdefault(word, sense) != sense:
        raise VocabularyError(f"{word}: {'.'.join(words[word])}, {'.'.join(sense)}")


def _lengths(words: list[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@cache
def gap_pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word with a gap; it is compiled when it is first met."""
    return re.compile(_GAP.join(re.escape(part) for part in word.split("~")))
