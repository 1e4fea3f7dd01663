"""GL705: a date that the calendar does not have, or a period that ends before it begins."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_span
from govlint_rules.dates.written_dates import dates_in, periods_in, ranges_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Span
    from govlint_rules.dates.written_dates import WrittenDate


class ImpossibleDate(Rule):
    """A date cannot be right

    What it checks:
        Dates written with year, month and day: that the calendar has them (2月30日, 13月1日), and
        that no period ends before it begins.

    Basis:
        Logic: the calendar has no such day.

    Why:
        A date that cannot be shows that a figure or a period was typed wrong, and nobody can tell
        what was meant.

    Fails:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至2022年12月31日}

    Passes:
        base: "2021"

    How to mend:
        Correct the date.

    Options:
        None.

    Exceptions:
        29 February without a year is fine. A period whose end names no year may run into the next. Digits
        that a conversion has mixed up are not read.
    """

    page_zh = """日期不可能成立

    检查内容:
        按年、月、日书写的日期应当确实存在（没有2月30日、13月1日），期限的终止日期不得早于起始日期。

    依据:
        按逻辑判断：历法上没有这一天，或者先后颠倒。

    为什么:
        日期不成立，说明数字录入有误，读者无从知道本来是哪一天。

    不合规示例:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2023年1月1日至2022年12月31日}

    合规示例:
        base: "2021"

    如何修改:
        改正日期。

    配置项:
        无。

    例外:
        没有写年份的2月29日不提示。终止日期没有写年份的，可能跨到下一年，不提示。转换时错乱的数字不作判断。
    """

    code = "GL705"
    name = "impossible-date"
    severity = Severity.ERROR
    messages = {
        "default": Text(
            "“{date}”这一天不存在，{month}月只有{last}天；请改正日期",
            "there is no such day as “{date}”: month {month} has {last} days; correct the date",
        ),
        "month": Text(
            "“{date}”不存在，一年只有12个月；请改正日期",
            "there is no such date as “{date}”: a year has 12 months; correct the date",
        ),
        "backwards": Text(
            "“{date}”的终止日期早于起始日期；请改正写错的一端",
            "“{date}” ends before it begins; correct the end that is wrong",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each impossible date, and for each period that runs backwards."""
        text = subject.source.text
        for date in dates_in(text):
            if not date.exists:
                yield self._impossible(subject, date)
        backwards = {period.span for period in periods_in(text) if period.runs_backwards}
        backwards |= {each.span for each in ranges_in(text) if _ends_early(each.first, each.last)}
        for span in sorted(backwards):
            yield self.found(
                place_of_span(subject, span),
                "backwards",
                evidence=Evidence(quote=_words(subject, span)),
                date=_words(subject, span),
            )

    def _impossible(self, subject: Report, date: WrittenDate) -> Diagnostic:
        words = _words(subject, date.span)
        in_year = 1 <= date.month <= 12
        return self.found(
            place_of_span(subject, date.span),
            "default" if in_year else "month",
            evidence=Evidence(quote=words),
            date=words,
            month=date.month,
            last=monthrange(date.year or 2024, date.month)[1] if in_year else 0,
        )


def _ends_early(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether two dates that both name their year stand in the wrong order."""
    if first.year is None or last.year is None:
        return False
    return (last.year, last.month, last.day or 31) < (first.year, first.month, first.day or 1)


def _words(subject: Report, span: Span) -> str:
    return " ".join(subject.source.quote(span).split())
