"""GL211: a count below zero, or a fraction of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_cell
from govlint_rules.tables.cells import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Diagnostic, Report, ValueCell


class ImpossibleNumber(Rule):
    """A value cell holds a number that no count can be

    What it checks:
        That no number in tables 2, 3 and 4 is negative, and that counts are whole numbers.

    Basis:
        The columns of the form count documents, decisions, requests and cases (国办公开办函〔2021〕30号; for
        the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        Half a request or minus one case cannot be. Mostly a stroke or a point slipped in, or a column
        was filled with another one's figures.

    Fails:
        base: "2021"
        edits:
          set: {proactive.licences.decisions: "-7"}

    Passes:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "43.788"}

    How to mend:
        Count again and write the whole number, 0 where nothing happened.

    Options:
        None.

    Exceptions:
        Amounts of money may be fractions. The change against last year of the 2019 form may be
        negative. A number such as 3.0 is whole.
    """

    page_zh = """填写的数字不可能是件数

    检查内容:
        表二、表三、表四中的数字不应为负数，件数应为整数。

    依据:
        统一格式各栏统计的是文件、决定、申请和案件的件数（国办公开办函〔2021〕30号；2019年度、2020年度报告依据
        国办公开办函〔2019〕60号）。

    为什么:
        不可能有半件申请，也不可能有负一件案件。多因误加了横线或者小数点，或者把别的栏目的数字填了进来。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.licences.decisions: "-7"}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "43.788"}

    如何修改:
        重新核对后填写整数，没有发生的填0。

    配置项:
        无。

    例外:
        金额可以是小数。2019年版格式的“本年增/减”可以是负数。3.0之类的写法按整数看待。
    """

    code = "GL211"
    name = "impossible-number"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    messages = {
        "negative": Text(
            "“{cell}”填的是 {found}，件数不可能是负数；请核对后重新填写",
            "“{cell}” is {found}, and no count is negative; check it and write it anew",
        ),
        "fraction": Text(
            "“{cell}”填的是 {found}，件数应为整数；请核对后重新填写",
            "“{cell}” is {found}, and a count is a whole number; check it and write it anew",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each impossible number."""
        for table in subject.bound.tables.values():
            for cell in table.irregular:
                number = cell.value.number
                if number is None or not number:
                    continue
                if number < 0:
                    if cell.column.kind != "signed":
                        yield self._finding(table, cell, "negative")
                elif number % 1 and cell.column.kind != "decimal":
                    yield self._finding(table, cell, "fraction")

    def _finding(self, table: BoundTable, cell: ValueCell, message: str) -> Diagnostic:
        found = cell.cell.text if cell.cell else ""
        return self.found(
            place_of_cell(table, cell),
            message,
            evidence=Evidence(found=found),
            cell=cell_name(table, cell),
            found=found,
        )
