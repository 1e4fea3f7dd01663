"""GL505: a fee collected that table 2's charges do not hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, Verdict, Years, place_of_cell, place_of_span
from govlint_rules.fees.statements import COLLECTED, amount_of, fee_facts, in_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, ValueCell

_CELL = "proactive.fees.amount"
_TEN_THOUSAND = 10_000


class FeeMissingFromTable(Rule):
    """The fee collected is more than table 2's administrative charges

    What it checks:
        That 行政事业性收费 in table 2, in 万元, is not less than the information processing fee that the
        prose says was collected.

    Basis:
        By article 9 of 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号） the fee is an administrative
        charge, so that it belongs among those of the table.

    Why:
        The two are mostly filled in by different offices, and the fee is forgotten in the table.

    Fails:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额3000元，实际收取信息处理费3000元。}

    Passes:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.3"}
          say: {other: 发出收费通知1件，通知金额3000元，实际收取信息处理费3000元。}

    How to mend:
        Ask the finance office whether the fee is among the charges, and correct the table.

    Options:
        None.

    Exceptions:
        A person decides, since the fee may have been paid to another account. Rounding of the table is
        allowed for.
    """

    page_zh = """收取的信息处理费大于表二的行政事业性收费

    检查内容:
        表二“行政事业性收费”（单位：万元）不应当小于文字中写明收取的信息处理费。

    依据:
        按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第九条，信息处理费属于行政事业性收费，应当计入表二。

    为什么:
        两处多由不同科室填报，表格容易漏掉信息处理费。

    不合规示例:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额3000元，实际收取信息处理费3000元。}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.3"}
          say: {other: 发出收费通知1件，通知金额3000元，实际收取信息处理费3000元。}

    如何修改:
        与财务核对信息处理费是否已计入收费总额，改正表格。

    配置项:
        无。

    例外:
        费用可能由其他单位入账，请人工核对。表格四舍五入造成的差异不提示。
    """

    code = "GL505"
    name = "fee-missing-from-table"
    severity = Severity.INFO
    verdict = Verdict.REVIEW
    years = Years(2021)
    needs = ("proactive",)
    cites = ("FEE9",)
    messages = {
        "default": Text(
            "文中收取信息处理费 {amount} 元，表二行政事业性收费为 {table}（{yuan} 元）；请核对表格是否漏计",
            "the prose gives {amount} yuan of information processing fee collected, table 2 has {table} of"
            " administrative charges ({yuan} yuan); see whether the fee was left out",
        ),
        "cell": Text("表二填 {table}", "table 2 has {table}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the cell holds less than was collected."""
        cell = subject.bound.cell(_CELL)
        collected = max(fee_facts(subject).charged(COLLECTED), key=amount_of, default=None)
        if cell is None or cell.number is None or collected is None:
            return
        amount = amount_of(collected)
        charges = _in_yuan(cell)
        if charges + _rounding(cell) > amount or charges >= amount:
            return
        written = cell.cell.text if cell.cell is not None else ""
        told = self.messages["cell"]
        related = Text(told.zh.format(table=written), told.en.format(table=written))
        yield self.found(
            place_of_span(subject, collected.span),
            evidence=Evidence(expected=written, found=in_yuan(amount), quote=collected.quote),
            related=(Related(place_of_cell(subject, cell), related),),
            verdict=Verdict.REVIEW,
            amount=in_yuan(amount),
            table=written,
            yuan=in_yuan(charges),
        )


def _in_yuan(cell: ValueCell) -> Decimal:
    number = cell.number or Decimal(0)
    return number if cell.value.unit == "元" else number * _TEN_THOUSAND


def _rounding(cell: ValueCell) -> Decimal:
    """Return the worth of the last digit printed; nothing for a zero, which says that there were none."""
    if not cell.number:
        return Decimal(0)
    _, _, exponent = cell.number.as_tuple()
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return digit if cell.value.unit == "元" else digit * _TEN_THOUSAND
