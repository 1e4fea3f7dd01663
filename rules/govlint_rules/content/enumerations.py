"""Enumerations in prose: 一是…二是…, （一）…（二）…, 一、…, 1.…, each style for itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    import re

_DIGITS = "一二三四五六七八九十"
_N = rf"[{_DIGITS}]{{1,2}}"


class Style(NamedTuple):
    """How the items of an enumeration are numbered.

    Attributes:
        pattern: the number and its mark.
        behind: what an item stands behind, white space aside; any of them may begin the text.
        written: how a number is written.
    """

    pattern: str
    behind: str
    written: str


STYLES = {
    "is": Style(rf"({_N})是", "。；;：:，,、\n", "{}是"),
    "bracket": Style(rf"[（(]({_N})[)）]", "。；;：:\n", "（{}）"),
    "comma": Style(rf"({_N})、", "\n", "{}、"),
    "digit": Style(r"(\d{1,2})[.．、](?!\d)", "。；;：:\n", "{}."),
    "digit bracket": Style(r"[（(](\d{1,2})[)）]", "。；;：:\n", "（{}）"),
}
_LAST = ("最后", "此外", "另外", "同时", "还有", "再者", "末", "以及")


class Item(NamedTuple):
    """An item: its number, and its offsets in the text (those of the number alone)."""

    number: int
    start: int
    end: int


def value_of(numeral: str) -> int:
    """Return a number up to 99 written in digits or in Chinese; 0 for what is none."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.replace("两", "二").rpartition("十")
    if not ten:
        return _DIGITS.find(numeral.replace("两", "二")) + 1 if len(numeral) == 1 else 0
    return 10 * (value_of(tens) if tens else 1) + (value_of(ones) if ones else 0)


def numeral_of(number: int, style: str) -> str:
    """Return a number as the items of a style write it: 三是, （三）, 3."""
    if style.startswith("digit"):
        written = str(number)
    elif number <= len(_DIGITS):
        written = _DIGITS[number - 1]
    else:
        written = f"十{_DIGITS[number - 11]}" if number < 20 else str(number)
    return STYLES[style].written.format(written)


def items_of(text: str, style: str) -> list[Item]:
    """Return the items of a style in the order of the text."""
    behind = STYLES[style].behind
    items = (
        Item(value_of(match[1]), match.start(1), match.end())
        for match in _pattern(style).finditer(text)
        if _stands_behind(text, match.start(), behind)
    )
    return [item for item in items if item.number]


def _stands_behind(text: str, at: int, marks: str) -> bool:
    while at and text[at - 1] in " \t\u3000":
        at -= 1
    return not at or text[at - 1] in marks


def named_otherwise(number: int, text: str, *, last: bool = False) -> bool:
    """Whether a text names the item of a number in another style: 其次, 第二, 二要, （二）.

    Args:
        number: the number.
        text: where to look for it.
        last: whether a word that leads in a last item names it too: 最后, 此外.
    """
    if not 1 <= number <= len(_DIGITS):
        return True
    numeral = _DIGITS[number - 1]
    words = ("首先", "其次", "再次", "另一方面", *(_LAST if last else ()))
    written = (f"{numeral}{mark}" for mark in ("是", "要", "则", "为", "、", "）", ")", "，", "在", "方面"))
    digits = (f"{number}{mark}" for mark in (".", "．", "、", "）", ")"))
    return any(word in text for word in (*words, *written, *digits, f"第{numeral}", f"其{numeral}"))


@cache
def _pattern(style: str) -> re.Pattern[str]:
    return regex(STYLES[style].pattern)
