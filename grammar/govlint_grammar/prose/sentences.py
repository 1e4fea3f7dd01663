"""Sentences, and the quick look that tells which of them, and which stretch of one, may state something.

The look is made once over the whole text, by patterns that begin with a set of characters: most of the text
is passed over without a second glance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
_NUMBER = re.compile(r"[\d一二三四五六七八九十百千两](?:(?<=\d)|[件条份宗起例项封])")

# A number: with a counter, a share, or at the end of its clause.
_NUMERALS = r"[\d一二三四五六七八九十百千两零〇余多]"
_COUNT = re.compile(
    rf"{_NUMERALS}(?:[ ]?[件条份宗起例项次个封人篇家则部户期名批]|[ ]?万?元|[%％成]|(?<=\d)(?=[，。；、）)\n]|\Z))"
)
# Words without which no count has a key. The first are enough anywhere in the sentence of a number; the others
# must stand in its clause, before it or just after it.
_STRONG = re.compile(
    "申请|复议|诉讼|起诉|败诉|胜诉|撤诉|纠错|法院|追究|问责|追责|规范性文件|规章|行政许可|行政处罚|行政强制|收费|处理费|缴费|新收|收件|答复|办结|结转"
)
_WEAK = "公开|发布|推送|刊登|刊发|登载|发文|推文|张贴|信息|文章|文件|视频|收取|实收|受理|收到|无法提供|不予|掌握|维持|撤销|废止|有效|制发|转入|顺延|遗留"
_WEAK_BEFORE = re.compile(rf"(?:{_WEAK})[^，。；,;\n]{{0,30}}?{_NUMERALS}")
_WEAK_AFTER = re.compile(rf"{_NUMERALS}[ ]?[件条份宗起例项次个篇则][^，。；,;\n]{{0,12}}?(?:{_WEAK})")
# A word of denial with something that can be denied in its clause; or one that ends its clause.
_DENIAL = re.compile(
    r"[未无没零不免](?:(?<=不)(?:存在|收|制定|制发|承担|涉及|具)|(?<=免)[收费]|(?<![不免]))"
    r"(?:[^，。；,;\n]{0,50}?(?:申请|复议|诉讼|起诉|应诉|败诉|纠错|撤销|纠正|争议|纠纷|追究|问责|追责|规范性文件|规章|许可|处罚|强制|收费|费用|处理费"
    r"|收取|缴费|结转|不予公开|遗留|废止|制发|新增|收到|受理|依申请|检索|发布|推送|发生|出现|案件)|(?=[，。；、,;）)\n]|\Z))"
)
_NEAR = 3  # so many clauses before and after are read with the one that has the number
# What holds for the rest of its sentence, however far it stands from the number.
_FAR = re.compile(
    r"下一步|力争|争取|目标|计划|今后|下阶段|下一阶段|将继续|将进一步|全[市区县省州国旗盟系]|各级|各部门|历年|以来|复议机[关构]|协助|配合|20\d\d年"
)


class Stretch(NamedTuple):
    """A stretch of a sentence that may state something.

    Attributes:
        paragraph: the number of its line.
    """

    start: int
    end: int
    paragraph: int


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the stretches of a text that may state something, in order.

    A stretch runs from a few clauses before the first number or denial of its sentence to a few clauses
    after the last. A line that begins with a tab is a table cell, and no prose.
    """
    counts = [match.span() for match in _COUNT.finditer(text)]
    denials = [match.span() for match in _DENIAL.finditer(text)]
    if not counts and not denials:
        return
    count, denial, paragraph = 0, 0, 0
    last = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start > last:
            paragraph += 1
        last = end
        first_count = count
        while count < len(counts) and counts[count][0] < end:
            count += 1
        first_denial = denial
        while denial < len(denials) and denials[denial][0] < end:
            denial += 1
        found = denials[first_denial:denial]
        if count > first_count and _has_subject(text, start, end):
            found = sorted([*found, counts[first_count], counts[count - 1]])
        if found and text[start] != "\t":
            yield Stretch(_back(text, start, found[0][0]), _forward(text, found[-1][1], end), paragraph)


def _has_subject(text: str, start: int, end: int) -> bool:
    return (
        _STRONG.search(text, start, end) is not None
        or _WEAK_BEFORE.search(text, start, end) is not None
        or _WEAK_AFTER.search(text, start, end) is not None
    )


def _back(text: str, start: int, at: int) -> int:
    begin = at
    for _ in range(_NEAR + 1):
        begin = max(text.rfind("，", start, begin), text.rfind("；", start, begin), text.rfind("：", start, begin))
        if begin < 0:
            return start
    if begin - start < 12 or _FAR.search(text, start, begin):
        return start
    return begin + 1


def _forward(text: str, at: int, end: int) -> int:
    finish = at
    for _ in range(_NEAR):
        found = text.find("，", finish, end)
        if found < 0:
            return end
        finish = found + 1
    return finish


def sentences_with(cue: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of the prose in which a pattern is found."""
    return _spans_with(_SENTENCE, cue, text)


def lines_with(cue: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every line of the prose in which a pattern is found."""
    return _spans_with(_LINE, cue, text)


def _spans_with(unit: re.Pattern[str], cue: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    places = [match.start() for match in cue.finditer(text)]
    if not places:
        return
    at = 0
    for match in unit.finditer(text):
        start, end = match.span()
        if places[at] < end:
            if text[start] != "\t":
                yield start, end
            while at < len(places) and places[at] < end:
                at += 1
            if at == len(places):
                return


def numbered_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of the prose that has a number in it."""
    for match in _SENTENCE.finditer(text):
        if text[match.start()] != "\t" and _NUMBER.search(text, match.start(), match.end()):
            yield match.span()
