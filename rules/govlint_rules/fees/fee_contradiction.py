"""GL502: the report says both that no fee was charged and that one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_span
from govlint_rules.fees.statements import COLLECTED, NOTICED, NOTICES, amount_of, denials, fee_facts, in_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# What is denied, and what then cannot be; the message for it.
_CONTRADICTIONS = ((COLLECTED, (COLLECTED,), "collected"), (NOTICES, (NOTICES, NOTICED), "notices"))


class FeeContradiction(Rule):
    """The report says both that no fee was charged and that one was

    What it checks:
        That a report which says that no information processing fee was collected gives no amount
        collected, and that one which says that no notice was sent gives neither notices nor an amount
        notified.

    Basis:
        Logic: both cannot be true.

    Why:
        One of the two sentences was taken over from another report, or not changed with the figures.

    Fails:
        base: "2021"
        edits:
          say: {management: 全年收取信息处理费300元。, other: 本单位2023年未收取信息处理费。}

    Passes:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，申请人未缴纳，实际收取信息处理费0元。}

    How to mend:
        See what was charged, and correct the sentence that is wrong.

    Options:
        None.

    Exceptions:
        A notice that was sent and not paid, so that nothing was collected, is lawful. That no other
        fees were charged denies nothing. Sentences on another year are not compared.
    """

    page_zh = """关于是否收费的表述前后矛盾

    检查内容:
        写明未收取信息处理费的，别处不应当又有收取金额；写明未发出收费通知的，别处不应当又有通知件数或者通知金额。

    依据:
        按逻辑判断：两种说法不能同时成立。

    为什么:
        两句话中有一句多是照抄来的，或者改了数字没有改文字。

    不合规示例:
        base: "2021"
        edits:
          say: {management: 全年收取信息处理费300元。, other: 本单位2023年未收取信息处理费。}

    合规示例:
        base: "2021"
        edits:
          say: {other: 发出收费通知1件，通知金额300元，申请人未缴纳，实际收取信息处理费0元。}

    如何修改:
        核对收费的实际情况，改正写错的一句。

    配置项:
        无。

    例外:
        发出通知后申请人没有缴纳、实际未收取的，是合法情形。“未收取其他费用”不算否认。其他年度的情况不比较。
    """

    code = "GL502"
    name = "fee-contradiction"
    severity = Severity.ERROR
    messages = {
        "collected": Text(
            "这里说“{denial}”，另一处却收取了 {amount} 元（“{claim}”）；请核对后改正其中一处",
            "here it says “{denial}”, elsewhere {amount} yuan were collected (“{claim}”); correct one of the"
            " two",
        ),
        "notices": Text(
            "这里说“{denial}”，另一处却说“{claim}”；请核对后改正其中一处",
            "here it says “{denial}”, elsewhere it says “{claim}”; correct one of the two",
        ),
        "other": Text("与此矛盾的表述", "what contradicts it"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each thing that is both denied and stated."""
        facts = fee_facts(subject)
        for key, others, message in _CONTRADICTIONS:
            denial = next(denials(subject, facts, key), None)
            claim = next(facts.charged(*others), None) if denial else None
            if denial is None or claim is None:
                continue
            yield self.found(
                place_of_span(subject, denial.span),
                message,
                evidence=Evidence(expected=in_yuan(amount_of(claim)), found="0", quote=denial.quote),
                related=(Related(place_of_span(subject, claim.span), self.messages["other"]),),
                denial=denial.quote,
                claim=claim.quote,
                amount=in_yuan(amount_of(claim)),
            )
