"""The vocabulary of the statement grammar, read from ``vocabulary/*.yaml`` and ready for look-ups."""

from __future__ import annotations

import marshal
import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from govlint_grammar.build_cache import built

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER = Path(__file__).parent / "vocabulary"

# Part of the cache's key: to be changed with the classes below.
_LAYOUT = "2"

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


class Node:
    """A place in the tree of the words, a character a branch.

    Attributes:
        next: the nodes one character on.
        word: symbol, kind and sense of the word that ends here, or None.
        gaps: the words with a gap whose head ends here.
    """

    __slots__ = ("gaps", "next", "word")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.word: tuple[str, str, str] | None = None
        self.gaps: tuple[GapWord, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary.

    Attributes:
        root: the tree of the words.
        senses: every spelling without a gap, and what it means.
        harmless: characters that say nothing between a verb and its number.
    """

    root: Node
    senses: dict[str, Sense]
    harmless: frozenset[str]


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
    yield from ("".join(parts) for parts in product(*choices))


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary; it is read once.

    Raises:
        VocabularyError: a mistake in a vocabulary file.
    """
    texts = [(_FOLDER / f"{name}.yaml").read_text("utf-8") for name in FILES]
    return built(
        "lexicon",
        "\n".join((_LAYOUT, *texts)),
        lambda: _build(texts),
        save=lambda made, file: marshal.dump(_plain(made), file),
        load=lambda file: _from_plain(marshal.load(file)),  # noqa: S302 - the user's own cache
    )


_PlainNode: TypeAlias = (
    "tuple[dict[str, _PlainNode], tuple[str, str, str] | None, list[tuple[str, str, str]]]"
)


def _plain(made: Lexicon) -> tuple[_PlainNode, list[tuple[str, str, str]], str]:
    """Return a lexicon in plain values, which are read ten times faster than objects."""
    senses = [(word, sense.kind, sense.name) for word, sense in made.senses.items()]
    return _plain_node(made.root), senses, "".join(made.harmless)


def _plain_node(node: Node) -> _PlainNode:
    gaps = [(gap.word, gap.sense.kind, gap.sense.name) for gap in node.gaps]
    return {char: _plain_node(after) for char, after in node.next.items()}, node.word, gaps


def _from_plain(plain: tuple[_PlainNode, list[tuple[str, str, str]], str]) -> Lexicon:
    root, senses, harmless = plain
    return Lexicon(_node(root), {word: Sense(kind, name) for word, kind, name in senses}, frozenset(harmless))


def _node(plain: _PlainNode) -> Node:
    node = Node()
    following, node.word, gaps = plain
    node.next = {char: _node(after) for char, after in following.items()}
    if gaps:
        node.gaps = tuple(GapWord(word, Sense(kind, name)) for word, kind, name in gaps)
    return node


def _build(texts: Sequence[str]) -> Lexicon:
    root = Node()
    senses: dict[str, Sense] = {}
    harmless: set[str] = set()
    for text in texts:
        for key, entry in read_vocabulary(text):
            if key == "harmless.characters":
                harmless.update(entry)
                continue
            kind, _, sense_name = key.partition(".")
            for word in spellings(entry):
                _add(root, senses, word, Sense(kind, sense_name))
    return Lexicon(root, senses, frozenset(harmless))


def _add(root: Node, senses: dict[str, Sense], word: str, sense: Sense) -> None:
    head = word.partition("~")[0]
    node = root
    for char in head:
        following = node.next.get(char)
        if following is None:
            following = node.next[char] = Node()
        node = following
    if "~" in word:
        node.gaps += (GapWord(word, sense),)
    elif senses.setdefault(word, sense) != sense:
        raise VocabularyError(f"{word}: {'.'.join(senses[word])}, {'.'.join(sense)}")
    else:
        node.word = ("J" if sense.kind in ("and", "or") else "W", sense.kind, sense.name)


@cache
def gap_pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word with a gap; it is compiled when it is first met."""
    return re.compile(_GAP.join(re.escape(part) for part in word.split("~")))
