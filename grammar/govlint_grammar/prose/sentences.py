"""Sentences, and the quick look that tells which of them, and which stretch of one, may state something.

The look is made once over a line, by patterns that begin with a set of characters: most of the text
is passed over without a second glance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_WEAK = "公开|发布|推送|刊登|刊发|登载|发文|推文|张贴|网站|公众号|微博|公报|信息|文章|文件|视频|收取|实收|受理|收到|无法提供|不予|掌握|维持|撤销|废止|有效|制发|转入|顺延|遗留|秘密|隐私|第三方|过程性|案卷|内部事务|补正|出版物|重复|信访类|申请人"
_WEAK_BEFORE = re.compile(rf"(?:{_WEAK})[^，。；,;\n]{{0,30}}?{_NUMERALS}")
_WEAK_AFTER = re.compile(rf"{_NUMERALS}[ ]?[件条份宗起例项次个篇则][^，。；,;\n]{{0,12}}?(?:{_WEAK})")
# A word of denial with something that can be denied in its clause; or one that ends its clause.
_DENIAL = re.compile(
    r"[未无没零不免](?:(?<=不)(?:存在|收|制定|制发|承担|涉及|具)|(?<=免)[收费]|(?<![不免]))"
    r"(?:[^，。；,;\n]{0,50}?(?:申请|复议|诉讼|起诉|应诉|败诉|纠错|撤销|纠正|争议|纠纷|追究|问责|追责|规范性文件|规章|许可|处罚|强制|收费|费用|处理费"
    r"|收取|缴费|结转|不予公开|遗留|废止|制发|新增|收到|受理|依申请|检索|发布|推送|发生|出现|案件)|(?=[，。；、,;）)\n]|\Z))"
)
# So many clauses before and after are read with the one that has the number.
_BEFORE, _AFTER = 2, 3
_SMALL = 12  # a shorter gap between two pieces is not worth leaving out
# What holds for the rest of its sentence, however far it stands from the number.
_FAR = re.compile(
    r"下一步|力争|争取|目标|计划|今后|下阶段|下一阶段|将继续|将进一步|全[市区县省州国旗盟系]|各级|各部门|历年|以来|复议机[关构]|协助|配合|20\d\d年"
)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are prose, each with its place; a table cell begins with a tab."""
    at = 0
    for line in text.split("\n"):
        if line and line[0] != "\t":
            yield at, line
        at += len(line) + 1


def stretches(line: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield what of a line may state something, a sentence at a time.

    Each is a run of pieces, in order: the clauses with a number or a denial that may matter, and a few around
    each.
    """
    counts = [match.span() for match in _COUNT.finditer(line)]
    denials = [match.span() for match in _DENIAL.finditer(line)]
    if not counts and not denials:
        return
    count, denial = 0, 0
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        first_count, first_denial = count, denial
        while count < len(counts) and counts[count][0] < end:
            count += 1
        while denial < len(denials) and denials[denial][0] < end:
            denial += 1
        if count == first_count and denial == first_denial:
            continue
        found = denials[first_denial:denial]
        if count > first_count:
            found = sorted(found + _with_subject(line, start, end, counts[first_count:count]))
        if found:
            yield _pieces(line, start, end, found)


def _with_subject(text: str, start: int, end: int, counts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of a sentence's numbers that may have a key."""
    if _STRONG.search(text, start, end):
        return counts
    weak = [match.span() for match in _WEAK_BEFORE.finditer(text, start, end)]
    weak += [match.span() for match in _WEAK_AFTER.finditer(text, start, end)]
    # A number without a word of its own may go on from one that has one: 合计153条.
    return [*weak, *counts] if weak else []


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the clauses around some places; those that touch are one piece."""
    pieces: list[tuple[int, int]] = []
    for first, last in found:
        finish = _forward(text, last, end)
        if pieces and first <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(finish, pieces[-1][1]))
            continue
        begin = _back(text, pieces[-1][1] if pieces else start, first)
        if pieces and begin <= pieces[-1][1] + _SMALL:
            pieces[-1] = (pieces[-1][0], finish)
        else:
            pieces.append((begin, finish))
    first = pieces[0][0]
    if first - start <= _SMALL or (first > start and _FAR.search(text, start, first)):
        pieces[0] = (start, pieces[0][1])
    return tuple(pieces)


def _back(text: str, start: int, at: int) -> int:
    """Return where the clause begins that lies a few clauses before a place."""
    begin = at
    for _ in range(_BEFORE + 1):
        begin = max(
            text.rfind("，", start, begin), text.rfind("；", start, begin), text.rfind("：", start, begin)
        )
        if begin < 0:
            return start
    return begin


def _forward(text: str, at: int, end: int) -> int:
    """Return where the clause ends that lies a few clauses after a place."""
    finish = at
    for _ in range(_AFTER):
        found = text.find("，", finish, end)
        if found < 0:
            return end
        finish = found + 1
    return finish


def sentences_with(cue: re.Pattern[str], line: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of a line in which a pattern is found."""
    places = [match.start() for match in cue.finditer(line)]
    if not places:
        return
    at = 0
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        if places[at] < end:
            yield start, end
            while places[at] < end:
                at += 1
                if at == len(places):
                    return


def numbered_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of the prose that has a number in it."""
    for at, line in prose_lines(text):
        for match in _SENTENCE.finditer(line):
            start, end = match.span()
            if _NUMBER.search(line, start, end):
                yield at + start, at + end
