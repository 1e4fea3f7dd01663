"""Headings: their number, their words, and which aspect the words name."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

_NUMBER = regex(
    r"(?P<marks>[#＃*|]{1,6}[ \u3000]*)?"
    r"(?P<number>第?[一二三四五六七八九十]{1,3}(?:部分)?[ \u3000]*[、.．，,]|第[一二三四五六七八九十]部分"
    r"|[（(]?[ \u3000]*(?:[一二三四五六七八九十]{1,3}|[1-9１-９]\d?)[ \u3000]*[）)][、.．]?"
    r"|[（(][）)]|[1-9１-９][ \u3000]*[、.．]|、)?[ \u00a0\u3000]*"
)
_TAIL = " \t\u00a0\u3000*|\u200b\ufeff。：:．."

_ORDINALS = "零一二三四五六七八九十"

# What the words of an aspect's heading must hold; the first of a heading's words names it first.
_ASPECT_WORDS = regex(
    r"(?P<proactive>主动公开)|(?P<on_request>依申请公开|申请公开|依申请|公开申请)"
    r"|(?P<management>信息(?:公开)?(?:的)?(?:资源)?(?:规范)?(?:化)?管理|管理(?:政府|政务)?信息)"
    r"|(?P<platform>平台建设|(?:公开|信息|网站)平台|平台)"
    r"|(?P<supervision>监督保障|监督|保障|工作考核|社会评议|责任追究)"
)


_COMMON_WORDS = regex("政府|政务|信息|公开|建设|工作|情况|方面|的")


class Heading(NamedTuple):
    """A heading's parts.

    Attributes:
        number: the number as written with its mark (``五、``, ``5、``, ``（一）``), or empty.
        words: the words without number, stars and closing punctuation.
        offset: where the number or the words begin in the heading's text.
    """

    number: str
    words: str
    offset: int

    @property
    def ordinal(self) -> int | None:
        """The number's value; None when there is none."""
        return ordinal(self.number)


# Headings are the form's own words, in nearly every report.
_KEPT = 1024


@lru_cache(_KEPT)
def read_heading(token: str) -> Heading:
    """Split a heading into number and words."""
    match = _NUMBER.match(token)
    if match is None:  # pragma: no cover - every part is optional
        return Heading("", token.strip(_TAIL), 0)
    return Heading(
        (match["number"] or "").strip(),
        token[match.end() :].strip(_TAIL),
        match.end("marks") if match["marks"] else 0,
    )


@lru_cache(_KEPT)
def ordinal(number: str) -> int | None:
    """Return the value of a heading's number (``十二、`` is 12), or None."""
    digits = re.sub(r"[^一二三四五六七八九十\d]", "", number)
    if not digits:
        return None
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _ORDINALS.index(digits[0])
    return (_ORDINALS.index(tens[0]) if tens else 1) * 10 + (_ORDINALS.index(ones[0]) if ones else 0)


@lru_cache(_KEPT)
def aspect_keys(words: str) -> tuple[str, ...]:
    """Return the keys of the aspects that a heading's words name, in their order, each once."""
    keys = dict.fromkeys(match.lastgroup for match in _ASPECT_WORDS.finditer(words) if match.lastgroup)
    if len(keys) > 1 and "监督保障" not in words:
        keys.pop("supervision", None)
    if len(keys) > 1 and "平台建设" not in words:
        keys.pop("platform", None)
    return tuple(keys)


def is_aspect_heading(words: str) -> bool:
    """Whether a heading says an aspect's name and nothing else (主动公开情况, 平台建设方面)."""
    return bool(_ASPECT_WORDS.search(words)) and not _COMMON_WORDS.sub("", _ASPECT_WORDS.sub("", words))


def number_style(number: str) -> str:
    """Return the kind of an aspect's number: ``bracket``, ``plain`` or empty."""
    if not number or number == "、":
        return ""
    return "bracket" if any(mark in number for mark in "()（）") else "plain"
