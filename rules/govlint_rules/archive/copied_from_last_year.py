"""GL904: half of a section or more stood in last year's report already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from govlint.api import ArchiveRule, Evidence, Severity, Text
from govlint_rules.archive.copied_problems import is_same
from govlint_rules.archive.copies import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic


@dataclass(frozen=True)
class Options:
    """What may be configured.

    Attributes:
        percent: the share of a section, in percent, from which on it is called copied.
        fewest: sections of fewer characters, set phrases left out, are not looked at.
    """

    percent: int = 50
    fewest: int = 40


class CopiedFromLastYear(ArchiveRule):
    """Half of a section or more is copied from last year's report

    What it checks:
        For each section with prose, how much of it stands in the same section of the agency's report on the
        year before to the letter, clause by clause. What every report has is left out first: the words of
        the form and of the law, set phrases, years, that nothing was received. From half of the rest on it is
        a finding.

    Basis:
        国办公开办函〔2021〕30号: identical or perfunctory reports of bad effect are answered for. The share
        of one half is practice.

    Why:
        A report on a year says what was done in that year. Where half of the words are last year's, the
        reader learns nothing, and evaluators that compare the years take points off.

    Fails:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    Passes:
        base: "2021"
        edits:
          year: 2023
          say:
            overview: 北山水库除险加固方案两次听取村民意见，溢洪道改线图贴在渡口。
            overview.proactive: 发布汛情快报31期。
            overview.on_request: 受理窗口迁入便民大厅。
            overview.management: 清理失效链接9处。
            overview.platform: 停水地图上线。
            overview.supervision: 考核占比5分，举办培训3场。
        beside: [{base: "2021", year: 2022}]

    How to mend:
        Write the section anew from this year's work: what was published, which requests and problems there
        were, what was changed.

    Options:
        percent: the share in percent from which on a section is called copied (50).
        fewest: sections with fewer characters of their own are not looked at (40).

    Exceptions:
        A section with few words of its own is not looked at. Section 5 that is wholly last year's is GL905.
        Not assessed without last year's report.
    """

    page_zh = """某一部分有一半以上照抄上一年度的报告

    检查内容:
        有文字的每一部分，与同一机关上一年度报告的同一部分逐句比较。先去掉各家报告都有的话：格式和法规用语、套
        话、年份、没有收到之类的说明；其余文字有一半以上一字不差的，予以提示。

    依据:
        国办公开办函〔2021〕30号：内容雷同、敷衍了事，造成不良影响的要追究责任。以一半为界属实际工作要求。

    为什么:
        年度报告写的是当年做了什么。一半的话是去年的，公众看不出今年的工作，逐年比对的评估也会扣分。

    不合规示例:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    合规示例:
        base: "2021"
        edits:
          year: 2023
          say:
            overview: 北山水库除险加固方案两次听取村民意见，溢洪道改线图贴在渡口。
            overview.proactive: 发布汛情快报31期。
            overview.on_request: 受理窗口迁入便民大厅。
            overview.management: 清理失效链接9处。
            overview.platform: 停水地图上线。
            overview.supervision: 考核占比5分，举办培训3场。
        beside: [{base: "2021", year: 2022}]

    如何修改:
        按当年的实际重写：公开了什么，办了哪些申请，有什么问题，改了什么。

    配置项:
        percent：达到百分之多少算照抄（50）。
        fewest：去掉套话后不足多少字的部分不比较（40）。

    例外:
        自己的话很少的部分不比较。第五部分与上年完全相同的，由GL905提示。没有上一年度报告的，不作判断。
    """

    code = "GL904"
    name = "copied-from-last-year"
    severity = Severity.WARNING
    cites = ("F30.responsibility",)
    needs = ("archive.previous",)
    options = Options
    messages = {
        "default": Text(
            "“{heading}”除套话外的{size}个字中，有{same}个字（{percent}%）与{year}年度报告一字不差；"
            "请按当年实际重写",
            "{same} of the {size} characters of “{heading}” that are no set phrases ({percent} %) are those"
            " of the report on {year}; write them anew",
        ),
        "there": Text("{year}年度报告的这一处", "here in the report on {year}"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding for each section of which half or more is last year's."""
        options, previous = cast("Options", context.options), context.last_year()
        for section in report.record.sections:
            copy = copy_of(report, previous, section.key)
            if copy is None or copy.size < options.fewest or copy.share * 100 < options.percent:
                continue
            if section.key == "problems" and is_same(report, previous):
                continue
            place = report.place(copy.here, section.heading, section=section.key)
            told = self.messages["there"]
            there = Text(told.zh.format(year=previous.year), told.en.format(year=previous.year))
            yield self.found(
                place,
                heading=section.heading,
                size=copy.size,
                same=copy.same,
                percent=int(copy.share * 100),
                year=previous.year,
                evidence=Evidence(found=f"{copy.same}/{copy.size}", expected=f"< {options.percent}%"),
                related=(previous.related_spot(copy.there, there, section.heading),),
            )
