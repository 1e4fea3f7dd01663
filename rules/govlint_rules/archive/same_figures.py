"""GL906: every figure of the tables is last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import ArchiveRule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.api import ArchiveContext, ArchivedReport, Diagnostic

# What is there at the end of a year may well be there at the end of the next.
_STOCK = ("in_force", "public_total")
_SUMS = ("requests.settled", "requests.received")
# Small numbers may be alike by chance: one large one, or some small ones that differ from each other.
_LARGE = 20
_FEWEST = 3


class SameFigures(ArchiveRule):
    """Every figure in the tables is the same as last year's

    What it checks:
        Whether all numbers of tables 2, 3 and 4 are those of the agency's report on the year before. Numbers
        that may well stay (documents in force), sums, and zeros prove nothing: of the others one must be 20
        or more, or three must not be zero and not all alike.

    Basis:
        Practice. No provision speaks of it.

    Why:
        That nothing changes in a year does happen in a small office with all but zeros. With real numbers it
        means that last year's tables were left in the new report.

    Fails:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}}
        beside:
          - base: "2021"
            year: 2022
            set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}

    Passes:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}}
        beside:
          - base: "2021"
            year: 2022
            set: {proactive.licences.decisions: 131, "requests.granted[individual]": 3}

    How to mend:
        Fill in this year's numbers from the registers.

    Options:
        None.

    Exceptions:
        Few small numbers may be alike by chance. Tables of different editions are not compared. Not assessed
        without last year's report.
    """

    page_zh = """各表数字与上一年度报告完全相同

    检查内容:
        表二、表三、表四的全部数字是否与同一机关上一年度的报告完全相同。现行有效件数等本来就可能不变的数、合
        计数和0不作为依据；其余的数中，应有一个不小于20，或者有三个不为0且不全相同。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        小单位几乎全是0，一年不变是可能的。有实际数字而全部不变，说明新报告里留的是去年的表。

    不合规示例:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}}
        beside:
          - base: "2021"
            year: 2022
            set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}

    合规示例:
        base: "2021"
        edits: {year: 2023, set: {proactive.licences.decisions: 146, "requests.granted[individual]": 3}}
        beside:
          - base: "2021"
            year: 2022
            set: {proactive.licences.decisions: 131, "requests.granted[individual]": 3}

    如何修改:
        按台账重新填写当年的数字。

    配置项:
        无。

    例外:
        少数几个小数字可能碰巧相同，不提示。两年格式版本不同的不比较。没有上一年度报告的，不作判断。
    """

    code = "GL906"
    name = "same-figures"
    severity = Severity.WARNING
    needs = ("archive.previous",)
    messages = {
        "default": Text(
            "各表共{count}个数字与{year}年度报告完全相同（不全为0），可能沿用了去年的表；请按台账重新填写",
            "all {count} numbers of the tables are those of the report on {year}, and not all are 0; last"
            " year's tables may have been left in",
        ),
        "there": Text("{year}年度报告", "the report on {year}"),
    }

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding if all numbers are last year's and prove something."""
        previous = context.last_year()
        if [table[:3] for table in report.record.tables] != [table[:3] for table in previous.record.tables]:
            return
        figures = {key: figure.number for key, figure in report.figures() if figure.number is not None}
        if not _proves(figures):
            return
        told = self.messages["there"]
        there = Text(told.zh.format(year=previous.year), told.en.format(year=previous.year))
        yield self.found(
            report.place_of_title(),
            count=len(figures),
            year=previous.year,
            related=(previous.related_title(there),),
        )


def _proves(figures: dict[str, Decimal]) -> bool:
    """Whether numbers are such that they are hardly the same by chance."""
    own = [
        number
        for key, number in figures.items()
        if number and not key.endswith((*_STOCK, "[total]", ".total")) and not key.startswith(_SUMS)
    ]
    return any(number >= _LARGE for number in own) or (len(own) >= _FEWEST and len(set(own)) > 1)
