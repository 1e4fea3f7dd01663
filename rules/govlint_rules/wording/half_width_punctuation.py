"""GL814: half-width punctuation between Chinese characters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import (
    Applicability,
    Edit,
    Evidence,
    Fix,
    Related,
    Rule,
    Severity,
    Text,
    place_of_span,
    regex,
)
from govlint_rules.edits import ordered
from govlint_rules.prose import prose_of
from govlint_rules.wording.pairs import pairs_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.prose import Prose

_MARKS = ",.:;()"
_FULL = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）"}
_MOST_PLACES = 20
_AROUND = 6


class HalfWidthPunctuation(Rule):
    """Half-width punctuation stands between Chinese characters

    What it checks:
        The prose for the half-width marks , . : ; ( ) with a Chinese character on either side. One
        finding for all of them, with the places; one more for points, which may stand for 。 or 、.

    Basis:
        Practice: Chinese text is written with full-width marks.

    Why:
        It looks careless, and programs that cut a text into sentences go wrong.

    Fails:
        base: "2021"
        edits:
          say: {overview: "围绕供水保障公开政府信息,各项制度执行到位。"}

    Passes:
        base: "2021"
        edits:
          say: {overview: "围绕供水保障公开政府信息，占3.5%，办理时间8:30至17:00，网址http://www.example.gov.cn。"}

    How to mend:
        Write the full-width mark: ， 。 ： ； （ ）.

    Options:
        None.

    Exceptions:
        Marks beside digits, letters or blanks. Numbers of headings and list items, (一) or 一.; those of
        section 1 are left to GL110. A pair of brackets of mixed width is left to GL813.
    """

    page_zh = """汉字之间使用半角标点

    检查内容:
        在正文中查找两侧都是汉字的半角标点 , . : ; ( )，合并提示一次，列出各处；半角句点既可能是“。”也可能是
        “、”，单独提示。

    依据:
        实际工作要求：中文使用全角标点。

    为什么:
        版面不整齐，按标点断句的程序也会出错。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: "围绕供水保障公开政府信息,各项制度执行到位。"}

    合规示例:
        base: "2021"
        edits:
          say: {overview: "围绕供水保障公开政府信息，占3.5%，办理时间8:30至17:00，网址http://www.example.gov.cn。"}

    如何修改:
        改为相应的全角标点：，。：；（）。

    配置项:
        无。

    例外:
        两侧有数字、字母或者空格的不算。标题和条目的序号，如“(一)”“一.”，不算，其中第一部分的由GL110检查。一
        半全角、一半半角的括号由GL813检查。
    """

    code = "GL814"
    name = "half-width-punctuation"
    severity = Severity.INFO
    fixable = Applicability.SAFE
    messages = {
        "default": Text(
            "“{quote}”用了半角标点“{mark}”；请改为“{full}”",
            "“{quote}” has the half-width mark {mark}; write {full}",
        ),
        "several": Text(
            "正文有 {count} 处半角标点，如“{quote}”；请改为全角标点",
            "the prose has {count} half-width marks, such as in “{quote}”; write them full-width",
        ),
        "point": Text(
            "“{quote}”用了半角句点；请改为“。”或者“、”",
            "“{quote}” has a half-width point; write 。 or 、 as the sense asks",
        ),
        "also": Text("这里也是", "here as well"),
        "fix": Text("改为全角标点", "write the marks full-width"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for marks that have one full-width form, and one for points."""
        prose = prose_of(subject)
        if not any(mark in prose.text for mark in _MARKS):
            return
        marks, points = _found(prose)
        if marks:
            yield self._finding(subject, prose, marks, "several" if len(marks) > 1 else "default")
        if points:
            yield self._finding(subject, prose, points, "point")

    def _finding(self, subject: Report, prose: Prose, places: list[int], message: str) -> Diagnostic:
        first, *others = places
        mark = prose.text[first]
        line = prose.line_at(first)
        at = first - line.at
        quote = line.text[max(0, at - _AROUND) : at + _AROUND]
        spans = [prose.span(place, place + 1) for place in places]
        edits = ordered(
            Edit(span, _FULL[prose.text[place]])
            for span, place in zip(spans, places, strict=True)
            if prose.text[place] in _FULL
        )
        return self.found(
            place_of_span(subject, spans[0]),
            message,
            evidence=Evidence(quote=quote),
            related=tuple(
                Related(place_of_span(subject, span), self.messages["also"]) for span in spans[1:_MOST_PLACES]
            ),
            fix=Fix(self.messages["fix"], edits) if edits else None,
            quote=quote,
            mark=mark,
            full=_FULL.get(mark, ""),
            count=1 + len(others),
        )


def _found(prose: Prose) -> tuple[list[int], list[int]]:
    """Return where marks stand between Chinese characters: those with one full-width form, and points."""
    marks: list[int] = []
    points: list[int] = []
    brackets: set[int] = set()
    for match in _between().finditer(prose.text):
        at, mark = match.start(), match[0]
        if _numbers_item(prose, at):
            continue
        if mark in "()":
            brackets.add(at)
        else:
            (points if mark == "." else marks).append(at)
    for pair in pairs_of(prose).pairs if brackets else ():
        if pair.marks == "()" and brackets & {pair.start, pair.end}:
            marks.extend((pair.start, pair.end))
    return sorted(marks), points


def _numbers_item(prose: Prose, at: int) -> bool:
    """Whether a mark belongs to the number that opens its line."""
    line = prose.line_at(at)
    number = _number().match(line.text)
    return number is not None and line.at <= at < line.at + number.end()


@cache
def _between() -> re.Pattern[str]:
    return regex(r"(?<=[\u4e00-\u9fff])[,.:;()](?=[\u4e00-\u9fff])")


@cache
def _number() -> re.Pattern[str]:
    return regex(r"\s*[(（]?[一二三四五六七八九十]{1,3}[)）.:]?")
