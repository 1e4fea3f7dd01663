"""GL910: the figures of a summary report are not the sum of those of the reports under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import ArchiveRule, Evidence, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic

_MOST_RELATED = 12


class ChildrenDoNotAddUp(ArchiveRule):
    """The figures of a summary report are not the sum of the reports under it

    What it checks:
        For an agency with `children` in the configuration, whether each number of its tables is the sum of
        that number in the reports of those agencies on the same year. One finding a table, at the first
        that differs, totals before columns.

    Basis:
        Practice, and arithmetic: the configuration says who is under whom.

    Why:
        A summary that is not the sum was made before a report was corrected, or one was left out or counted
        twice.

    Fails:
        base: "2021"
        edits: {agency: 云州市青溪区人民政府, year: 2023, set: {proactive.licences.decisions: 50}}
        beside:
          - {base: "2021", year: 2023, set: {proactive.licences.decisions: 20}}
          - {base: "2021", agency: 云州市青溪区财政局, year: 2023, set: {proactive.licences.decisions: 40}}
        agencies: [{name: 云州市青溪区人民政府, children: [云州市青溪区水务局, 云州市青溪区财政局]}]

    Passes:
        base: "2021"
        edits: {agency: 云州市青溪区人民政府, year: 2023, set: {proactive.licences.decisions: 60}}
        beside:
          - {base: "2021", year: 2023, set: {proactive.licences.decisions: 20}}
          - {base: "2021", agency: 云州市青溪区财政局, year: 2023, set: {proactive.licences.decisions: 40}}
        agencies: [{name: 云州市青溪区人民政府, children: [云州市青溪区水务局, 云州市青溪区财政局]}]

    How to mend:
        Sum up anew, or name under `children` every agency that the summary counts, its own office included.

    Options:
        None.

    Exceptions:
        Not assessed where a report under it is missing or there twice. A number that one of the reports
        does not have, or in a table of another edition, is passed over.
    """

    page_zh = """汇总报告的数字不等于所属各机关之和

    检查内容:
        配置文件写明 `children` 的机关，其各表的每一个数，是否等于同一年度所属各机关报告的同一格之和。每张表
        提示一处，先看总计，再看各列。

    依据:
        实际工作要求和算术：谁汇总谁由配置文件写明。

    为什么:
        汇总不等于各家之和，常见的是汇总之后某家又改了数，或者漏了、重复计算了一家。

    不合规示例:
        base: "2021"
        edits: {agency: 云州市青溪区人民政府, year: 2023, set: {proactive.licences.decisions: 50}}
        beside:
          - {base: "2021", year: 2023, set: {proactive.licences.decisions: 20}}
          - {base: "2021", agency: 云州市青溪区财政局, year: 2023, set: {proactive.licences.decisions: 40}}
        agencies: [{name: 云州市青溪区人民政府, children: [云州市青溪区水务局, 云州市青溪区财政局]}]

    合规示例:
        base: "2021"
        edits: {agency: 云州市青溪区人民政府, year: 2023, set: {proactive.licences.decisions: 60}}
        beside:
          - {base: "2021", year: 2023, set: {proactive.licences.decisions: 20}}
          - {base: "2021", agency: 云州市青溪区财政局, year: 2023, set: {proactive.licences.decisions: 40}}
        agencies: [{name: 云州市青溪区人民政府, children: [云州市青溪区水务局, 云州市青溪区财政局]}]

    如何修改:
        重新汇总；汇总范围还包括其他机关（含本级办公室）的，在 `children` 中写全。

    配置项:
        无。

    例外:
        所属机关缺少报告或者有两份的，不作判断。其中一家没有该数或者表格版本不同的，该格不比较。
    """

    code = "GL910"
    name = "children-do-not-add-up"
    severity = Severity.WARNING
    needs = ("archive.children",)
    messages = {
        "default": Text(
            "“{name}”填 {found}，所属{count}个机关之和为 {expected}，相差 {difference}"
            "（本表另有 {more} 格不符）；请重新汇总",
            "“{name}” is {found}, and {expected} is the sum of the {count} agencies under it,"
            " {difference} apart ({more} more cells of the table differ); sum up anew",
        ),
        "there": Text("{agency}填 {number}", "{agency} has {number}"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding for each table that is not the sum of those under it."""
        if not context.children:
            return
        for table in report.record.tables:
            if any(child.edition(table.key) != table.edition for child in context.children):
                continue
            differing = list(_differing(report, context.children, table.key))
            if differing:
                yield self._finding(report, context.children, differing)

    def _finding(
        self,
        report: ArchivedReport,
        children: tuple[ArchivedReport, ...],
        differing: list[tuple[str, Decimal, Decimal]],
    ) -> Diagnostic:
        key, number, total = min(differing, key=lambda each: not each[0].endswith(("[total]", ".total")))
        place = report.place_of_figure(key)
        told = self.messages["there"]
        related = []
        for child in children[:_MOST_RELATED]:
            values = {"agency": child.agency, "number": child.number(key)}
            related.append(
                child.related_figure(key, Text(told.zh.format(**values), told.en.format(**values)))
            )
        return self.found(
            place,
            name=Text(
                " › ".join(word.zh for word in place.words[1:]),
                " › ".join(word.en for word in place.words[1:]),
            ),
            found=number,
            expected=total,
            difference=abs(number - total),
            count=len(children),
            more=len(differing) - 1,
            evidence=Evidence(found=str(number), expected=str(total)),
            related=tuple(related),
        )


def _differing(
    report: ArchivedReport, children: tuple[ArchivedReport, ...], table: str
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield the keys of a table whose number is not the sum, with both."""
    for key, figure in report.figures():
        if key.partition(".")[0] != table or figure.number is None:
            continue
        numbers = [child.number(key) for child in children]
        known = [number for number in numbers if number is not None]
        if len(known) == len(children) and sum(known) != figure.number:
            yield key, figure.number, sum(known, start=figure.number * 0)
