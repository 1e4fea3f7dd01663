"""GL110: the aspects of the overview are not numbered （一） to （五）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_aspect
from govlint_rules.structure.aspects import NumberFault, number_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# A report full of them shows this many of its places.
_MOST_PLACES = 20


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
            "{fault}；各方面请按统一格式的顺序，以全角的（一）至（五）编号",
            "{fault}; number the aspects （一） to （五） with full-width brackets, in the order of the form",
        ),
        "several": Text(
            "{fault}，另有 {others} 处也有误；各方面请按统一格式的顺序，以全角的（一）至（五）编号",
            "{fault}, and {others} more are wrong; number the aspects （一） to （五） with full-width"
            " brackets, in the order of the form",
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
        faults = list(number_faults(aspects, context.form_for(subject)))
        if not faults:
            return
        words = [self._wording(fault) for fault in faults[:_MOST_PLACES]]
        places = [place_of_aspect(subject, fault.aspect) for fault in faults[:_MOST_PLACES]]
        yield self.found(
            places[0],
            "several" if faults[1:] else "default",
            evidence=Evidence(expected=faults[0].expected, found=faults[0].aspect.number),
            related=tuple(Related(place, text) for place, text in zip(places[1:], words[1:], strict=True)),
            fault=words[0],
            others=len(faults) - 1,
        )

    def _wording(self, fault: NumberFault) -> Text:
        message, found = self.messages[fault.kind], fault.aspect.number
        return Text(
            message.zh.format(heading=fault.heading.zh, found=found, expected=fault.expected),
            message.en.format(heading=fault.heading.en, found=found, expected=fault.expected),
        )
