"""GL105: a section's heading has no number, or the wrong one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.api import (
    Applicability,
    Edit,
    Evidence,
    Fix,
    Rule,
    Severity,
    Span,
    Text,
    place_of_section,
    regex,
)
from govlint_rules.structure.outline import body_sections, number_headings, numeral, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Section

_MARKS = "#＃*| \t\u3000"  # of Markdown, and blanks
_OTHER_STYLE = regex(r"[\d()（）]")


class SectionNumber(Rule):
    """A section's heading lacks its number, or carries a wrong one

    What it checks:
        The number before each of the six headings: that it is there, that it is a Chinese numeral
        without brackets (五、 and not 5、), and that it agrees with the heading.

    Basis:
        The form of 国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号) prints the
        headings with the numbers 一 to 六.

    Why:
        A lost number is most often lost by an automatic list of the word processor; readers then
        take the section for a part of the one before.

    Fails:
        base: "2021"
        edits:
          replace: {五、存在的主要问题: 5、存在的主要问题}

    Passes:
        base: "2021"

    How to mend:
        Type the number of the form before the heading, as text and not as an automatic list.

    Options:
        None.

    Exceptions:
        If a section is missing and the headings after it are numbered on without a gap, the missing
        section is the only finding. Headings that the form does not have are not looked at, nor those
        of a section that stands twice.
    """

    page_zh = """部分标题缺少序号或者序号有误

    检查内容:
        六个部分标题前的序号：是否有序号，是否为不带括号的中文数字（“五、”而不是“5、”），与标题是否对应。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）统一格式的标题依次编号为一至六。

    为什么:
        序号丢失多因使用了文字处理软件的自动编号，公众会把这一部分误认为上一部分的内容。

    不合规示例:
        base: "2021"
        edits:
          replace: {五、存在的主要问题: 5、存在的主要问题}

    合规示例:
        base: "2021"

    如何修改:
        在标题前直接输入统一格式的序号，不要使用自动编号。

    配置项:
        无。

    例外:
        缺少某一部分而后面的标题顺次编号的，只提示缺少该部分。统一格式没有的标题，以及同一部分重复出现的标题，
        不作判断。
    """

    code = "GL105"
    name = "section-number"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    fixable = Applicability.SAFE
    messages = {
        "missing": Text(
            "“{heading}”标题前没有序号；请补上“{expected}”",
            "the heading “{heading}” has no number; put {expected} before it",
        ),
        "style": Text(
            "“{heading}”的序号写作“{found}”；请改为“{expected}”",
            "the number of “{heading}” is written {found}; write {expected}",
        ),
        "contradiction": Text(
            "“{heading}”的序号是“{found}”，与标题不符；请改为“{expected}”",
            "the number {found} does not belong to “{heading}”; write {expected}",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each heading of the form with a faulty number."""
        official = {heading.key: heading for heading in context.form_for(subject).sections}
        sections = body_sections(subject)
        times = Counter(section.key for section in sections)
        headings = [official.get(section.key or "") for section in sections]
        written = [value_of(section.number) for section in sections]
        numbering = number_headings(written, [heading and value_of(heading.number) for heading in headings])
        for index, (section, heading) in enumerate(zip(sections, headings, strict=True)):
            expected = numbering.expected[index]
            if heading is None or expected is None or times[heading.key] > 1:
                continue
            if written[index] is None:
                fault = "missing"
            elif index in numbering.wrong:
                fault = "contradiction"
            elif _OTHER_STYLE.search(section.number):
                fault = "style"
            else:
                continue
            right = f"{numeral(expected)}、"
            yield self.found(
                place_of_section(subject, section),
                fault,
                evidence=Evidence(expected=right, found=section.number),
                heading=Text(section.heading, heading.en),
                found=section.number,
                expected=right,
                fix=_fix(subject, section, right),
            )


def _fix(subject: Report, section: Section, right: str) -> Fix | None:
    """Return the fix that puts the right number before a heading's words; None if these stand in pieces."""
    start = section.heading_span.start
    before, words, _ = subject.source.quote(section.heading_span).partition(section.heading)
    if not words or "\n" in before:
        return None
    marks = len(before) - len(before.lstrip(_MARKS))
    message = Text(f"把标题写作“{right}{section.heading}”", f"write the heading “{right}{section.heading}”")
    return Fix(message, (Edit(Span(start + marks, start + len(before)), right),))
