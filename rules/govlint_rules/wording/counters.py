"""Where requests and normative documents are counted in 条."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

COUNTER = "条"
_CLAUSE = "。；;，,：:\n"
_NUMERALS = "0123456789一二三四五六七八九十百 "
_COUNTED = ("申请", "规范性文件")
_HANDLED = ("收到", "受理", "新收", "接收", "接到", "办理", "办结", "答复", "处理", "回复")
_PUBLISHED = ("公开", "发布", "公布", "上传", "推送", "刊登", "转载")


def miscounted(text: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Return the requests and the normative documents that a text counts in 条."""
    requests: list[re.Match[str]] = []
    documents: list[re.Match[str]] = []
    for start, end in _clauses(text):
        found = _requests().finditer(text, start, end)
        requests.extend(m for m in found if m["named"] or _is_handled(text, m.start()))
        found = _documents().finditer(text, start, end)
        documents.extend(m for m in found if not _is_published(text, m.start()))
    return requests, documents


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses in which a number stands before the counter and something countable beside it."""
    end = -1
    at = text.find(COUNTER)
    while at >= 0:
        if at > end and text[at - 1 : at].strip("两") in _NUMERALS and text[at + 1 : at + 2] != "例":
            start = max(text.rfind(mark, 0, at) for mark in _CLAUSE) + 1
            end = min((stop for mark in _CLAUSE if (stop := text.find(mark, at)) >= 0), default=len(text))
            if any(word in text[start:end] for word in _COUNTED):
                yield start, end
        at = text.find(COUNTER, at + 1)


def _is_handled(text: str, at: int) -> bool:
    """Whether the clause before an offset speaks of receiving or handling."""
    start = max(text.rfind(mark, 0, at) for mark in _CLAUSE) + 1
    return any(word in text[start:at] for word in _HANDLED)


def _is_published(text: str, at: int) -> bool:
    """Whether a word of publishing stands right before an offset: 公开规范性文件12条."""
    return text.endswith(_PUBLISHED, 0, at)


_NUMBER = r"(?:\d+|[一二三四五六七八九十百两]+) ?条"
_LINK = "(?:数量?|共计|总计|合计|[共为有达])*"


@cache
def _requests() -> re.Pattern[str]:
    """Return the pattern of requests; those not named as such count only where they are handled."""
    return regex(
        rf"(?P<named>(?:信息公开|公开|政府信息)申请){_LINK} ?{_NUMBER}(?!例)"
        rf"|依申请公开(?:事项|件)?{_LINK} ?{_NUMBER}(?!例)"
        rf"|{_NUMBER}(?:群众|公民|公众|个人)?的?"
        r"(?:依申请公开(?!指南|栏|专栏|目录|平台|信息动态)|(?:政府)?信息公开申请|公开申请)"
    )


@cache
def _documents() -> re.Pattern[str]:
    return regex(
        rf"(?:行政)?规范性文件{_LINK} ?{_NUMBER}(?!例)"
        rf"|{_NUMBER}(?:现行有效的?)?(?:行政)?规范性文件(?!信息|解读|动态|类|公开)"
    )
