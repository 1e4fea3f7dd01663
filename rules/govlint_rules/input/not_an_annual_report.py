"""GL003: the text is not an annual report on open government information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Rule, Severity, Text, place_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_FEWEST_SECTIONS = 2
_SUBJECT = "公开"


class NotAnAnnualReport(Rule):
    """The text is not an annual report on open government information

    What it checks:
        That the text can be taken for a report at all: it has a title that speaks of disclosure
        (公开), or at least two of the six sections of the official form. If neither, no other rule
        looks at it.

    Basis:
        Practice: it protects other documents from findings that make no sense for them.

    Why:
        A wrong attachment in the folder of reports is found at once, and not by thirty findings
        about missing sections and tables.

    Fails:
        text: |
          云州市青溪区水务局关于召开防汛工作会议的通知
          各科室、各中心：
          定于6月3日上午召开防汛工作会议，请准时参加。

    Passes:
        text: |
          云州市青溪区水务局2023年政府信息公开工作年度报告
          一、总体情况
          2023年，我局主动公开信息120条。

    How to mend:
        Put the report in the place of the file. If it is the report, restore its title and the
        headings of its six sections.

    Options:
        None.

    Exceptions:
        A report without its title passes if two of its sections are recognised; that the title is
        missing is then a finding of its own.
    """

    page_zh = """这份文件不是政府信息公开工作年度报告

    检查内容:
        判断文件是不是年度报告：要么有写明“公开”的报告标题，要么能认出统一格式六个部分中的至少两个。两样都没有的，
        其他规则不再检查这份文件。

    依据:
        实际工作要求，避免对其他文件提出毫无意义的问题。

    为什么:
        文件放错了可以一眼看出来，而不是报出几十条“缺少某部分”“缺少某表”。

    不合规示例:
        text: |
          云州市青溪区水务局关于召开防汛工作会议的通知
          各科室、各中心：
          定于6月3日上午召开防汛工作会议，请准时参加。

    合规示例:
        text: |
          云州市青溪区水务局2023年政府信息公开工作年度报告
          一、总体情况
          2023年，我局主动公开信息120条。

    如何修改:
        换成年度报告文件。确是年度报告的，补上标题和六个部分的标题。

    配置项:
        无。

    例外:
        标题缺失但能认出两个以上部分的，仍按年度报告检查，标题缺失另行提示。
    """

    code = "GL003"
    name = "not-an-annual-report"
    severity = Severity.ERROR
    halts = True
    messages = {
        "default": Text(
            "没有年度报告的标题，六个部分中只认出 {count} 个，不是政府信息公开工作年度报告，未作其他检查；"
            "请核对文件是否放错",
            "no title of such a report and {count} of its six sections: not an annual report on open"
            " government information, nothing else was checked; see whether the file is the right one",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the text has neither title nor sections."""
        titles = (subject.title, *subject.repeated_titles)
        if any(title is not None and _SUBJECT in title.text for title in titles):
            return
        count = len({section.key for section in subject.sections} - {None})
        if count < _FEWEST_SECTIONS:
            yield self.found(place_of_report(subject), count=count)
