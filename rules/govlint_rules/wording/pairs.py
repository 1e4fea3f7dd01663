"""Brackets and quotation marks of a text: which belong together, and which have no partner."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from govlint_rules.prose import Line, Prose

# Opening and closing marks of a kind; half-width brackets are of the kind of the full-width ones.
_KINDS = ("《》", "〈〉", "“”", "〔〕", "【】", "（）()", "[]")
_OPENING = {kind[at]: kind[0] for kind in _KINDS for at in range(0, len(kind), 2)}
_CLOSING = {kind[at]: kind[0] for kind in _KINDS for at in range(1, len(kind), 2)}
PARTNER = {kind[at ^ 1]: kind[at] for kind in _KINDS for at in range(len(kind))}


_KEPT = 4096  # lines; reports repeat each other's


class Pair(NamedTuple):
    """An opening and a closing mark; offsets in the prose."""

    start: int
    end: int
    marks: str

    @property
    def is_mixed(self) -> bool:
        """Whether one of the two is full-width and the other half-width."""
        return self.marks in ("（)", "(）")


class Pairs(NamedTuple):
    """The marks of a prose: those that pair, and those that do not, by their offsets."""

    pairs: tuple[Pair, ...]
    alone: tuple[tuple[int, str], ...]


@lru_cache(maxsize=2)  # two rules look at the same marks
def pairs_of(prose: Prose) -> Pairs:
    """Pair the marks of a prose, each kind for itself, section by section.

    A pair may reach over several lines, as lines of text from a PDF break anywhere. A closing bracket that
    ends the number of a list item (1）) needs no partner, and the brackets of a document number's year are
    another rule's.
    """
    pairs: list[Pair] = []
    alone: list[tuple[int, str]] = []
    waiting: dict[str, list[tuple[int, str]]] = {}
    section: str | None = None
    for line in prose.lines:
        if line.section != section:
            alone.extend(_left(waiting.values()))
            waiting.clear()
            section = line.section
        for place, mark in _marks_in(line.text):
            at = line.at + place
            if mark in _OPENING:
                waiting.setdefault(_OPENING[mark], []).append((at, mark))
            elif opened := waiting.get(_CLOSING[mark]):
                start, first = opened.pop()
                pairs.append(Pair(start, at, first + mark))
            elif not _ends_item(line, place):
                alone.append((at, mark))
    alone.extend(_left(waiting.values()))
    return Pairs(tuple(sorted(pairs)), tuple(sorted(alone)))


@lru_cache(_KEPT)
def _marks_in(line: str) -> tuple[tuple[int, str], ...]:
    """Return the marks of a line and their places, without those around the year of a document's number."""
    found = ((match.start(), match[0]) for match in _marks().finditer(line))
    return tuple(each for each in found if len(each[1]) == 1)


def _left(waiting: Iterable[list[tuple[int, str]]]) -> list[tuple[int, str]]:
    return [mark for marks in waiting for mark in marks]


def _ends_item(line: Line, at: int) -> bool:
    return line.text[at] in "）)" and _item().search(line.text, 0, at) is not None


@cache
def _marks() -> re.Pattern[str]:
    return regex(
        r"[〔\[［【（(]\s?(?:19|20)\d\d\s?[〕\]］】）)](?=\s?(?:第\s?)?\d+\s?号)|[《》〈〉“”〔〕【】（）()\[\]]"
    )


@cache
def _item() -> re.Pattern[str]:
    return regex(r"(?:^|[；;。：:，,、\s])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s?$")
