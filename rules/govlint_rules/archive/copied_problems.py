"""GL905: the section on problems is last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import ArchiveRule, Severity, Text
from govlint_rules.archive.copies import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic

_SECTION = "problems"
# 无, or one short sentence, is the business of other rules.
_FEWEST = 20
_FEWEST_OWN = 12
_NEARLY_ALL = 0.9


class CopiedProblems(ArchiveRule):
    """The section on problems is the same as last year's

    What it checks:
        Whether section 5 is that of the agency's report on the year before, years apart, or has no more
        than a tenth of words of its own.

    Basis:
        Article 50 of the Regulation (国务院令第711号): the report states the main problems and what was
        improved. That the same problems, in the same words, are no answer is practice.

    Why:
        Either last year's problems were not mended, and then the report has to say so, or this year's were
        not looked for.

    Fails:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    Passes:
        base: "2021"
        edits:
          year: 2023
          say:
            problems: 存在的主要问题：水质月报晚于次月十日的有三次。改进情况：已由化验室每月五日前送出数据。
        beside: [{base: "2021", year: 2022}]

    How to mend:
        Say what became of last year's problems, and which there were this year, each with its measure.

    Options:
        None.

    Exceptions:
        A section of fewer than twenty characters is left to GL801. Not assessed without last year's report.
    """

    page_zh = """第五部分与上一年度的报告相同

    检查内容:
        第五部分除年份外是否与同一机关上一年度的报告完全相同，或者自己的话不足一成。

    依据:
        《条例》（国务院令第711号）第五十条：报告应当写明主要问题和改进情况。用同样的话写同样的问题不算回答，
        属实际工作要求。

    为什么:
        要么去年的问题没有改，报告应当说明；要么没有查找今年的问题。

    不合规示例:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    合规示例:
        base: "2021"
        edits:
          year: 2023
          say:
            problems: 存在的主要问题：水质月报晚于次月十日的有三次。改进情况：已由化验室每月五日前送出数据。
        beside: [{base: "2021", year: 2022}]

    如何修改:
        写明去年的问题改得怎样，今年又有哪些问题，逐项写改进措施。

    配置项:
        无。

    例外:
        不足二十字的由GL801检查。没有上一年度报告的，不作判断。
    """

    code = "GL905"
    name = "copied-problems"
    severity = Severity.WARNING
    cites = ("REG50.4",)
    needs = ("archive.previous",)
    messages = {
        "default": Text(
            "“{heading}”与{year}年度报告相同；请写明上年问题的整改结果和本年的新问题",
            "“{heading}” is that of the report on {year}; say what became of last year's problems and which"
            " there were this year",
        ),
        "there": Text("{year}年度报告的第五部分", "section 5 of the report on {year}"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding if the section is last year's."""
        previous, section = context.last_year(), report.section(_SECTION)
        if section is None or not is_same(report, previous):
            return
        told = self.messages["there"]
        there = Text(told.zh.format(year=previous.year), told.en.format(year=previous.year))
        yield self.found(
            report.place_of_section(_SECTION),
            heading=section.heading,
            year=previous.year,
            related=(previous.related_section(_SECTION, there),),
        )


def is_same(report: ArchivedReport, previous: ArchivedReport) -> bool:
    """Whether the section on problems is last year's, or nearly so."""
    section, before = report.section(_SECTION), previous.section(_SECTION)
    if section is None or before is None or section.length < _FEWEST:
        return False
    if section.digest == before.digest:
        return True
    copy = copy_of(report, previous, _SECTION)
    return copy is not None and copy.size >= _FEWEST_OWN and copy.share >= _NEARLY_ALL
