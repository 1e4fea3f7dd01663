"""GL804: a number is left out of an enumeration, or stands in it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_span
from govlint_rules.content.enumerations import items_of, named_otherwise, numeral_of
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.content.enumerations import Item
    from govlint_rules.prose import Prose

# The numbers of the aspects of section 1 are another rule's.
_STYLES = {"overview": ("is",), "problems": ("is", "bracket"), "other": ("is", "bracket")}


class _Break(NamedTuple):
    """Two items in a row whose numbers do not follow each other; offsets in the prose."""

    before: Item
    item: Item
    style: str


class BrokenEnumeration(Rule):
    """A number is left out of an enumeration or stands in it twice

    What it checks:
        The numbers of items in the prose, 一是…二是…, and in sections 5 and 6 also （一）…（二）…: none is
        left out and none stands twice.

    Basis:
        Practice. No provision speaks of it.

    Why:
        Mostly an item was struck or moved and the rest not numbered anew, or one was lost.

    Fails:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：一是更新间隔偏长；三是图解较少。改进情况：已制作图解3份。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：一是更新间隔偏长；二是图解较少。改进情况：一是已制作图解3份。}

    How to mend:
        Number the items anew, or put the lost one back.

    Options:
        None.

    Exceptions:
        Items may begin anew, and lists may stand within lists. An item in other words (其次, 二要) counts.
        The numbers of the five aspects are left to GL110.
    """

    page_zh = """分项的序号缺失或者重复

    检查内容:
        正文中“一是……二是……”，以及第五、六部分的“（一）……（二）……”，序号不应跳过，也不应重复。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        多因删改后没有重新编号，或者漏掉了一项。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：一是更新间隔偏长；三是图解较少。改进情况：已制作图解3份。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：一是更新间隔偏长；二是图解较少。改进情况：一是已制作图解3份。}

    如何修改:
        重新编号，或者补上漏掉的一项。

    配置项:
        无。

    例外:
        可以重新从一开始，也可以层层分项。用“其次”“二要”等写法引出的也算。第一部分五个方面的序号由GL110检
        查。
    """

    code = "GL804"
    name = "broken-enumeration"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{before}”之后是“{found}”，缺少“{expected}”；请重新编号或者补上漏掉的一项",
            "“{before}” is followed by “{found}”, and “{expected}” is missing; number anew or put it back",
        ),
        "twice": Text(
            "“{found}”出现两次；请重新编号，后一处应为“{expected}”",
            "“{found}” stands twice; number anew, the second is due “{expected}”",
        ),
        "before": Text("前一项在这里", "the item before it"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each break."""
        prose = prose_of(subject)
        for section, styles in _STYLES.items():
            lines = prose.within(section)
            if not lines:
                continue
            start, end = lines[0].at, lines[-1].at + len(lines[-1].text)
            for style in styles:
                for each in _breaks(prose.text, start, end, style):
                    yield self._finding(subject, prose, each)

    def _finding(self, subject: Report, prose: Prose, each: _Break) -> Diagnostic:
        before, found = (numeral_of(item.number, each.style) for item in (each.before, each.item))
        expected = numeral_of(each.before.number + 1, each.style)
        place = place_of_span(subject, prose.span(each.before.start, each.before.end))
        return self.found(
            place_of_span(subject, prose.span(each.item.start, each.item.end)),
            "twice" if before == found else "default",
            evidence=Evidence(expected=expected, found=found),
            related=(Related(place, self.messages["before"]),),
            before=before,
            found=found,
            expected=expected,
        )


def _breaks(text: str, start: int, end: int, style: str) -> Iterator[_Break]:
    """Yield where numbers do not follow each other; a list may stand within an item of another."""
    open_lists: list[Item] = []
    for each in items_of(text[start:end], style):
        item = each._replace(start=each.start + start, end=each.end + start)
        if item.number == 1:
            open_lists.append(item)
            continue
        while open_lists and not _goes_on(open_lists, item):
            last = open_lists[-1]
            between = text[last.end : item.start]
            left_out = range(last.number + 1, item.number)
            if last.number == item.number or (
                left_out and not any(named_otherwise(number, between) for number in left_out)
            ):
                yield _Break(last, item, style)
            open_lists.clear()
        if open_lists:
            open_lists[-1] = item
        elif item.number > 1:
            open_lists.append(item)


def _goes_on(open_lists: list[Item], item: Item) -> bool:
    """Whether an item follows the last of an open list; lists within that one are then closed."""
    for depth in range(len(open_lists) - 1, -1, -1):
        if open_lists[depth].number + 1 == item.number:
            del open_lists[depth + 1 :]
            return True
    return False
