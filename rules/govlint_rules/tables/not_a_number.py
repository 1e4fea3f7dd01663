"""GL210: a value cell holds words, or no one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Rule, Severity, State, Text
from govlint_rules.tables.cells import by_row, cells_of
from govlint_rules.tables.placeholder_cell import finding_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class NotANumber(Rule):
    """A value cell holds text without one clear number

    What it checks:
        That every value cell of tables 2, 3 and 4 says one number. Words alone, or two numbers in one
        cell, do not. Several in one row are one finding.

    Basis:
        The form's cells ask for numbers of documents, decisions, requests and cases
        (国办公开办函〔2021〕30号; for the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        A sentence in a cell cannot be added up or compared, and what it says belongs into the prose.

    Fails:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 本机关不制定规章}

    Passes:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 22（其中修订16件）}

    How to mend:
        Write the number into the cell, 0 if nothing happened, and the explanation into the prose.

    Options:
        None.

    Exceptions:
        A number with a unit or a remark behind it is that number. Strokes and 无 are placeholders
        (GL209).
    """

    page_zh = """应当填数字的格填了文字，看不出明确的数

    检查内容:
        表二、表三、表四中应当填数字的每一格都要有一个明确的数。只有文字，或者一格里有两个数的，不符合要求。
        同一行有几格的，合并为一条。

    依据:
        统一格式的各格填报的是件数等数字（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函
        〔2019〕60号）。

    为什么:
        文字不能相加，也无法比较；需要说明的情况应当写在正文里。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 本机关不制定规章}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 22（其中修订16件）}

    如何修改:
        格内填数字，没有发生的填0；需要说明的写入正文。

    配置项:
        无。

    例外:
        数字后面带单位或者备注的，仍是这个数字。填“/”“无”等的由GL209处理。
    """

    code = "GL210"
    name = "not-a-number"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "“{cell}”填的是“{found}”，看不出明确的数；请填数字，没有发生的填 0，说明写入正文",
            "“{cell}” holds “{found}”, which is not one clear number; write the number, 0 if nothing"
            " happened, and explain in the prose",
        ),
        "several": Text(
            "“{cell}”等 {count} 格填的是“{found}”之类的文字，看不出明确的数；"
            "请填数字，没有发生的填 0，说明写入正文",
            "“{cell}” and {others} more cells of the row hold text such as “{found}”, which is not one"
            " clear number; write numbers, 0 if nothing happened, and explain in the prose",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each row with text in its value cells."""
        for table, cells in cells_of(subject, State.NOT_A_NUMBER):
            for row in by_row(cells):
                yield finding_on(self, table, row)
