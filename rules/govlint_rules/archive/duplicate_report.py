"""GL909: two reports of one agency on one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import ArchiveRule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic

_MOST_SHOWN = 10  # others that are pointed at


class DuplicateReport(ArchiveRule):
    """The archive has two reports of one agency on one year

    What it checks:
        Whether another file of the run is a report of the same agency on the same year. The finding is on the
        later of the two by name.

    Basis:
        Logic: an agency publishes one report a year (article 49 of the Regulation, 国务院令第711号).

    Why:
        Either a draft was left beside the final text, or the year or the agency in the title of one is wrong.
        Which of the two counts nobody can tell, and numbers are summed up twice.

    Fails:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2023}]

    Passes:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    How to mend:
        Keep the published one, or correct agency and year in the title of the other.

    Options:
        None.

    Exceptions:
        One report in several formats is one report: files of one name but for the suffix, or files of
        different kinds with the same figures. A government and its office are two agencies.
    """

    page_zh = """同一机关同一年度有两份报告

    检查内容:
        本次检查的文件中，是否另有同一机关、同一年度的报告。提示在文件名靠后的一份上。

    依据:
        数理逻辑：一个机关每年公布一份报告（《条例》，国务院令第711号，第四十九条）。

    为什么:
        要么是草稿和定稿放在一起，要么其中一份标题的年度或者机关写错了。哪一份算数无法判断，汇总时还会重复计
        算。

    不合规示例:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2023}]

    合规示例:
        base: "2021"
        edits: {year: 2023}
        beside: [{base: "2021", year: 2022}]

    如何修改:
        只保留正式公布的一份；标题写错的，改正机关或者年度。

    配置项:
        无。

    例外:
        只有后缀不同的文件，或者类型不同而数字完全相同的文件，是一份报告的几种格式。政府和政府办公室是两个机关。
    """

    code = "GL909"
    name = "duplicate-report"
    severity = Severity.ERROR
    messages = {
        "default": Text(
            "{agency}{year}年度的报告另有一份（{path}）；请只保留正式公布的一份，或者改正标题",
            "there is another report of {agency} on {year} ({path}); keep the published one, or correct"
            " the title",
        ),
        "there": Text("另一份报告", "the other report"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding if a report before this one, by its path, is of the same agency and year."""
        others = [each for each in context.twins if each.path < report.path]
        if others:
            yield self.found(
                report.place_of_title(),
                agency=report.agency,
                year=report.year,
                path=others[0].path,
                related=tuple(each.related_title(self.messages["there"]) for each in others[:_MOST_SHOWN]),
            )
