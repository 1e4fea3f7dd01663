"""The sentences of a report's prose, and runs of them that stand in it twice."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    import re

    from govlint_rules.prose import Line, Prose

SHORTEST = 15
_KEPT = 4096  # lines; reports repeat each other's

# What may rightly be said in two sections: that there was none, whom to ask, what the figures cover.
_STANDING = (
    "未", "无", "没有", "不存在", "零", "联系", "电话", "地址", "邮编", "网址", "下载", "统计期限",
    "统计时间", "简称", "编制",
)  # fmt: skip


class Sentence(NamedTuple):
    """A sentence: its text without white space and number, and its offsets in the prose."""

    text: str
    start: int
    end: int


class Repetition(NamedTuple):
    """Sentences in a row that stand in the prose once more: first place, and each further one."""

    first: Sentence
    again: Sentence
    sentences: int


def repetitions(prose: Prose) -> list[Repetition]:
    """Return the longest runs of sentences that stand twice, each by its first sentence."""
    lines = [line for line in prose.lines if _counts(line)]
    # Sentences that end alike are rare: mostly there is nothing more to do.
    ends = [end for line in lines for end in _ends(line.text)]
    if len(set(ends)) == len(ends):
        return []
    sentences = [
        Sentence(text, line.at + start, line.at + end)
        for line in lines
        for text, start, end in _sentences(line.text)
    ]
    first: dict[str, int] = {}
    found: list[Repetition] = []
    last = (-2, -2)
    for number, sentence in enumerate(sentences):
        at = first.setdefault(sentence.text, number)
        if at == number or len(sentence.text) < SHORTEST or _is_standing(sentence.text):
            continue
        if last == (at - 1, number - 1):
            found[-1] = found[-1]._replace(sentences=found[-1].sentences + 1)
        else:
            found.append(Repetition(sentences[at], sentence, 1))
        last = (at, number)
    return found


def _counts(line: Line) -> bool:
    return bool(line.section) and not line.heading


@lru_cache(_KEPT)
def _ends(line: str) -> tuple[str, ...]:
    """Return the last characters of a line's sentences, of those that have so many."""
    ends = (part.rstrip()[-SHORTEST:] for part in line.split("。"))
    return tuple(end for end in ends if len(end) == SHORTEST)


@lru_cache(_KEPT)
def _sentences(line: str) -> tuple[tuple[str, int, int], ...]:
    """Return the sentences of a line, without white space and numbers, with their places in it."""
    found = []
    for match in _sentence().finditer(line):
        text = _blank().sub("", match[0])
        # A line without a full stop may be a heading, unless it has a comma.
        if text and (text[-1] in "。！？!?" or "，" in text):
            text = _number().sub("", text).rstrip("。！？!?")
            found.append((text, *match.span()))
    return tuple(found)


def _is_standing(text: str) -> bool:
    return any(word in text for word in _STANDING)


@cache
def _sentence() -> re.Pattern[str]:
    return regex(r"[^。！？!?\s][^。！？!?]*[。！？!?]?")


@cache
def _blank() -> re.Pattern[str]:
    return regex(r"\s+")


@cache
def _number() -> re.Pattern[str]:
    return regex(
        r"^(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]、|\d{1,2}[.、．](?!\d))"
    )
