"""GL206: the rows of a table stand in another order than in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_defect
from govlint_rules.tables.wording import label_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class RowOrder(Rule):
    """The rows of a table stand in another order than in the form

    What it checks:
        That the rows of each table follow the order of the form. Named are the fewest rows whose
        moving restores it.

    Basis:
        The form's tables are prescribed as a whole (国办公开办函〔2021〕30号; for the reports on 2019 and
        2020 国办公开办函〔2019〕60号).

    Why:
        Whoever collects the tables of many agencies copies by position. A row in another's place
        puts its number under another label.

    Fails:
        base: "2021"
        edits:
          swap: [[proactive.penalties, proactive.compulsion]]

    Passes:
        base: "2021"

    How to mend:
        Move the named rows, with their numbers, to their place in the form.

    Options:
        None.

    Exceptions:
        Numbers are read by their row's label, so sums are checked all the same.
    """

    page_zh = """表格各行的顺序与统一格式不同

    检查内容:
        各表的行应当按统一格式的顺序排列。指出的是移动最少就能恢复顺序的那几行。

    依据:
        统一格式对表格作了整体规定（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        汇总单位往往按位置取数。行换了位置，数字就会记到别的名称下面。

    不合规示例:
        base: "2021"
        edits:
          swap: [[proactive.penalties, proactive.compulsion]]

    合规示例:
        base: "2021"

    如何修改:
        把指出的行连同数字移回统一格式规定的位置。

    配置项:
        无。

    例外:
        本工具按行的名称读取数字，顺序不同不影响其他核对。
    """

    code = "GL206"
    name = "row-order"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "{table}中{rows}的位置与统一格式不同；请移回规定的位置",
            "out of the form's order in {table}: {rows}; move to the place in the form",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for each table with rows out of order."""
        for table in subject.bound.tables.values():
            moved = [defect for defect in table.defects if defect.kind == "row-order"]
            if not moved:
                continue
            labels = [label_of(table, defect) for defect in moved]
            rows = Text(listed([label.zh for label in labels]).zh, listed([label.en for label in labels]).en)
            yield self.found(
                place_of_defect(subject, moved[0]),
                table=table.table_form.name,
                rows=rows,
                evidence=Evidence(found=rows.zh),
                related=tuple(
                    Related(
                        place_of_defect(subject, defect), Text("也不在规定的位置", "out of order as well")
                    )
                    for defect in moved[1:]
                ),
            )
