"""Sentences, and the quick look that tells which stretch of one may state something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千两][件条份宗起例项封]")

# Words without which no count has a key. The first kind is enough anywhere in a sentence with a number; the
# second must stand in the number's clause, before it or just after it.
_STRONG = "申请|复议|诉讼|起诉|败诉|胜诉|撤诉|纠错|法院|追究|问责|追责|规范性文件|规章|行政许可|行政处罚|行政强制|收费|处理费|缴费|新收|收件|答复|办结|结转"
_WEAK = "公开|发布|推送|刊登|刊发|登载|发文|推文|张贴|信息|文章|文件|视频|收取|实收|受理|收到|无法提供|不予|掌握|维持|撤销|废止|有效|制发|转入|顺延|遗留"
_COUNTER = "[件条份宗起例项次个封人篇家则部户期名批]|万?元"
_COUNT = re.compile(rf"(?:\d[ ]?|[一二三四五六七八九十百千两零〇余多])(?:{_COUNTER})|\d(?=[，。；、）)]|$)|[\d一-十]成|\d[%％]")
_WITH_WEAK = re.compile(
    rf"(?:{_WEAK})[^，。；,;\n]{{0,30}}?[\d一二三四五六七八九十百千两零〇]|(?:\d[ ]?|[一二三四五六七八九十两])(?:{_COUNTER})[^，。；,;\n]{{0,12}}?(?:{_WEAK})"
)
_STRONG_WORD = re.compile(_STRONG)
_DENIABLE = "申请|复议|诉讼|起诉|应诉|败诉|纠错|撤销|纠正|争议|纠纷|追究|问责|追责|规范性文件|规章|许可|处罚|强制|收费|费用|处理费|收取|缴费|结转|不予公开|遗留|废止|制发|新增|收到|受理|依申请|检索|发布|推送"
_DENIAL = re.compile(
    rf"(?:[未无没零]|不存在|不收|免收|免费|不制定|不承担)[^，。；,;\n]{{0,50}}?(?:{_DENIABLE})"
    rf"|(?:{_DENIABLE})[^，。；,;\n]{{0,12}}?(?:[为是：:]?[无零](?=[，。；、,;）)\n]|$)|没有|未发生)|[：:](?:本年度?|我局|全年|[^，。；\n]{{0,6}})?无(?=[，。；]|$)"
)

_NEAR = 3  # so many clauses before and after are read with the one that has the number
# What holds for the rest of its sentence, however far it stands from the number.
_FAR = re.compile(
    r"下一步|力争|争取|目标|计划|今后|下阶段|下一阶段|将继续|将进一步|全[市区县省州国旗盟系]|各级|各部门|历年|以来|复议机[关构]|协助|配合|20\d\d年"
)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every line that is prose; what begins with a tab is a table cell."""
    for match in _LINE.finditer(text):
        if text[match.start()] != "\t":
            yield match.span()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of a line."""
    for match in _SENTENCE.finditer(text, start, end):
        yield match.span()


def window(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch of a sentence that may state something, or None.

    The stretch runs from a few clauses before the first number or denial that may matter to a few clauses
    after the last.
    """
    counts = [match.span() for match in _COUNT.finditer(text, start, end)]
    if counts and not (_STRONG_WORD.search(text, start, end) or _WITH_WEAK.search(text, start, end)):
        counts = []
    first, last = (counts[0][0], counts[-1][1]) if counts else (end, start)
    denial = _DENIAL.search(text, start, end)
    while denial is not None:
        first, last = min(first, denial.start()), max(last, denial.end())
        denial = _DENIAL.search(text, denial.end(), end)
    if last == start and first == end:
        return None
    return _back(text, start, first), _forward(text, last, end)


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


def has_number(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a number in it."""
    return _NUMBER.search(text, start, end) is not None
