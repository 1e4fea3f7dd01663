"""GL706: the report was published after the day that the Regulations set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Evidence, Paragraph, Rule, Severity, Span, Text, Verdict, place_of_span, regex
from govlint_rules.agencies import Kind, kind_of
from govlint_rules.dates.written_dates import WrittenDate, dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_LABELS = ("发布", "公布", "公开", "发文")
_PUBLISHED = regex(
    r"(?:发布|公布|公开|发文)(?:日期|时间|日)\s*[：:|]?\s*"
    r"(?P<year>20\d\d)\s?[-./年]\s?(?P<month>\d{1,2})\s?[-./月]\s?(?P<day>\d{1,2})(?!\d)"
)
_LAST_DAYS = {Kind.DEPARTMENT: (1, 31), Kind.GOVERNMENT: (3, 31), Kind.GOVERNMENT_OFFICE: (3, 31)}
_LAST_BLOCKS = 3
_LONGEST_DATE = 20


class _Day(NamedTuple):
    """A day of publication, or of signing, and where it stands."""

    day: date
    span: Span
    signed: bool


class PublishedLate(Rule):
    """The report was published late

    What it checks:
        The date of publication that the text gives, against 31 January of the next year for a department and
        31 March for a government. Where there is none, the date under the report.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条.

    Why:
        The law sets the day, and supervising offices count the reports that come after it.

    Fails:
        base: "2021"
        edits:
          say: {closing: "发布日期：2024-02-26"}

    Passes:
        base: "2021"
        edits:
          say: {closing: "发布日期：2024-01-26"}

    How to mend:
        Publish in time. A date that was typed wrong is corrected.

    Options:
        None.

    Exceptions:
        Article 49 sets no day for towns and street offices, and none is assumed; nor for bodies whose name
        does
        not say that they are a department. That of a government's office is taken for the government's. The
        date under the report is that of signing, and a date of a later year may come from a move of
        the website: a person must see.
    """

    page_zh = """公布时间晚于法定时限

    检查内容:
        报告中写明的公布日期：政府部门应当不晚于次年1月31日，县级以上地方政府应当不晚于次年3月31日。
        没有公布日期的，看
        落款日期。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条。

    为什么:
        时限由法规规定，主管部门按此统计逾期公布的报告。

    不合规示例:
        base: "2021"
        edits:
          say: {closing: "发布日期：2024-02-26"}

    合规示例:
        base: "2021"
        edits:
          say: {closing: "发布日期：2024-01-26"}

    如何修改:
        在时限内公布。日期写错的，改正日期。

    配置项:
        无。

    例外:
        第四十九条没有规定乡镇和街道的时限，不作判断；从名称看不出是政府部门的，也不作判断。
        政府办公室的报告按本级政府
        的时限。落款日期不一定是公布日期，公布日期在更晚年份的可能是网站迁移所致，均请人工核对。
    """

    code = "GL706"
    name = "published-late"
    severity = Severity.WARNING
    needs = ("report.year", "report.agency")
    cites = ("REG49",)
    messages = {
        "default": Text(
            "公布日期为{day}，晚于法定时限{last}；请核对日期，今后按时公布",
            "published on {day}, after the day set by law, {last}; see whether the date is right, and publish"
            " in time",
        ),
        "signed": Text(
            "落款日期为{day}，晚于法定公布时限{last}；请核对日期，并确认公布时间",
            "signed on {day}, after the day set by law for publication, {last}; see whether the date is"
            " right, and when the report was published",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the date of publication lies after the last day."""
        year = (subject.year or 0) + 1
        month_and_day = _LAST_DAYS.get(kind_of(subject.agency or ""))
        found = (_published(subject) or _signed(subject)) if month_and_day else None
        if found is None or month_and_day is None or found.day <= date(year, *month_and_day):
            return
        sure = not found.signed and found.day.year == year
        yield self.found(
            place_of_span(subject, found.span),
            "signed" if found.signed else "default",
            evidence=Evidence(expected=date(year, *month_and_day).isoformat(), found=found.day.isoformat()),
            verdict=Verdict.FAIL if sure else Verdict.REVIEW,
            day=found.day.isoformat(),
            last=date(year, *month_and_day).isoformat(),
        )


def _published(subject: Report) -> _Day | None:
    """Return the first date with a label that says that the report was published on it."""
    blocks = list(subject.walk())
    first = len(subject.preface)
    # A line that a parser does not take for the closing still stands at the end.
    for block in (*blocks[:first], *blocks[max(first, len(blocks) - _LAST_BLOCKS) :]):
        text = subject.source.quote(block.span)
        match = _PUBLISHED.search(text) if any(label in text for label in _LABELS) else None
        day = _date(*map(int, match.group("year", "month", "day"))) if match else None
        if match is not None and day is not None:
            at = block.span.start + match.start()
            return _Day(day, Span(at, at + len(match[0])), signed=False)
    return None


def _signed(subject: Report) -> _Day | None:
    """Return the date that stands alone in a line under the report."""
    for block in reversed(subject.closing):
        text = block.text if isinstance(block, Paragraph) and len(block.text) < _LONGEST_DATE else ""
        for written in dates_in(text):
            if written.span != Span(0, len(text)) or written.year is None or written.day is None:
                continue
            day = _date(written.year, written.month, written.day)
            if day is not None:
                return _Day(day, block.span, signed=True)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    written = WrittenDate(year, month, day, Span(0, 0))
    return date(year, month, day) if day and written.exists else None
