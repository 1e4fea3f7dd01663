"""GL707: there can be no report on the year that the title names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# The year in which the Regulations of 2007 came into force; no report is on an earlier one.
_FIRST_YEAR = 2008


class ImpossibleReportYear(Rule):
    """There can be no report on the year that the title names

    What it checks:
        That the report's year is over on the date of the check (`--as-of`), and is not before 2008.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条: the report is on the past year. The
        first reports were on 2008.

    Why:
        The year in the title decides which form and which rules the report is held against.

    Fails:
        base: "2021"
        edits: {year: 2032}

    Passes:
        base: "2021"

    How to mend:
        Correct the year in the title.

    Options:
        None.

    Exceptions:
        Whoever checks a draft before the turn of the year sets the date of the check to a day in January.
        A title without a year, or with several, is a finding of its own.
    """

    page_zh = """报告年度不可能成立

    检查内容:
        报告年度在检查之日（可用 --as-of 指定）应当已经结束，且不早于2008年。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条：年度报告报告的是上一年度的情况。
        最早的年度报告
        为2008年度报告。

    为什么:
        适用哪一版格式、哪些规则，都取决于标题中的年度。

    不合规示例:
        base: "2021"
        edits: {year: 2032}

    合规示例:
        base: "2021"

    如何修改:
        改正标题中的年度。

    配置项:
        无。

    例外:
        年底前检查草稿的，可以把检查日期指定为次年一月。标题没有年份或者有几个年份的，另行提示。
    """

    code = "GL707"
    name = "impossible-report-year"
    severity = Severity.ERROR
    profile = "form"
    needs = ("report.year",)
    cites = ("REG49",)
    messages = {
        "default": Text(
            "标题写的是{year}年，截至检查之日（{as_of}）该年度尚未结束；请核对标题中的年度",
            "the title names {year}, which is not over on the date of the check ({as_of}); correct the"
            " year in the title",
        ),
        "early": Text(
            "标题写的是{year}年，政府信息公开工作年度报告最早为{first}年度；请核对标题中的年度",
            "the title names {year}; the first annual reports are on {first}; correct the year in the title",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the year is not over, or lies before the first reports."""
        year = subject.year or 0
        if year < context.as_of.year and year >= _FIRST_YEAR:
            return
        yield self.found(
            place_of_report(subject),
            "early" if year < _FIRST_YEAR else "default",
            evidence=Evidence(found=str(year)),
            year=year,
            first=_FIRST_YEAR,
            as_of=context.as_of.isoformat(),
        )
