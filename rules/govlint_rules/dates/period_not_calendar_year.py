"""GL702: the statistics period is not a calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_span
from govlint_rules.dates.written_dates import periods_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class PeriodNotCalendarYear(Rule):
    """The statistics period is not the whole of one calendar year

    What it checks:
        That the period given for the statistics runs from 1 January to 31 December of one year.

    Basis:
        Practice: the annual report is on the past year, and its figures are compared year by year.

    Why:
        With a shorter or longer period the figures cannot be compared with those of other years and
        agencies, and cases at the turn of the year are counted twice or not at all.

    Fails:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至2023年11月30日}

    Passes:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至12月31日}

    How to mend:
        Count the figures for the whole year and correct the period. If only the date is wrong, correct it.

    Options:
        None.

    Exceptions:
        Periods of other things, as of a campaign, are no concern of this rule. Where the period lies
        in another year altogether, that is the finding. Digits that a conversion has mixed up are not read.
    """

    page_zh = """统计期限不是一个完整的自然年度

    检查内容:
        数据统计期限应当是同一年的1月1日至12月31日。

    依据:
        实际工作要求：年度报告报告的是上一年度的情况，数据逐年对比。

    为什么:
        期限短了或者长了，数据就无法与其他年度、其他单位对比，年初年末的事项会重复统计或者漏统。

    不合规示例:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至2023年11月30日}

    合规示例:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至12月31日}

    如何修改:
        按全年口径重新统计，并改正期限；只是日期写错的，改正日期。

    配置项:
        无。

    例外:
        某项活动起止时间等其他期限不检查。期限全部落在别的年度的，只提示年度不一致。转换时错乱的数字不作判断。
    """

    code = "GL702"
    name = "period-not-calendar-year"
    severity = Severity.WARNING
    follows = (Follows("GL701", "report"), Follows("GL705", "report"))
    messages = {
        "default": Text(
            "统计期限写作“{period}”，不是完整的自然年度；应为{year}年1月1日至12月31日，请核对数据口径",
            "the statistics period “{period}” is not a calendar year; it should run from 1 January to"
            " 31 December {year}; see which period the figures cover",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each period of the statistics that is longer or shorter than a year."""
        for period in periods_in(subject.source.text):
            if period.is_calendar_year:
                continue
            year = subject.year or period.years[0]
            words = " ".join(subject.source.quote(period.span).split())
            yield self.found(
                place_of_span(subject, period.span),
                evidence=Evidence(expected=f"{year}-01-01—{year}-12-31", found=words, quote=words),
                period=words,
                year=year,
            )
