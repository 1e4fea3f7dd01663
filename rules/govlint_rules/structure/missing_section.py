"""GL103: a section of the form is not in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Rule,
    Severity,
    Text,
    Verdict,
    place_of_aspect,
    place_of_section,
    place_of_table,
)
from govlint_rules.structure.outline import other_with_number, place_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Form, HeadingForm, Place, Report, Span


class MissingSection(Rule):
    """A section of the official form is missing

    What it checks:
        That all six sections of the form are there. A section is recognised by the words of its
        heading, in any accepted variant; its number does not matter.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条 lists what a report must contain;
        the form of 国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号) gives each
        content its section and says that nothing may be left out.

    Why:
        A section that is missing is content that the law asks for and that the public does not get.

    Fails:
        base: "2021"
        edits:
          drop: [problems]

    Passes:
        base: "2021"

    How to mend:
        Put in the section with the heading of the form. If only the heading has been lost, put it
        back above its text or table.

    Options:
        None.

    Exceptions:
        Where the section's table is there and only its heading is lost, the finding stands at the
        table. Where an unknown heading has the number of the missing section, a person must see
        whether it is that section under other words.
    """

    page_zh = """缺少统一格式规定的部分

    检查内容:
        报告应当具备统一格式的六个部分。是否具备以标题文字判断，常见的不同写法都能识别，序号不影响判断。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条规定了年度报告应当包括的内容；国办公开办函
        〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）规定了与之对应的各个部分，不得遗漏。

    为什么:
        少一个部分，就少了法定应当公布的一项内容。

    不合规示例:
        base: "2021"
        edits:
          drop: [problems]

    合规示例:
        base: "2021"

    如何修改:
        按统一格式补上标题和内容。只是标题丢失的，在相应的文字或者表格前补回标题。

    配置项:
        无。

    例外:
        表格还在、只是丢了标题的，在表格处提示。缺少的部分与某个不认识的标题序号相同的，请人工核对是不是换了写法。
    """

    code = "GL103"
    name = "missing-section"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG50", "F30", "F60")
    messages = {
        "default": Text(
            "缺少“{heading}”这一部分；请按统一格式补上标题和内容",
            "the section {heading} is missing; put it in with its heading",
        ),
        "heading-lost": Text(
            "{what}前没有“{heading}”的标题；请在此处补上标题",
            "{what} stands without the heading {heading}; put the heading back above it",
        ),
        "reworded": Text(
            "没有找到“{heading}”这一部分，此处的“{what}”序号与它相同；如是同一部分，请改用统一格式的标题，"
            "否则请补上缺少的部分",
            "the section {heading} was not found, and “{what}” has its number; if it is that section, give it"
            " the heading of the form, otherwise put the section in",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each section of the form that no heading names."""
        form = context.form_for(subject)
        present = {section.key for section in subject.sections}
        for heading in form.sections:
            if heading.key not in present:
                yield self._missing(subject, heading, form)

    def _missing(self, subject: Report, heading: HeadingForm, form: Form) -> Diagnostic:
        numbered = f"{heading.number}、{heading.heading}"
        left = _left_without_heading(subject, heading, form)
        other = other_with_number(subject, heading)
        message, verdict, what = "default", Verdict.FAIL, Text("", "")
        if other is not None and (left is None or _covers(other.span, left[0].span)):
            message, verdict, place = "reworded", Verdict.REVIEW, place_of_section(subject, other)
            what = Text(other.number + other.heading, other.number + other.heading)
        elif left is not None:
            message, (place, what) = "heading-lost", left
        else:
            place = place_beside(subject, heading, form)
        return self.found(
            place._replace(section=heading.key),
            message,
            evidence=Evidence(expected=numbered),
            verdict=verdict,
            heading=Text(numbered, f"{numbered} ({heading.en})"),
            what=what,
        )


def _left_without_heading(subject: Report, heading: HeadingForm, form: Form) -> tuple[Place, Text] | None:
    """Return the place and name of what is there of a section that has lost its heading: table or aspects."""
    table = subject.bound.tables.get(heading.key)
    if table is not None:
        return place_of_table(table), table.table_form.name
    if heading.key != form.sections[0].key:
        return None
    headless = (section for section in subject.sections if section.key is None and not section.heading)
    aspect = next((aspect for section in headless for aspect in section.aspects), None)
    if aspect is None:
        return None
    place = place_of_aspect(subject, aspect)
    return place._replace(words=place.words[-1:]), Text(f"“{aspect.heading}”", f"“{aspect.heading}”")


def _covers(whole: Span, part: Span) -> bool:
    return whole.start <= part.start < whole.end
