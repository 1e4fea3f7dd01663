"""Automatic numbers: what Word writes before a paragraph without its standing in the text.

A paragraph, or its style, names a list (`w:num`) and a level. The list follows a definition
(`w:abstractNum`), and may begin anew or look otherwise in some levels. Lists of one definition count on from
each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.docx.markup import (
    ALTERNATES,
    FALLBACK,
    attribute,
    children,
    integer,
    nested,
    switch,
    value_of,
)
from govlint.readers.docx.numerals import numeral
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.readers.docx.markup import Element

_LEVELS = 9
_PLACE = regex(r"%([1-9])")
# Behind such a mark a tab stop is no more than the gap that the character has by itself.
_WIDE_END = regex(r".*[\u2e80-\u9fff\uff00-\uff60]")
_MOST_LINKS = 10


class ListLevel(NamedTuple):
    """How a level of a list is counted and shown.

    Attributes:
        start: the number that it begins with.
        way: the way of counting.
        text: what is shown, with ``%1`` for the number of the first level.
        gap: what stands between the number and the paragraph.
        legal: whether all numbers of it are shown in digits.
        restart: the level, from 1, after which it begins anew; 0 for never, None for after any higher one.
        style: the style of paragraphs that are of this level.
        bullet: whether it shows a mark and no number.
    """

    start: int = 1
    way: str = "decimal"
    text: str = ""
    gap: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    bullet: bool = False


class ListOf(NamedTuple):
    """A list: the definition that it counts with, its levels, and the levels that it begins anew."""

    definition: str
    levels: tuple[ListLevel, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each has been counted.

    Args:
        root: the part with the definitions; None for a document without lists.
        list_of_style: returns the list that a style of lists names.
    """

    def __init__(self, root: Element | None, list_of_style: Callable[[str], str | None]) -> None:
        self._definitions: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if root is not None:
            self._definitions = _by_id(root, "abstractNum", "abstractNumId")
            self._nums = _by_id(root, "num", "numId")
        self._list_of_style = list_of_style
        self._lists: dict[str, ListOf | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list whose paragraphs have a style."""
        found = self._list(list_id)
        levels = found.levels if found else ()
        return next((at for at, level in enumerate(levels) if level.style == style), None)

    def next_number(self, list_id: str, level: int) -> str:
        """Count a paragraph.

        Returns:
            The number as it is shown, with the gap behind it; empty for an unknown list or a mere mark.
        """
        found = self._list(list_id)
        if found is None:
            return ""
        level = min(max(level, 0), _LEVELS - 1)
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        self._count(list_id, found, level, counts)
        return _shown(found.levels, level, counts)

    def _count(self, list_id: str, found: ListOf, level: int, counts: list[int | None]) -> None:
        first = (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        before = counts[level]
        if first and level in found.starts:
            counts[level] = found.starts[level]
        elif before is None:
            counts[level] = found.starts.get(level, found.levels[level].start)
        else:
            counts[level] = before + 1
        for below in range(level + 1, _LEVELS):
            restart = found.levels[below].restart
            if restart is None or level < restart:
                counts[below] = None

    def _list(self, list_id: str) -> ListOf | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: str) -> ListOf | None:
        num = self._nums.get(list_id)
        name = value_of(nested(num, "abstractNumId")) if num is not None else None
        if num is None or name is None:
            return None
        name = self._followed(name)
        levels = [ListLevel()] * _LEVELS
        definition = self._definitions.get(name)
        if definition is None:
            return None
        for at, element in _levels(definition, "lvl"):
            levels[at] = _level(element)
        starts: dict[int, int] = {}
        for at, element in _levels(num, "lvlOverride"):
            if (own := nested(element, "lvl")) is not None:
                levels[at] = _level(own)
            if (start := integer(value_of(nested(element, "startOverride")))) is not None:
                starts[at] = start
        return ListOf(name, tuple(levels), starts)

    def _followed(self, name: str) -> str:
        """Return the definition that a definition stands for: one may only name a style of lists."""
        for _ in range(_MOST_LINKS):
            definition = self._definitions.get(name)
            link = value_of(nested(definition, "numStyleLink")) if definition is not None else None
            list_id = self._list_of_style(link) if link is not None else None
            num = self._nums.get(list_id) if list_id is not None else None
            target = value_of(nested(num, "abstractNumId")) if num is not None else None
            if target is None or target == name:
                return name
            name = target
        return name


def _by_id(root: Element, name: str, key: str) -> dict[str, Element]:
    return {found: each for each in children(root, name) if (found := attribute(each, key)) is not None}


def _levels(parent: Element, name: str) -> Iterator[tuple[int, Element]]:
    for each in children(parent, name):
        at = integer(attribute(each, "ilvl"))
        if at is not None and 0 <= at < _LEVELS:
            yield at, each


def _level(element: Element) -> ListLevel:
    start = integer(value_of(nested(element, "start")))
    way = _way(element)
    gap = value_of(nested(element, "suff"))
    hidden = switch(nested(element, "rPr"), "vanish")
    return ListLevel(
        start=0 if start is None else start,
        way=way,
        text="" if hidden else (value_of(nested(element, "lvlText")) or ""),
        gap=gap if gap in ("space", "nothing") else "tab",
        legal=switch(element, "isLgl") or False,
        restart=integer(value_of(nested(element, "lvlRestart"))),
        style=value_of(nested(element, "pStyle")),
        bullet=way == "bullet" or nested(element, "lvlPicBulletId") is not None,
    )


def _way(element: Element) -> str:
    """Return the way of counting; a new one that a document explains to old programs is taken as theirs."""
    found = nested(element, "numFmt")
    if found is None and (alternates := element.find(ALTERNATES)) is not None:
        fallback = alternates.find(FALLBACK)
        found = nested(fallback, "numFmt") if fallback is not None else None
    return value_of(found) or "decimal"


def _shown(levels: tuple[ListLevel, ...], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.bullet:
        return ""

    def number(place: str) -> str:
        at = int(place) - 1
        if at > level:
            return ""
        count = counts[at]
        shown = levels[at].start if count is None else count
        way = "decimal" if own.legal and levels[at].way != "none" else levels[at].way
        return "" if way == "bullet" else numeral(shown, way)

    text = _PLACE.sub(lambda match: number(match.group(1)), own.text)
    if not text or own.gap == "nothing":
        return text
    if own.gap == "space":
        return f"{text} "
    return text if _WIDE_END.fullmatch(text) else f"{text} "
