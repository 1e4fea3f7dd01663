"""GL503: an amount collected that no tariff gives."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, Years, place_of_span, regex
from govlint_rules.fees.statements import COLLECTED, amount_of, fee_facts, in_yuan, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_STEP = 10
# An amount that may hold more than the fee.
_WITH_COSTS = regex(r"邮寄|邮递|检索|复制|复印|工本|行政事业性收费")


class FeeAmountImpossible(Rule):
    """The amount collected is not a multiple of ten yuan

    What it checks:
        That the information processing fee collected is a multiple of 10 yuan.

    Basis:
        Arithmetic from the tariffs in articles 4 and 5 of 《政府信息公开信息处理费管理办法》
        （国办函〔2020〕109号）: by item 100 yuan and more, by quantity 10, 20 or 40 yuan a page. Whatever
        is charged by them ends in a zero. The articles themselves do not say so.

    Why:
        Another amount was mistyped, was charged by another tariff, or holds something else.

    Fails:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费305元。}

    Passes:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费300元。}

    How to mend:
        Compare it with the notices and the receipts, and correct the amount.

    Options:
        None.

    Exceptions:
        An amount that may hold costs of copying or postage is not looked at here.
    """

    page_zh = """收取的信息处理费不是10元的整数倍

    检查内容:
        实际收取的信息处理费应当是10元的整数倍。

    依据:
        按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条、第五条的标准推算：按件计收每件100元以上，
        按量计收每页10元、20元或者40元，算出的金额末位都是0。属于算术推算，不是法规原文。

    为什么:
        末位不是0的金额，或者写错了，或者没有按标准收，或者混入了其他费用。

    不合规示例:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费305元。}

    合规示例:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费300元。}

    如何修改:
        与收费通知、缴款票据核对后改正金额。

    配置项:
        无。

    例外:
        可能包含复制、邮寄等费用的金额，这里不判断。
    """

    code = "GL503"
    name = "fee-amount-impossible"
    severity = Severity.WARNING
    years = Years(2021)
    cites = ("FEE4", "FEE5", "FEE.multiple")
    messages = {
        "default": Text(
            "收取信息处理费 {amount} 元，不是 {step} 元的整数倍，按收费标准算不出这个金额；请核对",
            "{amount} yuan were collected, not a multiple of {step}, which no tariff gives; check it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each amount that no tariff gives."""
        for statement in fee_facts(subject).charged(COLLECTED):
            amount = Decimal(amount_of(statement))
            if amount % _STEP == 0 or _WITH_COSTS.search(sentence_of(subject, statement.span)):
                continue
            written, quotient = in_yuan(amount), in_yuan(amount / _STEP)
            formula = f"{written} ÷ {_STEP} = {quotient}"
            yield self.found(
                place_of_span(subject, statement.span),
                evidence=Evidence(Text(formula, formula), found=written, quote=statement.quote),
                amount=written,
                step=_STEP,
            )
