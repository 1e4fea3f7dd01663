"""GL005: no form is known for the report's year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class EditionNotSupported(Rule):
    """No official form is known for the year of the report

    What it checks:
        That the report's year falls under a form that govlint knows. The first is the trial form
        of 2019. If the year does not, no other rule looks at the report.

    Basis:
        Practice. The reports on 2019 and 2020 follow 国办公开办函〔2019〕60号, those on 2021 and later
        国办公开办函〔2021〕30号; earlier reports followed layouts of the provinces.

    Why:
        A report held against a form that was not in force would be accused of faults that it does
        not have.

    Fails:
        text: |
          云州市青溪区水务局2017年政府信息公开工作年度报告
          一、总体情况
          2017年，我局主动公开信息120条。

    Passes:
        base: "2019"

    How to mend:
        Correct the year in the title if it is wrong. A report on an earlier year needs no mending:
        leave it out of the check.

    Options:
        None.

    Exceptions:
        A title without a year, or with several, leaves the year unknown; that is a finding of its
        own. Plugins may bring further forms.
    """

    page_zh = """没有与报告年度对应的统一格式

    检查内容:
        报告年度应当有对应的统一格式，最早的是2019年试行格式。没有对应格式的，其他规则不再检查这份报告。

    依据:
        实际工作要求。2019年度、2020年度报告适用国办公开办函〔2019〕60号，2021年度起适用国办公开办函〔2021〕30号；
        更早的报告适用当时各省的格式。

    为什么:
        用当时并未施行的格式去对照，会指出报告本来没有的错误。

    不合规示例:
        text: |
          云州市青溪区水务局2017年政府信息公开工作年度报告
          一、总体情况
          2017年，我局主动公开信息120条。

    合规示例:
        base: "2019"

    如何修改:
        标题中的年份写错的，改正年份。确是更早年度的报告无须修改，不纳入检查即可。

    配置项:
        无。

    例外:
        标题没有年份或者有几个年份的，报告年度无从确定，另行提示。插件可以增加其他年度的格式。
    """

    code = "GL005"
    name = "edition-not-supported"
    severity = Severity.ERROR
    needs = ("report.year",)
    halts = True
    follows = (Follows("GL707", "report"),)
    messages = {
        "early": Text(
            "报告年度为 {year} 年，早于最早的统一格式（{first} 年起施行），未作其他检查；请核对标题中的年份，"
            "确为旧年度报告的，不必纳入检查",
            "the report is on {year}, before the first official form (in force since {first}); nothing else"
            " was checked; correct the year in the title, or leave reports on such years out",
        ),
        "default": Text(
            "没有 {year} 年度报告适用的统一格式，未作其他检查；请核对标题中的年份",
            "no official form is known for reports on {year}; nothing else was checked; see whether the year"
            " in the title is right",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if no form is in force for the report's year."""
        year = subject.year
        if year is None or any(form.in_force(year) for form in context.forms):
            return
        first = min(form.first_year for form in context.forms)
        yield self.found(
            place_of_report(subject),
            "early" if year < first else "default",
            evidence=Evidence(found=str(year)),
            year=year,
            first=first,
        )
