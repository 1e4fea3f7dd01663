"""GL208: value cells of a table are blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Follows, Related, Rule, Severity, State, Text, blank_totals
from govlint_rules.tables.cells import cells_of, named, place_of, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Diagnostic, Report, ValueCell


class BlankCell(Rule):
    """Value cells of a table are left blank

    What it checks:
        That every cell of tables 2, 3 and 4 that is due a number holds one. One finding a table, with
        the blank rows, columns and cells as its places.

    Basis:
        Practice: supervising offices ask for a 0 where nothing happened. No national text known to
        us forbids a blank.

    Why:
        A blank may mean none, not known, or forgotten. This tool never reads it as zero, and checks
        no sum that needs it.

    Fails:
        base: "2021"
        edits:
          set: {"requests.granted[business]": ""}

    Passes:
        base: "2021"
        edits:
          set: {"requests.granted[business]": 0}

    How to mend:
        Write 0 where nothing happened, otherwise the number.

    Options:
        None.

    Exceptions:
        Cells that the form merges away (corners, group labels) are due no number. Blank totals whose
        parts are filled are folded under GL304.
    """

    page_zh = """表格中有应当填数字的空白格

    检查内容:
        表二、表三、表四中应当填数字的每一格都要有数字。每张表只报一次，列出空白的行、列和格。

    依据:
        实际工作要求：审核单位要求没有发生的填0。目前未见禁止留空的全国性规定。

    为什么:
        空白可能是没有，可能是不清楚，也可能是漏填。本工具从不把空白当作零，用到空白格的合计一律不作核对。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.granted[business]": ""}

    合规示例:
        base: "2021"
        edits:
          set: {"requests.granted[business]": 0}

    如何修改:
        没有发生的填0，有的填实际数字。

    配置项:
        无。

    例外:
        统一格式中合并的格（表头、分类名称）本来就不填数字，不在此列。各项已填而总计空白的，并入GL304。
    """

    code = "GL208"
    name = "blank-cell"
    severity = Severity.WARNING
    follows = (Follows("GL304", "cell"),)
    messages = {
        "default": Text(
            "{table}有 {count} 格空白：{names}；没有发生的请填 0，有的请填实际数字",
            "{table} has {count} blank cells: {names}; write 0 where nothing happened, otherwise the number",
        ),
        "one": Text(
            "{table}有一格空白：{names}；没有发生的请填 0，有的请填实际数字",
            "{table} has a blank cell: {names}; write 0 if nothing happened, otherwise the number",
        ),
        "all": Text(
            "{table}的 {count} 格全部空白；没有发生的请填 0，有的请填实际数字",
            "all {count} cells of {table} are blank; write 0 where nothing happened, otherwise the number",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for each table with blank cells."""
        for table, blank in cells_of(subject, State.BLANK):
            totals = {each.cell.key for each in blank_totals(table)}
            for cells in ([c for c in blank if c.key not in totals], [c for c in blank if c.key in totals]):
                if cells:
                    yield self._finding(table, cells)

    def _finding(self, table: BoundTable, blank: list[ValueCell]) -> Diagnostic:
        found = stretches(table, blank)
        due = sum(1 for cell in table.cells.values() if not cell.column.optional)
        message = "all" if len(blank) == due else "one" if len(blank) == 1 else "default"
        return self.found(
            place_of(table, found[0]),
            message,
            table=table.table_form.name,
            count=len(blank),
            names=named(found),
            related=tuple(Related(place_of(table, each), _BLANK[each.kind]) for each in found[1:]),
        )


_BLANK = {
    "row": Text("整行空白", "the whole row is blank"),
    "column": Text("整列空白", "the whole column is blank"),
    "cell": Text("空白", "blank"),
}
