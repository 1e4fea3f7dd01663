"""The vocabulary of the statement grammar, read from ``vocabulary/*.yaml`` and ready for look-ups."""

from __future__ import annotations

import marshal
import re
from functools import cache
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.build_cache import built
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER = Path(__file__).parent / "vocabulary"

# Part of the cache's key: to be changed with the classes below.
_LAYOUT = "3"

_PARTS = regex(r"\(([^)]*)\)|\[([^\]]*)\]|([^(\[]+)")

_MOST_SPELLINGS = 1_000

# What ``~`` in a word stands for. It is short, so that looking for it stays linear in the text.
_GAP = r"[^，。；：、（）(),;:！？!?\n\d]{0,16}?"

FILES = ("common", "requests", "disputes", "documents", "fees", "publishing")


class Sense(NamedTuple):
    """What a word means: a kind (``receive``) and what it means within it (``get``)."""

    kind: str
    name: str


_Tag: TypeAlias = "tuple[str, str, str]"


class GapWord(NamedTuple):
    """A word with a gap in it, as the vocabulary writes it, and its sense."""

    word: str
    sense: Sense


class Node:
    """A place in the tree of the words, a character a branch.

    Attributes:
        next: the nodes one character on, or None as long as nobody has gone on from here (`grow`), as a
            report meets a small part of the words.
        following: the characters of those nodes.
        word: symbol, kind and sense of the word that ends here, or None.
        gaps: the words with a gap whose head ends here.
    """

    __slots__ = ("_head", "_words", "following", "gaps", "next", "word")

    def __init__(self, words: _Words, head: str) -> None:
        self._words = words
        self._head = head
        self.next: dict[str, Node] | None = None
        self.following = words.following.get(head, "")
        self.word = words.tags.get(head)
        self.gaps = words.gaps.get(head, ())

    def grow(self) -> dict[str, Node]:
        """Make `next` and return it."""
        words, head = self._words, self._head
        made = self.next = {char: Node(words, head + char) for char in self.following}
        return made


class _Words(NamedTuple):
    """The words as they are kept: flat tables, which are read many times faster than a tree.

    Attributes:
        tags: symbol, kind and sense of every spelling without a gap.
        following: every beginning of a word, and the characters that may follow it.
        gaps: every head of words with a gap, and these words.
    """

    tags: dict[str, _Tag]
    following: dict[str, str]
    gaps: dict[str, tuple[GapWord, ...]]


class Lexicon(NamedTuple):
    """The vocabulary.

    Attributes:
        root: the tree of the words.
        harmless: characters that say nothing between a verb and its number.
        words: the same words in flat tables.
    """

    root: Node
    harmless: frozenset[str]
    words: _Words

    @property
    def senses(self) -> dict[str, Sense]:
        """Every spelling without a gap, and what it means."""
        return {word: Sense(kind, name) for word, (_, kind, name) in self.words.tags.items()}


class VocabularyError(ValueError):
    """A word that stands under two keys, or a line that the reader does not understand.

    Attributes:
        written: the word or line as the file has it.
    """

    def __init__(self, written: str, told: str = "") -> None:
        super().__init__(told or written)
        self.written = written


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
    """Yield every spelling that a word of a vocabulary file stands for.

    Raises:
        VocabularyError: there are too many.
    """
    if "(" not in word and "[" not in word:
        yield word
        return
    choices: list[tuple[str, ...]] = []
    for optional, either, plain in _PARTS.findall(word):
        if optional:
            choices.append(("", *optional.split("|")))
        elif either:
            choices.append(tuple(either.split("|")))
        else:
            choices.append((plain,))
    if prod(map(len, choices)) > _MOST_SPELLINGS:
        raise VocabularyError(word, f"{word}: more than {_MOST_SPELLINGS} spellings")
    yield from ("".join(parts) for parts in product(*choices))


# The texts of vocabularies beside the packaged ones that count now; see `govlint_grammar.vocabulary`.
added: list[str] = []


def packaged_texts() -> list[str]:
    """Return the texts of the packaged vocabulary."""
    return [(_FOLDER / f"{name}.yaml").read_text("utf-8") for name in FILES]


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary; it is read once, until other texts are `added`."""
    return lexicon_of([*packaged_texts(), *added])


def lexicon_of(texts: Sequence[str]) -> Lexicon:
    """Return the vocabulary of some texts.

    Raises:
        VocabularyError: a mistake in one of them.
    """
    words, harmless = built(
        "lexicon",
        "\n".join((_LAYOUT, *texts)),
        lambda: _build(texts),
        dump=lambda made: marshal.dumps(_plain(*made)),
        load=lambda data: _from_plain(marshal.loads(data)),  # noqa: S302 - the user's own cache
    )
    return Lexicon(Node(words, ""), frozenset(harmless), words)


# How the words are kept: a few long texts, a line an entry, are what Python reads fastest. The spellings
# without a gap, and for each the number of its tag; the tags; the beginnings of words, and for each the
# characters that may follow; head, word, kind and sense of the words with a gap; the harmless characters.
_Kept: TypeAlias = "tuple[str, list[int], list[_Tag], str, str, list[tuple[str, str, str, str]], str]"


def _plain(words: _Words, harmless: str) -> _Kept:
    tags = list(dict.fromkeys(words.tags.values()))
    number = {tag: at for at, tag in enumerate(tags)}
    gaps = [(head, gap.word, *gap.sense) for head, found in words.gaps.items() for gap in found]
    return (
        "\n".join(words.tags),
        [number[tag] for tag in words.tags.values()],
        tags,
        "\n".join(words.following),
        "\n".join(words.following.values()),
        gaps,
        harmless,
    )


def _from_plain(kept: _Kept) -> tuple[_Words, str]:
    """Return the words, and the harmless characters."""
    spelled, numbers, plain_tags, beginnings, characters, plain_gaps, harmless = kept
    tags = dict(zip(spelled.split("\n"), map(plain_tags.__getitem__, numbers), strict=True))
    following = dict(zip(beginnings.split("\n"), characters.split("\n"), strict=True))
    gaps: dict[str, tuple[GapWord, ...]] = {}
    for head, word, kind, name in plain_gaps:
        gaps[head] = (*gaps.get(head, ()), GapWord(word, Sense(kind, name)))
    return _Words(tags, following, gaps), harmless


def _build(texts: Sequence[str]) -> tuple[_Words, str]:
    words = _Words({}, {}, {})
    harmless: list[str] = []
    for text in texts:
        for key, entry in read_vocabulary(text):
            if key == "harmless.characters":
                harmless += entry
                continue
            kind, _, sense_name = key.partition(".")
            for word in spellings(entry):
                try:
                    _add(words, word, Sense(kind, sense_name))
                except VocabularyError as error:
                    raise VocabularyError(entry, str(error)) from None
    return words, "".join(harmless)


def _add(words: _Words, word: str, sense: Sense) -> None:
    head = word.partition("~")[0]
    for at, char in enumerate(head):
        known = words.following.get(head[:at], "")
        if char not in known:
            words.following[head[:at]] = known + char
    if "~" in word:
        words.gaps[head] = (*words.gaps.get(head, ()), GapWord(word, sense))
        return
    tag = ("J" if sense.kind in ("and", "or") else "W", *sense)
    first = words.tags.setdefault(word, tag)
    if first != tag:
        raise VocabularyError(f"{word}: {'.'.join(first[1:])}, {'.'.join(sense)}")


@cache
def gap_pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word with a gap; it is compiled when it is first met."""
    return regex(_GAP.join(re.escape(part) for part in word.split("~")))
