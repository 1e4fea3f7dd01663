"""Words that stand twice in a row by mistake, told from reduplications and from words that meet.

Which characters double rightly, and which words meet in one, is data: `reduplications.txt`, `meetings.txt`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 8
_NUMBERS = frozenset("两二三四五六七八九十百千几各每0123456789０１２３４５６７８９")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿")
# Words by which a doubled word of several characters is seen to be one: no noun of another word ends or
# begins there.
_BEFORE = frozenset("的了和与及并将也以为来去被把由从再更已未不能要可步断续须应当")
_BEHIND = frozenset("的了和与及并将也在为是以等对被由从至到")


class Double(NamedTuple):
    """A word and all the times it stands in a row: offsets in the text."""

    word: str
    start: int
    end: int


class _Meeting(NamedTuple):
    """When two words may meet in a character."""

    needs: str
    before: frozenset[str]
    behind: frozenset[str]

    def explains(self, before: str, behind: str) -> bool:
        ends, begins = before in self.before, behind in self.behind
        if self.needs == "both":
            return ends and begins
        return begins or (self.needs == "either" and ends)


def doubled(text: str) -> Iterator[Double]:
    """Yield the words of a text that stand twice in a row by mistake."""
    for match in _twice().finditer(text) if _may_repeat(_unseen(text)) else ():
        word, start, end = match[1], *match.span()
        before, behind = text[start - 1 : start], text[end : end + 1]
        if _reduplicated(word, text, start, end, before):
            continue
        if len(word) > 1:
            slip = _is_slip_of_many(word, before, behind)
        else:
            meeting = _meetings().get(word)
            # A character three times in a row is no meeting of two words.
            slip = meeting is not None and (end - start > 2 or not meeting.explains(before, behind))
        if slip:
            yield Double(word, start, end)


# Lines in which no word stands twice in a row; reports repeat each other's lines.
_seen: dict[str, None] = {}
_MOST_SEEN = 4096


def _unseen(text: str) -> str:
    """Return the lines of a text that are not known to be without doubled words."""
    return "\n".join([line for line in text.split("\n") if line not in _seen])


def _reduplicated(word: str, text: str, start: int, end: int, before: str) -> bool:
    """Whether a word rightly follows itself."""
    if len(word) > 1:
        return "一" in (word[0], word[-1]) or word in _reduplications() or _NUMERALS.issuperset(word)
    around = text[max(0, start - 2) : end + 2]
    if any(word * 2 in whole and whole in around for whole in _wholes()):
        return True
    if before == "一":  # 一条条
        return True
    if before in _NUMBERS or end - start > 2:
        return False
    left, right = text[start - 2 : start], text[end : end + 2]
    if any(len(pair) == 2 and pair[0] == pair[1] for pair in (left, right)):
        return True  # 清清楚楚
    return word * 2 in _reduplications()


def _is_slip_of_many(word: str, before: str, behind: str) -> bool:
    """Whether a word of several characters is doubled by mistake.

    Between nouns a word may rightly end one and begin the next (区人民政府政府信息公开), so that one end at
    least must be open: punctuation, or a word that binds.
    """
    if len(word) > 3:
        return True
    return not _is_han(before) or before in _BEFORE or not _is_han(behind) or behind in _BEHIND


def _may_repeat(text: str) -> bool:
    """Whether any word of some lines stands twice in a row; if not, they are remembered.

    Searching for it costs as much as all other rules together. Two copies of the text, one of them moved by
    the length of a word, differ in nothing where that word stands twice: as numbers, they then have zeros in
    a row in their difference by bits.
    """
    codes = text.encode("utf-16-le", "replace")
    number = int.from_bytes(codes, "little")
    for length in range(1, _LONGEST + 1):
        difference = (number ^ (number >> 16 * length)).to_bytes(len(codes), "little")
        zeros = bytes(2 * length)
        at = difference.find(zeros)
        while at >= 0:
            at += at % 2
            if _is_han(codes[at : at + 2].decode("utf-16-le", "replace")):
                return True
            other = _not_zero().search(difference, at)  # a long run of blanks or dots is passed at once
            at = difference.find(zeros, other.start()) if other else -1
    if len(_seen) > _MOST_SEEN:
        _seen.clear()
    _seen.update(dict.fromkeys(text.split("\n")))
    return False


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _not_zero() -> re.Pattern[bytes]:
    return re.compile(b"[^\0]")


@cache
def _twice() -> re.Pattern[str]:
    return regex(f"([\u4e00-\u9fff]{{1,{_LONGEST}}}?)\\1+")


@cache
def _reduplications() -> frozenset[str]:
    return frozenset(word for line in _lines("reduplications.txt") for word in line.split())


@cache
def _wholes() -> tuple[str, ...]:
    return tuple(word for word in _reduplications() if len(word) > 2)


@cache
def _meetings() -> Mapping[str, _Meeting]:
    rows = (line.split() for line in _lines("meetings.txt"))
    return {
        char: _Meeting(needs, frozenset(before), frozenset(behind)) for char, needs, before, behind in rows
    }


def _lines(name: str) -> list[str]:
    table = (Path(__file__).parent / name).read_text("utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]
