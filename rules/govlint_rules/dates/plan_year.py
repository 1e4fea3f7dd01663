"""GL704: a plan names another year than the one after the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.dates.years_said import years_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.dates.years_said import YearSaid

# 将 alone may only mark an object (将公开工作纳入考核); before these words it speaks of what is to come.
_TO_COME = (
    r"(?:将(?:会|要|进一步|继续|按照|根据|着力|重点|不断|从|着重|严格|认真|主要|加大|加强|加快|持续|努力|紧紧|切实|深入|更加|坚持"
    r"|结合|围绕|采取|针对|做好|抓好|完善|推进|全面|积极|扎实|立足|聚焦|对标|以)|拟|计划|打算|要(?:进一步|继续|着力|重点|切实))"
)
_PLAN = regex(rf"[，,]?\s?[^，。；：、]{{0,16}}?{_TO_COME}")
_DONE = regex(
    r"将[^，。；]{0,20}(?:作为|纳入|列入|列为|融入|摆在|放在)|已|完成了|要求|部署|提出|上年|去年|曾"
)


class PlanYear(Rule):
    """A plan names another year than the next

    What it checks:
        Sentences of 五 and 六 that begin with a year and say what will be done: the year should be the one
        after the report's.

    Basis:
        Logic: the report is drawn up at the turn of the year, and what is still to do is done in the next.

    Why:
        The plan was mostly taken over from last year's report, or its year was not changed.

    Fails:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：图解较少。2023年，我局将进一步丰富解读形式，配发图解。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：图解较少。2024年，我局将进一步丰富解读形式，配发图解。}

    How to mend:
        Write the next year, and see whether the plan is this year's.

    Options:
        None.

    Exceptions:
        A plan without a year is fine, and so are aims for a later year (到2025年). Titles and quotations do
        not count.
    """

    page_zh = """工作计划写的不是下一年

    检查内容:
        第五、第六部分中以年份开头、说明将要做什么的句子，年份应当是报告年度的下一年。

    依据:
        按逻辑判断：年度报告在年末年初编制，尚待开展的工作应当在下一年。

    为什么:
        多是照抄了上年报告的计划，或者忘了改年份。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：图解较少。2023年，我局将进一步丰富解读形式，配发图解。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的主要问题：图解较少。2024年，我局将进一步丰富解读形式，配发图解。}

    如何修改:
        改为下一年，并核对计划是不是今年制定的。

    配置项:
        无。

    例外:
        没有写年份的计划、远期目标（如“到2025年”）不提示。书名号、引号中的年份不算。
    """

    code = "GL704"
    name = "plan-year"
    severity = Severity.INFO
    needs = ("report.year",)
    messages = {
        "default": Text(
            "报告是{year}年度的，工作计划写的是{found}年；计划一般应为{next}年，请核对是否照抄了别的年度",
            "the report is on {year}, the plan is for {found}; a plan should be for {next}; see whether it"
            " was taken over from another year's report",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each sentence that plans for another year than the next."""
        year = subject.year or 0
        for key in ("problems", "other"):
            section = subject.section(key)
            for said in years_said(subject, section.walk() if section else ()):
                if said.year != year + 1 and _plans(said):
                    yield self._found(subject, said, year)

    def _found(self, subject: Report, said: YearSaid, year: int) -> Diagnostic:
        start = said.paragraph.span.start
        return self.found(
            place_of_span(subject, Span(start + said.start, start + said.end)),
            evidence=Evidence(
                expected=str(year + 1),
                found=str(said.year),
                quote=said.paragraph.text[said.start : said.end + 24].split("。")[0],
            ),
            found=said.year,
            year=year,
            next=year + 1,
        )


def _plans(said: YearSaid) -> bool:
    """Whether the year opens a sentence on what is to come."""
    sentence = said.sentence
    return said.opens_sentence and _PLAN.match(sentence) is not None and _DONE.search(sentence) is None
