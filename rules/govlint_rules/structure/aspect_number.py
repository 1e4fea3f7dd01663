"""GL110: the aspects of the overview are not numbered （一） to （五）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_aspect
from govlint_rules.structure.outline import form_for, misplaced, number_headings, numeral, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Aspect, Context, Diagnostic, Form, Report

_RIGHT_STYLE = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_BLANK = re.compile(r"\s")


class _Fault(NamedTuple):
    aspect: Aspect
    heading: Text
    message: str
    expected: str


class AspectNumber(Rule):
    """The aspects of the overview are not numbered （一） to （五） in order

    What it checks:
        The number before each heading in 一、总体情况, character by character: that it is there, in
        full-width brackets and Chinese numerals, and that the aspects stand in the order of the form.

    Basis:
        国办公开办函〔2021〕30号, 一（一） (for 2019 and 2020 国办公开办函〔2019〕60号) names the aspects in
        this order; that they are numbered so follows the usual levels of official documents.

    Why:
        One way of numbering lets readers find the same aspect in every report.

    Fails:
        base: "2021"
        edits:
          replace: {（五）监督保障: (五)监督保障}

    Passes:
        base: "2021"

    How to mend:
        Write （一） to （五） with full-width brackets, as text and not as an automatic list.

    Options:
        None.

    Exceptions:
        One finding a report, with all the places. An aspect left out, and the rest numbered on
        without a gap, is no fault of the numbers; nor is an aspect beyond the five.
    """

    page_zh = """总体情况各方面的序号不是按顺序的（一）至（五）

    检查内容:
        逐字核对“一、总体情况”各小标题的序号：是否有序号，是否为全角括号加中文数字，各方面的先后是否与统一格式一致。

    依据:
        国办公开办函〔2021〕30号第一部分（一）（2019年度、2020年度报告为国办公开办函〔2019〕60号）依次列出五个方面；
        序号写法依公文的一般层次。

    为什么:
        写法一致，公众在每份报告的同一位置都能找到同一方面的内容。

    不合规示例:
        base: "2021"
        edits:
          replace: {（五）监督保障: (五)监督保障}

    合规示例:
        base: "2021"

    如何修改:
        直接输入全角括号的“（一）”至“（五）”，不要使用自动编号。

    配置项:
        无。

    例外:
        一份报告只提示一次，列出所有位置。少写一个方面而其余顺次编号的，序号不算有误；五个方面以外另加的方面也不算。
    """

    code = "GL110"
    name = "aspect-number"
    severity = Severity.INFO
    cites = ("F30.overview", "F60")
    messages = {
        "default": Text(
            "{fault}；总体情况的小标题中序号或顺序有误的共 {count} 处，"
            "请改为全角的（一）至（五）并按顺序排列",
            "{fault}; headings of the overview with a wrong number or in a wrong place: {count}; write （一）"
            " to （五） with full-width brackets, in the order of the form",
        ),
        "missing": Text(
            "“{heading}”没有序号，应为“{expected}”", "“{heading}” has no number; {expected} is expected"
        ),
        "style": Text(
            "“{heading}”的序号写作“{found}”，应为“{expected}”",
            "the number of “{heading}” is written {found}; {expected} is expected",
        ),
        "contradiction": Text(
            "“{heading}”的序号是“{found}”，应为“{expected}”",
            "the number of “{heading}” is {found}; {expected} is expected",
        ),
        "order": Text("“{heading}”不在统一格式的位置上", "“{heading}” is not in its place in the form"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding with every faulty heading."""
        aspects = [aspect for section in subject.sections for aspect in section.aspects]
        faults = list(_faults(aspects, form_for(subject, context)))
        if not faults:
            return
        words = [self._wording(fault) for fault in faults]
        places = [place_of_aspect(subject, fault.aspect) for fault in faults]
        yield self.found(
            places[0],
            evidence=Evidence(expected=faults[0].expected, found=faults[0].aspect.number),
            related=tuple(Related(place, text) for place, text in zip(places[1:], words[1:], strict=True)),
            count=len(faults),
            fault=words[0],
        )

    def _wording(self, fault: _Fault) -> Text:
        message, found = self.messages[fault.message], fault.aspect.number
        return Text(
            message.zh.format(heading=fault.heading.zh, found=found, expected=fault.expected),
            message.en.format(heading=fault.heading.en, found=found, expected=fault.expected),
        )


def _faults(aspects: list[Aspect], form: Form) -> Iterator[_Fault]:
    rank = {heading.key: index for index, heading in enumerate(form.aspects)}
    ranks = [rank.get(aspect.keys[0]) if aspect.keys else None for aspect in aspects]
    first = {known: index for index, known in reversed(list(enumerate(ranks))) if known is not None}
    in_text = sorted(first.values())
    moved = misplaced([ranks[index] or 0 for index in in_text])
    out_of_order = {in_text[position] for position in moved}
    official = [known if known is None else known + 1 for known in ranks]
    numbering = number_headings([value_of(aspect.number) for aspect in aspects], official)
    for index, aspect in enumerate(aspects):
        value = numbering.expected[index] or index + 1
        if value_of(aspect.number) is None:
            message = "missing"
        elif not _RIGHT_STYLE.fullmatch(_BLANK.sub("", aspect.number)):
            message = "style"
        elif index in out_of_order:
            message = "order"
        elif index in numbering.wrong:
            message = "contradiction"
        else:
            continue
        known = ranks[index]
        heading = Text(aspect.heading, aspect.heading if known is None else form.aspects[known].en)
        yield _Fault(aspect, heading, message, f"（{numeral(value)}）")
