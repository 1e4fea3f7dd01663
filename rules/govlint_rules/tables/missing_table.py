"""GL201: a table of the form is not in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Place, Rule, Severity, Text, place_of_report, place_of_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Form, Report, TableForm


class MissingTable(Rule):
    """A table of the official form is missing

    What it checks:
        That table 2 (proactive disclosure), table 3 (requests) and table 4 (reconsideration and
        litigation) stand in the report. A table is recognised by its labels, wherever it stands.

    Basis:
        Article 50 (1) to (3) of the Regulation (国务院令第711号) lists these contents; the form of
        国办公开办函〔2021〕30号, and before it of 国办公开办函〔2019〕60号, has them reported as tables.

    Why:
        The three tables are the report's figures. A section that says 无 or shows a picture gives
        nobody a figure to read, compare or add up.

    Fails:
        base: "2021"
        edits:
          say: {disputes: 本年度未发生行政复议、行政诉讼。}
          drop: [disputes.table]

    Passes:
        base: "2021"

    How to mend:
        Put in the form's table as text, not as a picture, and write 0 where nothing happened.

    Options:
        None.

    Exceptions:
        A stretch that looks like a table and could not be read is reported as not understood
        (GL004), not as missing. Where the whole section is missing, this finding is folded under
        that one (GL103).
    """

    page_zh = """缺少统一格式规定的表格

    检查内容:
        表二（主动公开政府信息情况）、表三（收到和处理政府信息公开申请情况）、表四（行政复议、行政诉讼情况）都应当
        在报告中。以表中的名称识别，不论表格放在何处。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第一项至第三项规定了这些内容；国办公开办函
        〔2021〕30号（此前为国办公开办函〔2019〕60号）规定以表格形式报告。

    为什么:
        报告的数据都在这三张表里。只写“无”或者只放图片，公众和汇总单位都读不到数字。

    不合规示例:
        base: "2021"
        edits:
          say: {disputes: 本年度未发生行政复议、行政诉讼。}
          drop: [disputes.table]

    合规示例:
        base: "2021"

    如何修改:
        按统一格式补上表格，用文字表格，不用图片；没有发生的填0。

    配置项:
        无。

    例外:
        像是表格但无法识别的内容，按“内容无法识别”（GL004）报出，不算缺少。整个部分都缺少的，并入缺少部分（GL103）之下。
    """

    code = "GL201"
    name = "missing-table"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG50", "F30", "F60")
    follows = (Follows("GL103", "section"),)
    messages = {
        "default": Text(
            "缺少{table}（{heading}）；请按统一格式补上表格，没有发生的填 0",
            "{table} ({heading}) is missing; put in the form's table and write 0 where nothing happened",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each table of the form that no table of the report is bound to."""
        form = context.form_for(subject)
        for table in form.tables:
            if table.key not in subject.bound.tables and not _may_be_unread(subject, table):
                heading = _heading(form, table)
                yield self.found(
                    _place(subject, table),
                    table=table.name,
                    heading=heading,
                    evidence=Evidence(expected=f"{table.name.zh}（{heading.zh}）"),
                )


def _may_be_unread(subject: Report, table: TableForm) -> bool:
    """Whether something not understood may be the table: in its section, or anywhere if that is empty."""
    section = subject.section(table.key)
    if section is None or section.is_empty:
        return any(True for _ in subject.unparsed())
    return any(section.span.start <= block.span.start < section.span.end for block in subject.unparsed())


def _heading(form: Form, table: TableForm) -> Text:
    section = next((section for section in form.sections if section.key == table.key), None)
    return Text(section.heading, section.en) if section else table.name


def _place(subject: Report, table: TableForm) -> Place:
    """Return the place of the section in which the table belongs."""
    section = subject.section(table.key)
    place = place_of_section(subject, section) if section else place_of_report(subject)
    return place._replace(section=table.key, table=table.key)
