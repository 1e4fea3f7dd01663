"""Announced numbers in the prose, and the items that follow at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex
from govlint_rules.content.enumerations import STYLES, Item, items_of, named_otherwise, value_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint_rules.prose import Prose

_FOLLOWING = ("以下", "如下", "下列", "下述")
_COLONS = "：:"
# The most characters of an announcement before its colon.
_LONGEST = 16
_LEADS = ("存在", "做好", "抓好", "突出", "从", "在")
_NUMBER = "([一二三四五六七八九十两0-9]{1,2})"
_WHAT = r"(?:方面|问题|不足|短板|措施|工作|任务|举措|困难)"
_SECTIONS = ("overview", "problems", "other")


class Announcement(NamedTuple):
    """An announcement and the items that follow: offsets in the prose."""

    number: int
    start: int
    end: int
    items: tuple[Item, ...]


def announcements(prose: Prose) -> Iterator[Announcement]:
    """Yield the announcements of sections 1, 5 and 6 that numbered items follow, however many."""
    for start, end in _regions(prose):
        yield from _announced(prose.text, start, end)


def _regions(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the stretches of prose without headings in the sections that are read."""
    for section in _SECTIONS:
        lines = [line for line in prose.lines if line.section == section]
        start: int | None = None
        for line in lines:
            if line.heading:
                if start is not None:
                    yield start, line.at
                start = None
            elif start is None:
                start = line.at
        if start is not None:
            yield start, lines[-1].at + len(lines[-1].text)


def _announced(text: str, start: int, end: int) -> Iterator[Announcement]:
    found = sorted(_found(text, start, end), key=lambda match: match.start())
    for number, match in enumerate(found):
        expected = value_of(match[1])
        stop = found[number + 1].start() if number + 1 < len(found) else end
        if expected < 2:
            continue
        items = _run(text[match.end() : stop], expected)
        if items is not None:
            moved = tuple(Item(n, a + match.end(), b + match.end()) for n, a, b in items)
            yield Announcement(expected, match.start(), match.end(), moved)


def _found(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the announcements of a stretch of text: by a word for what follows, or by a colon."""
    if any(text.find(word, start, end) >= 0 for word in _FOLLOWING):
        yield from _following().finditer(text, start, end)
    for colon in _COLONS:
        at = text.find(colon, start, end)
        while at >= 0:
            match = _before_colon().search(text, max(start, at - _LONGEST), at)
            if match is not None and text.endswith(_LEADS, start, match.start()):
                yield match
            at = text.find(colon, at + 1, end)


def _run(text: str, expected: int) -> list[Item] | None:
    """Return the items that a text begins with, of one style; None if it is not sure how many there are."""
    first = {style: items[0] for style in STYLES if (items := items_of(text, style))}
    if not first:
        return None
    style = min(first, key=lambda each: first[each].start)
    items = items_of(text, style)
    if items[0].number != 1 or not _lead().fullmatch(text, 0, items[0].start):
        return None
    count = 1
    while count < len(items) and items[count].number == count + 1:
        count += 1
    rest = items[count:]
    # A number that neither goes on nor begins anew: another rule's matter.
    if rest and rest[0].number != 1:
        return None
    tail = text[items[count - 1].end : rest[0].start if rest else len(text)]
    if count == 1 or (count < expected and named_otherwise(count + 1, tail, last=True)):
        return None
    return items[:count]


@cache
def _lead() -> re.Pattern[str]:
    """Return the pattern of what may stand between an announcement and its first item."""
    return regex(r"[^。；;，,：:\n]{0,14}[。：:，,]?\s*[（(]?")


@cache
def _following() -> re.Pattern[str]:
    return regex(rf"(?:{'|'.join(_FOLLOWING)})的?{_NUMBER}(?:个+|大|项|点|条|种)?{_WHAT}?(?:的?{_WHAT})?")


@cache
def _before_colon() -> re.Pattern[str]:
    return regex(rf"{_NUMBER}(?:个+|大|项|点)?{_WHAT}[^。；，：:\n0-9]{{0,8}}\Z")
