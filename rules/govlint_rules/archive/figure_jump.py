"""GL907: a figure is more than five times last year's, or less than a fifth of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from govlint.api import ArchiveRule, Evidence, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic

# The total of table 3's results is that of its rows, and follows the requests received.
_FOLLOWING = ("requests.settled",)


@dataclass(frozen=True)
class Options:
    """What may be configured.

    Attributes:
        times: how many times a figure must be larger or smaller.
        over: the larger of the two figures must be over this.
    """

    times: int = 5
    over: int = 20


class FigureJump(ArchiveRule):
    """A figure is more than five times last year's, or less than a fifth of it

    What it checks:
        Every total of the tables against the same total in the agency's report on the year before: whether it
        is more than five times as large, or less than a fifth, where the larger of the two is over 20.

    Basis:
        Practice. No provision speaks of it.

    Why:
        Work seldom changes so much in a year; a digit too many, another unit (yuan for 10,000 yuan) or
        another way of counting often is behind it. If the number is right, a word in the prose helps the
        reader.

    Fails:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 1460}}
        beside: [{base: "2021", year: 2022, set: {proactive.licences.decisions: 146}}]

    Passes:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 260}}
        beside: [{base: "2021", year: 2022, set: {proactive.licences.decisions: 146}}]

    How to mend:
        Check the number against the register. If it is right, say in the prose why it changed.

    Options:
        times: how many times larger or smaller (5).
        over: the larger figure must be over this (20).

    Exceptions:
        Columns of single applicants, and the total of results, are not looked at. Not assessed without last
        year's report.
    """

    page_zh = """数字是上一年度的五倍以上或者不足五分之一

    检查内容:
        各表的每一个总计数，与同一机关上一年度报告的同一格比较：是否超过五倍，或者不足五分之一；两数中较大的
        应超过20。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        一年之间很少有这样大的变化，常见的是多写一位、单位写错（元写成万元）或者换了统计口径。数字属实的，在
        正文中说明一句，公众才看得明白。

    不合规示例:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 1460}}
        beside: [{base: "2021", year: 2022, set: {proactive.licences.decisions: 146}}]

    合规示例:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 260}}
        beside: [{base: "2021", year: 2022, set: {proactive.licences.decisions: 146}}]

    如何修改:
        对照台账核实；属实的，在正文中说明原因。

    配置项:
        times：相差多少倍才提示（5）。
        over：较大的数应超过多少（20）。

    例外:
        表三各申请人列、办理结果总计不比较。没有上一年度报告的，不作判断。
    """

    code = "GL907"
    name = "figure-jump"
    severity = Severity.INFO
    needs = ("archive.previous",)
    options = Options
    messages = {
        "default": Text(
            "“{name}”填 {now}，{year}年度报告填 {before}，变化过大；请核对数字，属实的在正文中说明",
            "“{name}” is {now}, and {before} in the report on {year}; check it, or say in the prose why",
        ),
        "there": Text("{year}年度填 {before}", "{before} on {year}"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding for each total that jumps."""
        options, previous = cast("Options", context.options), context.last_year()
        for key, figure in report.figures():
            if ("[" in key and not key.endswith("[total]")) or key.startswith(_FOLLOWING):
                continue
            if key.startswith("disputes.") and not key.endswith(".total"):
                continue
            now, before = figure.number, previous.number(key)
            if now is None or before is None or max(now, before) <= options.over:
                continue
            if before * options.times >= now and now * options.times >= before:
                continue
            place = report.place_of_figure(key)
            told = self.messages["there"]
            there = Text(*(words.format(year=previous.year, before=before) for words in told))
            yield self.found(
                place,
                name=Text(
                    " › ".join(word.zh for word in place.words[1:]),
                    " › ".join(word.en for word in place.words[1:]),
                ),
                now=now,
                evidence=Evidence(found=str(now)),
                related=(previous.related_figure(key, there),),
                year=previous.year,
                before=before,
            )
