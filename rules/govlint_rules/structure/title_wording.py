"""GL101: the title does not call the report by its name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_report, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Title

_YEAR = regex(r"\d{4}|\s")


class TitleWording(Rule):
    """The title does not call the report 政府信息公开工作年度报告

    What it checks:
        That the title contains the words 政府信息公开工作年度报告. Spaces, line breaks and the year
        between the words do not matter.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条 call the report by this
        name; the official form prints it.

    Why:
        Other names (年度总结, 工作报告, 年报) belong to other documents, and readers who search for the
        report do not find it.

    Fails:
        base: "2021"
        edits:
          title: 云州市青溪区水务局2023年度政府信息公开工作总结

    Passes:
        base: "2021"
        edits:
          title: 云州市青溪区水务局2023年度政府信息公开工作年度报告

    How to mend:
        Write the title as agency, year and 政府信息公开工作年度报告.

    Options:
        None.

    Exceptions:
        A report without any title is a finding of its own. Of a title that is printed twice, one
        with the right words is enough.
    """

    page_zh = """标题没有写明“政府信息公开工作年度报告”

    检查内容:
        标题应当包含“政府信息公开工作年度报告”字样。中间有空格、换行或者年份的不影响判断。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条使用这一名称，统一格式也印有这一名称。

    为什么:
        “工作总结”“工作报告”“年报”等是其他文件的名称，公众按法定名称查找时会找不到这份报告。

    不合规示例:
        base: "2021"
        edits:
          title: 云州市青溪区水务局2023年度政府信息公开工作总结

    合规示例:
        base: "2021"
        edits:
          title: 云州市青溪区水务局2023年度政府信息公开工作年度报告

    如何修改:
        标题依次写明机关名称、年度和“政府信息公开工作年度报告”。

    配置项:
        无。

    例外:
        没有标题的另行提示。标题印了两遍的，其中一遍写对即可。
    """

    code = "GL101"
    name = "title-wording"
    severity = Severity.WARNING
    cites = ("REG49", "REG50")
    messages = {
        "default": Text(
            "标题中没有“{expected}”字样；请按“机关名称＋年度＋{expected}”书写",
            "the title lacks the words {expected}; write agency, year and {expected}",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if no title has the words of the form."""
        if subject.title is None:
            return
        expected = context.form_for(subject).title
        if any(expected in _words(title) for title in (subject.title, *subject.repeated_titles)):
            return
        evidence = Evidence(expected=expected, quote=subject.title.text)
        yield self.found(place_of_report(subject), evidence=evidence, expected=expected)


def _words(title: Title) -> str:
    return _YEAR.sub("", unicodedata.normalize("NFKC", title.text))
