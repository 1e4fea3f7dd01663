"""GL106: a section stands twice in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_section
from govlint_rules.structure.outline import body_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Section

_MOST_PLACES = 20


class DuplicateSection(Rule):
    """The same section stands twice

    What it checks:
        That no section of the form has two headings in one report. The finding stands at the
        second heading and names the first.

    Basis:
        The form of 国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号) has each section
        once.

    Why:
        Two versions of a section, most often a draft left in or a heading copied with a table,
        leave it open which one holds.

    Fails:
        base: "2021"
        edits:
          double: [problems]

    Passes:
        base: "2021"

    How to mend:
        Keep one heading, bring the contents together under it, and delete the other.

    Options:
        None.

    Exceptions:
        The lines of a table of contents before the body are not headings. One finding a section, however
        often it stands.
    """

    page_zh = """同一部分出现两次

    检查内容:
        统一格式的每个部分在一份报告中只应有一个标题。在第二个标题处提示，并指出第一个标题的位置。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）统一格式的每个部分只出现一次。

    为什么:
        多因草稿没有删净，或者复制表格时连同标题一起复制；两处内容以哪一处为准，无从判断。

    不合规示例:
        base: "2021"
        edits:
          double: [problems]

    合规示例:
        base: "2021"

    如何修改:
        只保留一个标题，把内容合并到该标题下，删除另一个标题。

    配置项:
        无。

    例外:
        正文之前的目录不算标题。同一部分出现多次的，只提示一次。
    """

    code = "GL106"
    name = "duplicate-section"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "“{heading}”这一部分重复出现；请合并内容，只保留一个标题",
            "the section “{heading}” stands here for a second time; bring the contents together under one"
            " heading",
        ),
        "first": Text("第一次出现在这里", "it stands here first"),
        "again": Text("在这里又一次出现", "it stands here once more"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each section that has more than one heading."""
        by_key: dict[str, list[Section]] = {}
        for section in body_sections(subject):
            if section.key is not None:
                by_key.setdefault(section.key, []).append(section)
        english = {heading.key: heading.en for heading in context.form_for(subject).sections}
        for key, (first, *again) in by_key.items():
            if again:
                others = [(first, "first"), *((section, "again") for section in again[1:_MOST_PLACES])]
                yield self.found(
                    place_of_section(subject, again[0]),
                    evidence=Evidence(quote=again[0].number + again[0].heading),
                    related=tuple(
                        Related(place_of_section(subject, each), self.messages[m]) for each, m in others
                    ),
                    heading=Text(again[0].heading, english.get(key, key)),
                )
