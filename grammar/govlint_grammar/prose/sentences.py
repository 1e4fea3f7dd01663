"""Sentences, and the quick look that tells which of them may state something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")

# A number with a counter, or a word of denial or of all.
_TRIGGER = re.compile(
    r"[\d０-９][\d０-９，,．. ]{0,14}(?:万?元|件|条|份|宗|起|例|项|次|个|封|人|篇|家|则|部|户|期|[，。；、）)]|$)"
    r"|[一二三四五六七八九十百千两零〇](?:件|条|份|宗|起|例|项|次|个|封|人|篇|家|则|部|户|元)"
    r"|[未无零没均全皆免不]"
)
# A word that a statement with a key needs.
_SUBJECT = re.compile(
    r"申请|收到|受理|办结|答复|结转|公开|复议|诉讼|起诉|败诉|纠错|责任追究|问责|追责|规范性文件|规章|废止|行政许可|行政处罚|行政强制"
    r"|收费|费用|处理费|缴费|新收|收件|发布|推送|发文|刊登|刊发|公众号|网站|微博|微信|信息|制发|印发|登记|办理|处理|转入|顺延|遗留|维持|撤销|掌握|提供|法院|行政争议"
    r"|自然人|公民|个人|法人|企业|金额|实收|收取|文章|视频|有效|制定|出台|不存在|接到|接收|收件|追究|追责"
)


_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千两][件条份宗起例项封]")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every line that is prose; what begins with a tab is a table cell."""
    for match in _LINE.finditer(text):
        if text[match.start()] != "\t":
            yield match.span()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of a line."""
    for match in _SENTENCE.finditer(text, start, end):
        yield match.span()


def may_state(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a number or a denial, and a word that a statement needs."""
    return _TRIGGER.search(text, start, end) is not None and _SUBJECT.search(text, start, end) is not None


def has_number(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a number in it."""
    return _NUMBER.search(text, start, end) is not None
