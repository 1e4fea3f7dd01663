"""GL209: a stroke or a word stands where a number is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, State, Text, place_of_cell
from govlint_rules.tables.cells import by_row, cell_name, cells_of
from govlint_rules.tables.wording import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Diagnostic, Report, ValueCell


class PlaceholderCell(Rule):
    """A stroke or a word stands where a number is due

    What it checks:
        That no value cell of tables 2, 3 and 4 holds a placeholder: /, -, —, 无, 不适用 and the like.
        Several in one row are one finding.

    Basis:
        Practice: supervising offices ask for a 0 where nothing happened. No national text known to
        us forbids a stroke.

    Why:
        A stroke may mean none or that the row does not concern the agency. It cannot be added up,
        so no sum that needs it is checked.

    Fails:
        base: "2021"
        edits:
          set: {proactive.rules.issued: /}

    Passes:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 0}

    How to mend:
        Write 0, also in rows that can never concern the agency.

    Options:
        None.

    Exceptions:
        A blank is another matter (GL208), and so are words that say more than none (GL210).
    """

    page_zh = """应当填数字的格填了符号或者“无”

    检查内容:
        表二、表三、表四中应当填数字的格，不应填“/”“-”“—”“无”“不适用”等。同一行有几格的，合并为一条。

    依据:
        实际工作要求：审核单位要求没有发生的填0。目前未见禁止使用符号的全国性规定。

    为什么:
        一条横线可能表示没有，也可能表示与本机关无关。符号不能相加，用到这一格的合计就无法核对。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.rules.issued: /}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 0}

    如何修改:
        填0；与本机关职责无关的行也填0。

    配置项:
        无。

    例外:
        空白格另由GL208处理；填写了其他文字的由GL210处理。
    """

    code = "GL209"
    name = "placeholder-cell"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{cell}”填的是“{found}”，应当填数字；没有发生的请填 0",
            "“{cell}” holds “{found}” where a number is due; write 0 if nothing happened",
        ),
        "several": Text(
            "“{cell}”等 {count} 格填的是“{found}”，应当填数字；没有发生的请填 0",
            "“{cell}” and {others} more cells of the row hold “{found}” where numbers are due; write 0 if"
            " nothing happened",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each row with placeholders."""
        for table, cells in cells_of(subject, State.PLACEHOLDER):
            for row in by_row(cells):
                yield finding_on(self, table, row)


def finding_on(rule: Rule, table: BoundTable, row: tuple[ValueCell, ...]) -> Diagnostic:
    """Return the finding on the cells of a row that hold text, at the first of them.

    Args:
        rule: a rule with the messages ``default`` and ``several``.
        table: the table of the row.
        row: the cells concerned.
    """
    first, *others = row
    found = _text(first)
    return rule.found(
        place_of_cell(table, first),
        "several" if others else "default",
        cell=cell_name(table, first),
        found=found,
        count=len(row),
        others=len(others),
        evidence=Evidence(found=found),
        related=tuple(
            Related(place_of_cell(table, cell), Text(f"填的是“{_text(cell)}”", f"holds “{_text(cell)}”"))
            for cell in others
        ),
    )


def _text(cell: ValueCell) -> str:
    return squeezed(cell.cell.text) if cell.cell else ""
