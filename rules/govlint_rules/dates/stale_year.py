"""GL703: the prose gives another year for this year's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Paragraph,
    Related,
    Rule,
    Severity,
    Span,
    Text,
    Verdict,
    place_of_report,
    place_of_span,
)
from govlint_rules.dates.stale_words import is_stale, is_sure, names_report
from govlint_rules.dates.years_said import has_other_year, years_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Block, Context, Diagnostic, Place, Report
    from govlint_rules.dates.years_said import YearSaid

_QUOTED = 30
_MOST_PLACES = 20


class StaleYear(Rule):
    """The prose gives another year for this year's work

    What it checks:
        Sentences of the overview, of 六 and of the preface that begin with a year and then report requests, i
        tems
        published or denials; the opening of the overview; and the sentence that names the report.

    Basis:
        国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号): the report is on the work of it
        s year.

    Why:
        The passage was taken over from another year's report. What was done in this year remains
        unsaid, and the figures may be the old ones.

    Fails:
        base: "2021"
        edits:
          say: {on_request: 2022年，我局共收到政府信息公开申请0件。}

    Passes:
        base: "2021"
        edits:
          say: {on_request: 2023年，我局未收到政府信息公开申请，2022年收到1件。}

    How to mend:
        Write the report's year, and see whether words and figures hold for it.

    Options:
        None.

    Exceptions:
        Titles, quotations, document numbers, comparisons, requests carried over, budgets, history and plans
        name other years rightly, and so does a paragraph that names the report's year too. Section 五 may
        be divided by years. A year more than one away is for a person to judge, and so is one beside the
        same facts of the report's own. The years of the
        statistics and of the fee have rules of their own.
    """

    page_zh = """用别的年份说本年度的工作

    检查内容:
        总体情况、其他需要报告的事项和前言中，以年份开头、说明收到申请、公开信息数量或者“未发生”等情况的句子，
        总体
        情况的开头，以及写明本报告名称的句子，年份应当是报告年度。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）：
        年度报告写的是报告年度的工作。

    为什么:
        多是照抄了别的年度的报告，本年度做了什么没有写，数字也可能是旧的。

    不合规示例:
        base: "2021"
        edits:
          say: {on_request: 2022年，我局共收到政府信息公开申请0件。}

    合规示例:
        base: "2021"
        edits:
          say: {on_request: 2023年，我局未收到政府信息公开申请，2022年收到1件。}

    如何修改:
        改为报告年度，并核对文字和数字是不是本年度的。

    配置项:
        无。

    例外:
        书名号、引号、发文字号中的年份，同比、结转、预算决算、历史沿革和工作计划中的年份，
        以及同一段写了报告年度的，
        都不提示。“存在的主要问题及改进情况”可以分年度写。相差超过一年的，以及另外写有本年度同类情况的，
        请人工核对。
        统计期限和信息处理费的年份另有
        规则检查。
    """

    code = "GL703"
    name = "stale-year"
    severity = Severity.WARNING
    needs = ("report.year",)
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "这里写的是{found}年的情况，报告是{year}年度的；请改为{year}年，并核对内容是否照抄了别的年度",
            "this speaks of {found}, the report is on {year}; write {year}, and see whether the passage was"
            " taken over from another year's report",
        ),
        "several": Text(
            "这里写的是{found}年的情况，报告是{year}年度的，全文共{count}段这样写；请改为{year}年，"
            "并核对内容是否照抄了"
            "别的年度",
            "this speaks of {found}, the report is on {year}, as do {count} passages in all; write {year},"
            " and see whether they were taken over from another year's report",
        ),
        "report": Text(
            "这里称本报告为{found}年度报告，标题写的是{year}年；请改正写错的一处",
            "here the report is called that on {found}, its title says {year}; correct the one that is wrong",
        ),
        "title": Text("标题中的年度", "the year in the title"),
        "also": Text("这里也是", "here as well"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each other year whose work is told as this year's, with the places."""
        if not has_other_year(subject):
            return
        opening = _opening(subject)
        stale: dict[int, dict[int, YearSaid]] = {}
        for said in years_said(subject, _blocks(subject)):
            if said.year == subject.year:
                continue
            start = said.paragraph.span.start
            if names_report(said):
                yield self._found(subject, [said], "report")
            elif is_stale(said, subject.year or 0, start == opening):
                stale.setdefault(said.year, {}).setdefault(start, said)
        for places in map(list, map(dict.values, stale.values())):
            yield self._found(subject, places, "several" if len(places) > 1 else "default")

    def _found(self, subject: Report, places: list[YearSaid], message: str) -> Diagnostic:
        said, *others = places
        quote = said.paragraph.text[said.start : said.end + _QUOTED].split("。")[0]
        also = [Related(_place(subject, each), self.messages["also"]) for each in others[:_MOST_PLACES]]
        return self.found(
            _place(subject, said),
            message,
            evidence=Evidence(expected=str(subject.year), found=str(said.year), quote=quote),
            related=(Related(place_of_report(subject), self.messages["title"]), *also),
            verdict=Verdict.FAIL if any(is_sure(subject, each) for each in places) else Verdict.REVIEW,
            found=said.year,
            year=subject.year,
            count=len(places),
        )


def _place(subject: Report, said: YearSaid) -> Place:
    start = said.paragraph.span.start
    return place_of_span(subject, Span(start + said.start, start + said.end))


def _blocks(subject: Report) -> Iterator[Block]:
    yield from subject.preface
    for key in ("overview", "other"):
        section = subject.section(key)
        if section is not None:
            yield from section.walk()


def _opening(subject: Report) -> int:
    """Return where the overview's first paragraph begins, unless it stands under an aspect."""
    overview = subject.section("overview")
    blocks = overview.blocks if overview else ()
    return next((block.span.start for block in blocks if isinstance(block, Paragraph)), -1)
