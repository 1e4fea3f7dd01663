"""GL108: a section has nothing under its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Follows, Related, Rule, Severity, Text, place_of_section, place_of_table
from govlint_rules.structure.outline import body_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class EmptySection(Rule):
    """A section has nothing under its heading

    What it checks:
        That each of the six headings is followed by at least one character of text or a table.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条 asks for the content of each section.

    Why:
        A heading alone reports nothing. Mostly the text was lost in conversion, or a table was put
        in as a picture.

    Fails:
        base: "2019"
        edits:
          drop: [closing]
          say: {other: ""}

    Passes:
        base: "2019"
        edits:
          say: {other: 无。}

    How to mend:
        Write the content of the section. A table that stands elsewhere is moved under its heading.

    Options:
        None.

    Exceptions:
        无 is text; whether it is enough is for other rules. If the same section stands twice and one
        of the two has content, that it stands twice is the only finding. A table that is nowhere in
        the report is the cause, and the empty section follows from it.
    """

    page_zh = """标题下没有任何内容

    检查内容:
        六个部分的标题之下，至少应当有一个字或者一张表格。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条规定了各部分应当报告的内容。

    为什么:
        只有标题等于没有报告。多因格式转换时丢失了文字，或者表格以图片形式插入。

    不合规示例:
        base: "2019"
        edits:
          drop: [closing]
          say: {other: ""}

    合规示例:
        base: "2019"
        edits:
          say: {other: 无。}

    如何修改:
        补写该部分的内容。表格放在别处的，移到标题之下。

    配置项:
        无。

    例外:
        写“无”的算有内容，是否足够由其他规则判断。同一部分出现两次、其中一处有内容的，只提示重复。整份报告都没有
        相应表格的，以缺表为因，本问题随之列出。
    """

    code = "GL108"
    name = "empty-section"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG50",)
    follows = (Follows("GL201", "section"), Follows("GL501", "section"), Follows("GL801", "section"))
    messages = {
        "default": Text(
            "“{heading}”标题下没有任何内容；请补写这一部分",
            "nothing stands under the heading “{heading}”; write the section",
        ),
        "table": Text(
            "“{heading}”标题下没有任何内容，{table}在别处；请把表格移到标题下",
            "nothing stands under the heading “{heading}”, and its {table} is elsewhere; move it there",
        ),
        "elsewhere": Text("表格在这里", "the table is here"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each section that is empty wherever it stands."""
        official = {heading.key: heading for heading in context.form_for(subject).sections}
        done = {section.key for section in subject.sections if not section.is_empty}
        for section in body_sections(subject):
            if section.key not in official or section.key in done:
                continue
            done.add(section.key)
            heading = Text(section.heading, official[section.key].en)
            table = subject.bound.tables.get(section.key)
            place = place_of_section(subject, section)
            if table is None:
                yield self.found(place, heading=heading)
            else:
                yield self.found(
                    place,
                    "table",
                    related=(Related(place_of_table(table), self.messages["elsewhere"]),),
                    heading=heading,
                    table=table.table_form.name,
                )
