"""GL911: a year of an agency's series has no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import ArchiveRule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic, Place


class MissingYear(ArchiveRule):
    """A year between two reports of an agency has none

    What it checks:
        Whether the archive has a report of the agency on every year between its first and its last, and one
        at least of every agency that the configuration lists. It is judged only when the run is over one
        whole folder.

    Basis:
        Article 49 of the Regulation (国务院令第711号): a report is published every year.

    Why:
        The report was not published, or it was and is not in the archive. What should follow from it
        (requests carried over, documents in force) cannot be checked either.

    Fails:
        base: "2021"
        edits: {year: 2024}
        beside: [{base: "2021", year: 2022}]

    Passes:
        base: "2021"
        edits: {year: 2024}
        beside: [{base: "2021", year: 2023}]

    How to mend:
        Put the missing report into the archive. If the agency was renamed or merged, say so under
        `archive.agencies`.

    Options:
        None.

    Exceptions:
        A year is passed over if a file that could not be read, or whose agency or year is not known, may be
        its report.
    """

    page_zh = """机关的历年报告中缺少一年

    检查内容:
        同一机关最早和最近的报告之间，是否每年都有报告；配置文件列出的机关，是否至少有一份报告。只在检查整个
        文件夹时判断。

    依据:
        《条例》（国务院令第711号）第四十九条：每年公布上一年度的报告。

    为什么:
        要么没有公布，要么公布了没有归档。依赖它的衔接关系（结转申请、现行有效文件）也就无法核对。

    不合规示例:
        base: "2021"
        edits: {year: 2024}
        beside: [{base: "2021", year: 2022}]

    合规示例:
        base: "2021"
        edits: {year: 2024}
        beside: [{base: "2021", year: 2023}]

    如何修改:
        补齐缺少的报告；机关改名、合并的，在配置文件 `archive.agencies` 中写明。

    配置项:
        无。

    例外:
        有文件无法读取，或者机关、年度不明，可能就是所缺报告的，该年度不提示。
    """

    code = "GL911"
    name = "missing-year"
    severity = Severity.WARNING
    cites = ("REG49",)
    needs = ("archive.whole",)
    messages = {
        "default": Text(
            "缺少{agency}{years}年度的报告：上一份是{before}年度的；请补齐，机关改名、合并的在配置文件中写明",
            "no report of {agency} on {years}: the one before is on {before}; add it, or say in the"
            " configuration what the agency was called",
        ),
        "there": Text("{before}年度报告", "the report on {before}"),
        "agency": Text(
            "配置文件列出的“{agency}”没有报告；请补齐，或者改正名称",
            "there is no report of “{agency}”, which the configuration lists; add it or correct the name",
        ),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding if there is no report on the year before this one, and an earlier one is there."""
        missed = context.missed
        if missed is None:
            return
        before = missed.before
        told = self.messages["there"]
        there = Text(told.zh.format(before=before.year), told.en.format(before=before.year))
        yield self.found(
            report.place_of_title(),
            agency=report.agency,
            years=Text("、".join(map(str, missed.years)), ", ".join(map(str, missed.years))),
            before=before.year,
            related=(before.related_title(there),),
        )

    def absent(self, agency: str, place: Place) -> Iterator[Diagnostic]:
        """Yield a finding: an agency of the list has no report at all."""
        yield self.found(place, "agency", agency=agency)
