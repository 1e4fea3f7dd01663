"""GL102: the title is missing, or its year or agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class TitleIncomplete(Rule):
    """The title is missing, or does not say whose report it is and on which year

    What it checks:
        That there is a title, that it has one year in four digits, and that it names the agency.

    Basis:
        Practice. The title of the official form is made of the agency's name, the year and the
        name of the report.

    Why:
        A report whose agency or year is unknown cannot be filed, compared with the year before or
        held against the form of its year.

    Fails:
        base: "2021"
        edits:
          title: 云州市青溪区水务局政府信息公开工作年度报告

    Passes:
        base: "2021"
        edits:
          title: 2023年云州市青溪区水务局政府信息公开工作年度报告

    How to mend:
        Write the title as agency, year in four digits and 政府信息公开工作年度报告.

    Options:
        None.

    Exceptions:
        Of a title that is printed twice, what one lacks may stand in the other.
    """

    page_zh = """缺少标题，或者标题没有写明机关或年度

    检查内容:
        报告应当有标题，标题应当写明一个四位数的年份和机关名称。

    依据:
        实际工作要求。统一格式的标题由机关名称、年度和报告名称组成。

    为什么:
        不知道是哪个机关、哪一年的报告，就无法归档，无法与上一年对照，也无法确定适用哪一年的格式。

    不合规示例:
        base: "2021"
        edits:
          title: 云州市青溪区水务局政府信息公开工作年度报告

    合规示例:
        base: "2021"
        edits:
          title: 2023年云州市青溪区水务局政府信息公开工作年度报告

    如何修改:
        标题依次写明机关名称、四位数的年份和“政府信息公开工作年度报告”。

    配置项:
        无。

    例外:
        标题印了两遍的，一遍缺少的内容另一遍写明即可。
    """

    code = "GL102"
    name = "title-incomplete"
    severity = Severity.ERROR
    messages = {
        "no-title": Text(
            "没有找到报告标题；请在正文前写明机关名称、年度和报告名称",
            "no title was found; put agency, year and the name of the report above the text",
        ),
        "no-year": Text(
            "标题没有四位数的年份；请写明是哪一年度的报告",
            "the title has no year in four digits; say which year the report is on",
        ),
        "several-years": Text(
            "标题中有 {years} 几个年份；请只保留报告年度",
            "the title has several years, {years}; keep the year that the report is on",
        ),
        "no-agency": Text(
            "标题没有写明机关名称；请写机关全称",
            "the title does not name the agency; give its full name",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each part that the title lacks."""
        place = place_of_report(subject)
        if subject.title is None:
            yield self.found(place, "no-title")
            return
        titles = (subject.title, *subject.repeated_titles)
        quote = Evidence(quote=subject.title.text)
        years = sorted(set(subject.title.years))
        if len(years) > 1:
            listed = "、".join(map(str, years))
            yield self.found(
                place, "several-years", evidence=quote, years=Text(listed, listed.replace("、", ", "))
            )
        elif not any(title.years for title in titles):
            yield self.found(place, "no-year", evidence=quote)
        if not any(title.agency for title in titles):
            yield self.found(place, "no-agency", evidence=quote)
