"""GL204: a table lacks a row or column of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_defect
from govlint_rules.tables.wording import defects, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class MissingRow(Rule):
    """A table lacks a row or a column of its form

    What it checks:
        That every row and column of the edition that a table follows is in the table. Each one that
        is missing is named.

    Basis:
        The form's tables are prescribed as a whole (国办公开办函〔2021〕30号; for the reports on 2019 and
        2020 国办公开办函〔2019〕60号).

    Why:
        A row that is left out because nothing happened cannot be told from one that was forgotten.
        Sums that need it cannot be checked.

    Fails:
        base: "2021"
        edits:
          drop: [requests.refused.deliberative]

    Passes:
        base: "2021"

    How to mend:
        Put the row or column back in its place in the form and write 0 where nothing happened.

    Options:
        None.

    Exceptions:
        The row is looked for in the edition that the table follows. If that is the wrong edition,
        GL202 is the cause and this finding is folded under it.
    """

    page_zh = """表格缺少统一格式规定的行或者列

    检查内容:
        表格应当具备其所属版本格式的每一行、每一列，缺少的逐一指出。

    依据:
        统一格式对表格作了整体规定（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        因为没有发生就删去一行，别人无从分辨是没有发生还是漏填；需要用到这一行的合计也无法核对。

    不合规示例:
        base: "2021"
        edits:
          drop: [requests.refused.deliberative]

    合规示例:
        base: "2021"

    如何修改:
        在统一格式规定的位置补回该行或者该列，没有发生的填0。

    配置项:
        无。

    例外:
        以表格实际所属的版本为准。表格用错版本的，由GL202指出，本条并入其下。
    """

    code = "GL204"
    name = "missing-row"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    follows = (Follows("GL202", "table"),)
    messages = {
        "missing-row": Text(
            "{table}缺少“{label}”一行；请按统一格式补上，没有发生的填 0",
            "{table} lacks the row {label}; put it back in its place and write 0 where nothing happened",
        ),
        "missing-column": Text(
            "{table}缺少“{label}”一列；请按统一格式补上，没有发生的填 0",
            "{table} lacks the column {label}; put it back in its place and write 0 where nothing happened",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each row and each column that is missing."""
        for table, defect in defects(subject, "missing-row", "missing-column"):
            yield self.found(
                place_of_defect(subject, defect),
                defect.kind,
                table=table.table_form.name,
                label=label_of(table, defect),
                evidence=Evidence(expected=defect.expected),
            )
