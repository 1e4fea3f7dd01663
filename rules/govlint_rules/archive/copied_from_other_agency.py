"""GL908: long passages are those of another agency's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from govlint.api import ArchiveRule, Severity, Text, Verdict
from govlint_rules.agencies import may_be_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic, SharedPassage

_MOST_RELATED = 5


@dataclass(frozen=True)
class Options:
    """What may be configured.

    Attributes:
        fewest: how many characters, set phrases left out, the passages shared with one agency must have.
    """

    fewest: int = 60


class CopiedFromOtherAgency(ArchiveRule):
    """Long passages are the same as in another agency's report

    What it checks:
        Whether passages of at least three clauses in a row stand, to the letter, in the report of another
        agency of the archive on the same year or an earlier one; together they must have 60 characters that
        are no set phrases. If the other agency's name was left in as well, the finding says so.

    Basis:
        国办公开办函〔2021〕30号: identical or perfunctory reports of bad effect are answered for. How much is
        too much is practice.

    Why:
        What another agency did is told as this one's work. Numbers and names that came with the passage are
        wrong here.

    Fails:
        base: "2021"
        edits: {agency: 云州市青溪区民政局, year: 2023}
        beside: [{base: "2021", year: 2022}]

    Passes:
        base: "2021"
        edits:
          agency: 云州市青溪区民政局
          year: 2023
          say:
            overview: 围绕社会救助、养老服务公开信息，低保名单按月张榜。
            overview.proactive: 发布救助指南9份。
            overview.on_request: 登记簿由专人保管。
            overview.management: 撤下过期公示31条。
            overview.platform: 养老地图上线。
            overview.supervision: 考核占5分。
            problems: 存在的主要问题：养老机构收费表更新不及时。改进情况：每季度末核对一次。
        beside: [{base: "2021", year: 2022}]

    How to mend:
        Write the passage anew from the agency's own work, and look for numbers and names that came with it.

    Options:
        fewest: how many characters of their own the passages must have (60).

    Exceptions:
        What more than three agencies have is a common wording and not looked at. Names that may mean the same
        agency, a government and its office, and agencies that the configuration joins are not held against
        each other. Two reports on the same year are for a person to judge: which of the two is the copy,
        the texts do not say. The name of another agency alone is no fault: superiors, joint documents and
        transferred tasks are named rightly.
    """

    page_zh = """大段文字与其他机关的报告相同

    检查内容:
        是否有连续三个分句以上的文字，与归档的另一机关同一年度或者更早年度的报告一字不差；除套话外合计应不少
        于60字。连对方的名称也留在文中的，一并指出。

    依据:
        国办公开办函〔2021〕30号：内容雷同、敷衍了事，造成不良影响的要追究责任。多少字算多，属实际工作要求。

    为什么:
        别的机关做的事写成了自己的，一起抄来的数字和名称在这里都是错的。

    不合规示例:
        base: "2021"
        edits: {agency: 云州市青溪区民政局, year: 2023}
        beside: [{base: "2021", year: 2022}]

    合规示例:
        base: "2021"
        edits:
          agency: 云州市青溪区民政局
          year: 2023
          say:
            overview: 围绕社会救助、养老服务公开信息，低保名单按月张榜。
            overview.proactive: 发布救助指南9份。
            overview.on_request: 登记簿由专人保管。
            overview.management: 撤下过期公示31条。
            overview.platform: 养老地图上线。
            overview.supervision: 考核占5分。
            problems: 存在的主要问题：养老机构收费表更新不及时。改进情况：每季度末核对一次。
        beside: [{base: "2021", year: 2022}]

    如何修改:
        按本机关的工作重写这一段，并查找一起抄来的数字和名称。

    配置项:
        fewest：除套话外合计不少于多少字才提示（60）。

    例外:
        三个以上机关都有的话是通用写法，不作比较。名称可能指同一机关的、政府与其办公室、配置文件写明有沿革或
        者汇总关系的，互不比较。同一年度的两份报告，谁抄谁从文字上看不出来，由人复核。只出现其他机关的名称不
        算问题：上级机关、联合发文、划转的职能都会提到。
    """

    code = "GL908"
    name = "copied-from-other-agency"
    severity = Severity.WARNING
    cites = ("F30.responsibility",)
    needs = ("archive.passages",)
    options = Options
    messages = {
        "default": Text(
            "有{count}段文字（除套话外{size}字）与{agency}{year}年度的报告一字不差；请按本机关的实际重写",
            "{count} passages ({size} characters that are no set phrases) are those of the report of {agency}"
            " on {year}; write them anew",
        ),
        "named": Text(
            "有{count}段文字（除套话外{size}字）与{agency}{year}年度的报告一字不差，并且留有对方的名称；请重写并更正",
            "{count} passages ({size} characters that are no set phrases) are those of the report of {agency}"
            " on {year}, whose name was left in; write them anew",
        ),
        "there": Text("{agency}{year}年度报告的这一处", "here in the report of {agency} on {year}"),
        "name": Text("此处是对方的名称", "the other agency's name"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding for each other agency that long passages come from."""
        options = cast("Options", context.options)
        by_agency: dict[str, list[SharedPassage]] = {}
        for passage in context.passages:
            by_agency.setdefault(passage.other.agency, []).append(passage)
        for passages in by_agency.values():
            size = sum(passage.size for passage in passages)
            if size >= options.fewest and not _belong_together(report, passages[0].other, context):
                yield from self._finding(report, passages, size)

    def _finding(
        self, report: ArchivedReport, passages: Sequence[SharedPassage], size: int
    ) -> Iterator[Diagnostic]:
        longest = passages[0]
        other = longest.other
        named = _names(report, other)
        if other.year > report.year or (_names(other, report) and not named):
            return  # it is the other that copied
        told = self.messages["there"]
        there = Text(*(words.format(agency=other.agency, year=other.year) for words in told))
        related = [each.other.related_spot(each.there, there) for each in passages[:_MOST_RELATED]]
        sure = named or other.year < report.year
        section = report.section(longest.section)
        heading = (section.heading,) if section else ()
        yield self.found(
            report.place(longest.here, *heading, section=longest.section),
            "named" if named else "default",
            count=len(passages),
            size=size,
            verdict=Verdict.FAIL if sure else Verdict.REVIEW,
            related=tuple(related),
            agency=other.agency,
            year=other.year,
        )


def _names(report: ArchivedReport, other: ArchivedReport) -> bool:
    """Whether the prose of a report names another agency."""
    return any(mention.name.endswith(other.agency) for mention in report.record.mentions)


def _belong_together(report: ArchivedReport, other: ArchivedReport, context: ArchiveContext) -> bool:
    """Whether two reports may well say the same: names for one agency, a government and its office."""
    one, two = report.agency, other.agency
    return one.startswith(two) or two.startswith(one) or may_be_same(one, two) or two in context.relatives
