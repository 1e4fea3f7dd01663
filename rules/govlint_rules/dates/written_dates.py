"""Dates as a report writes them, and the period that its figures are said to cover."""

from __future__ import annotations

from calendar import monthrange
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Span, regex
from govlint_rules.passages import line_at, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "零一二三四五六七八九"
_HAN_YEAR = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# Digits around a date that do not belong to it show that a conversion has mixed them up (20231月1日).
_YEAR = r"(?:(?P<{0}>(?<![\d.])\d{{4}}|二[〇○零][一二三四五六七八九〇○零]{{2}})\s?年\s?)"
_MONTH = r"(?P<{0}>(?<![\d.])\d{{1,2}}|(?<![一二三四五六七八九十])[一二三四五六七八九十元]{{1,2}})\s?"
_BEFORE_MONTH = regex(f"{_YEAR.format('year')}?{_MONTH.format('month')}\\Z")
_AFTER_MONTH = regex(r"月\s?(?:份|(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号])?")
_LONGEST_LEAD = 14
# A date has one of these right before 月, or before the blank that is there.
_BEFORE = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十元")

_FULL = r"(?P<{0}>\d{{4}})\s?(?P<{1}>[-./．／])\s?(?P<{2}>\d{{1,2}})\s?(?P={1})\s?(?P<{3}>\d{{1,2}})(?!\d)"
_PLAIN_PERIOD = regex(
    r"(?<![\d.])"
    + _FULL.format("year", "mark", "month", "day")
    + r"\s?(?:起|开始)?[，,]?\s?(?:[-—－–~～]{1,2}|至|到|止于)\s?"
    + _FULL.format("last_year", "last_mark", "last_month", "last_day")
)
_BETWEEN = regex(
    r"\s?(?:零时|0时)?(?:起|始|开始|起算)?[，,、]?\s?(?:[-—－–~～]{1,2}|至|到|截至|截止到?|止于)\s?"
)

# A period of these words is the report's; others are of some work in the year.
_CUES = ("统计", "数据", "报告期")
_OF_THE_REPORT = (
    r"(?:统计|数据|报告)(?:数据)?的?(?:统计)?(?:期限|时限|时段|期间|周期|时间|范围|区间|起止)"
    r"|统计数据|所列(?:统计)?(?:数据|数字)|报告期"
)
_NEAR = 30
_CUE = regex(_OF_THE_REPORT)
_YEAR_ALONE = regex(
    rf"(?:{_OF_THE_REPORT})\s?[为是系在自从均：:（(]{{0,3}}\s?(?P<year>20\d\d)\s?年?(?:度|全年|全年度)?"
    "(?=[。；，,）)\n]|$)"
)


class WrittenDate(NamedTuple):
    """A date in the text.

    Attributes:
        year: its year, or None where only month and day are written.
        day: its day, or None where only the month is written.
    """

    year: int | None
    month: int
    day: int | None
    span: Span

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; without a year every year will do."""
        if not 1 <= self.month <= 12:
            return False
        # 2024 is a leap year.
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]


class Period(NamedTuple):
    """The period that the figures of the report are said to cover.

    Attributes:
        first: its first day; None where only a year is written.
        years: the first and the last year.
    """

    first: WrittenDate | None
    last: WrittenDate | None
    years: tuple[int, int]
    span: Span

    @property
    def is_calendar_year(self) -> bool:
        """Whether it runs from the first to the last day of one year."""
        if self.first is None or self.last is None:
            return True
        first, last = self.first, self.last
        whole = (first.month, first.day or 1, last.month, last.day or 31) == (1, 1, 12, 31)
        return whole and self.years[0] == self.years[1]

    @property
    def runs_backwards(self) -> bool:
        """Whether its end comes before its beginning."""
        if self.first is None or self.last is None:
            return False
        first = (self.years[0], self.first.month, self.first.day or 1)
        return (self.years[1], self.last.month, self.last.day or 31) < first


class DateRange(NamedTuple):
    """Two dates of which the text says that something lasted from the one to the other."""

    first: WrittenDate
    last: WrittenDate

    @property
    def span(self) -> Span:
        """The stretch of both."""
        return Span(self.first.span.start, self.last.span.end)


@lru_cache(maxsize=8)
def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """Return every date with a month that a text writes in Chinese, in their order."""
    found = []
    at = text.find("月")
    while at >= 0:
        date = _date_around(text, at)
        if date is not None:
            found.append(date)
        at = text.find("月", at + 1)
    return tuple(found)


@lru_cache(maxsize=8)
def ranges_in(text: str) -> tuple[DateRange, ...]:
    """Return every two dates that are joined to a period."""
    dates = dates_in(text)
    return tuple(
        DateRange(first, last)
        for first, last in pairwise(dates)
        if last.span.start - first.span.end < 12 and _BETWEEN.fullmatch(text, first.span.end, last.span.start)
    )


@lru_cache(maxsize=8)
def periods_in(text: str) -> tuple[Period, ...]:
    """Return the periods of which a text says that the report's figures cover them."""
    lines = _lines_with_a_cue(text)
    if not lines:
        return ()
    found = [
        Period(
            each.first,
            each.last,
            (each.first.year, each.first.year if each.last.year is None else each.last.year),
            each.span,
        )
        for each in ranges_in(text)
        if each.first.year is not None and _is_of_the_report(text, each.span)
    ]
    for start, end in lines:
        found += _plain_periods(text, start, end)
        found += [
            Period(None, None, (int(match["year"]),) * 2, Span(*match.span("year")))
            for match in _YEAR_ALONE.finditer(text, start, end)
        ]
    return tuple(sorted(found, key=lambda period: period.span))


def _lines_with_a_cue(text: str) -> list[tuple[int, int]]:
    """Return where the lines begin and end that may speak of the statistics."""
    lines: set[tuple[int, int]] = set()
    for cue in _CUES:
        at = text.find(cue)
        while at >= 0:
            line = line_at(text, at)
            lines.add(line)
            at = text.find(cue, line[1])
    return sorted(lines)


def _plain_periods(text: str, begin: int, end: int) -> Iterator[Period]:
    """Yield the periods in a line whose dates are written with strokes or points."""
    for match in _PLAIN_PERIOD.finditer(text, begin, end):
        if _is_of_the_report(text, Span(*match.span())):
            years = int(match["year"]), int(match["last_year"])
            first, last = (
                WrittenDate(
                    int(match[f"{side}year"]),
                    int(match[f"{side}month"]),
                    int(match[f"{side}day"]),
                    Span(match.start(f"{side}year"), match.end(f"{side}day")),
                )
                for side in ("", "last_")
            )
            yield Period(first, last, years, Span(*match.span()))


def _is_of_the_report(text: str, span: Span) -> bool:
    """Whether the words around a period say that it is that of the report's figures."""
    start, end = sentence_at(text, span.start)
    cue = _CUE
    return (
        cue.search(text, max(start, span.start - _NEAR), span.start) is not None
        or cue.search(text, span.end, min(max(end, span.end), span.end + _NEAR)) is not None
    )


def _date_around(text: str, at: int) -> WrittenDate | None:
    """Return the date whose 月 stands at an offset; None if that is a word, or if digits were mixed up."""
    if text[at - 1 : at] not in _BEFORE and text[at - 2 : at - 1] not in _BEFORE:
        return None
    before = _BEFORE_MONTH.search(text, max(0, at - _LONGEST_LEAD), at)
    after = _AFTER_MONTH.match(text, at)
    if before is None or after is None:
        return None
    lead = text[max(0, before.start() - 3) : before.start()].rstrip()
    if lead[-1:] in _BEFORE and not before["year"]:  # 12月 that a conversion broke into two lines
        return None
    month = _number(before["month"])
    day = _number(after["day"]) if after["day"] else None
    year = int(before["year"].translate(_HAN_YEAR)) if before["year"] else None
    if month is None or (after["day"] and day is None):
        return None
    return WrittenDate(year, month, day, Span(before.start(), after.end()))


def _number(written: str) -> int | None:
    """Return the value of a day or month; None for Chinese digits in a row."""
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if (not ten and len(written) > 1) or "元" in written or len(tens) > 1 or len(ones) > 1:
        return None
    return (10 * (_HAN.index(tens) if tens else 1) if ten else 0) + (_HAN.index(ones) if ones else 0)
