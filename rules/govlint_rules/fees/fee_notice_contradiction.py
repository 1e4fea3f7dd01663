"""GL504: requests were closed because a fee was not paid, but the prose denies any notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Related,
    Rule,
    Severity,
    Text,
    Verdict,
    Years,
    place_of_cell,
    place_of_span,
    regex,
)
from govlint_rules.fees.statements import COLLECTED, NOTICES, denials, fee_facts, in_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Statement, ValueCell

_ROW = "requests.closed.fee_unpaid"
# Not to have collected agrees with not to have been paid; not to have had to do with fees at all may not.
_NOTHING_TO_PAY = regex(r"(?:未|没有?|无|不)[^，。；]{0,6}(?:产生|发生|涉及|收费)")
_TAKEN = regex(r"收取|收到|收缴|收入|实收|征收|到账")


class FeeNoticeContradiction(Rule):
    """Requests were closed over an unpaid fee, but the report denies any notice

    What it checks:
        That a report whose table 3 has requests closed because the applicant did not pay after a fee
        notice does not say that no such notice was sent.

    Basis:
        Logic: by its own label in the form (国办公开办函〔2021〕30号) the row counts requests for which a
        fee notice was sent.

    Why:
        Either the row was filled by mistake, mostly one row too low or too high, or the sentence was
        taken over from last year.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.closed.fee_unpaid[individual]": 1}

    Passes:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.closed.fee_unpaid[individual]": 1}
          say: {other: 发出收费通知1件，通知金额100元，未收取信息处理费。}

    How to mend:
        See why the request was closed. Correct the row, or give the notices in section six.

    Options:
        None.

    Exceptions:
        That no fee was collected agrees with the row and is lawful. Where it is said that no fee arose
        at all, a person must see.
    """

    page_zh = """有逾期未缴费的申请，却说没有发出收费通知

    检查内容:
        表三“申请人逾期未按收费通知要求缴纳费用”一行有数的，文字中不应当说未发出收费通知。

    依据:
        按逻辑判断：统一格式（国办公开办函〔2021〕30号）中这一行的名称，本身就以发出收费通知为前提。

    为什么:
        或者这一行填错了，多是串了行；或者文字照抄了上年的报告。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.closed.fee_unpaid[individual]": 1}

    合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.closed.fee_unpaid[individual]": 1}
          say: {other: 发出收费通知1件，通知金额100元，未收取信息处理费。}

    如何修改:
        查明该申请为什么不再处理。填错行的改表格；确实发过通知的，在第六部分写明。

    配置项:
        无。

    例外:
        “未收取信息处理费”与这一行并不矛盾，是合法情形。说没有产生、不涉及收费的，请人工核对。
    """

    code = "GL504"
    name = "fee-notice-contradiction"
    severity = Severity.WARNING
    years = Years(2021)
    needs = ("requests",)
    cites = ("F30.requests",)
    messages = {
        "default": Text(
            "表三有 {count} 件申请因逾期未缴费不再处理，这里却说“{denial}”；请核对后改正其中一处",
            "table 3 counts {count} closed because a fee was not paid, but here it says “{denial}”; correct"
            " one of the two",
        ),
        "review": Text(
            "表三有 {count} 件申请因逾期未缴费不再处理，这里却说“{denial}”；请核对是否发过收费通知",
            "table 3 counts {count} closed because a fee was not paid, but here it says “{denial}”; see"
            " whether a notice was sent",
        ),
        "cell": Text("表三填 {count}", "table 3 has {count}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the row is above zero and the prose denies what it rests on."""
        cell = subject.bound.cell(_ROW)
        if cell is None or cell.number is None or cell.number <= 0:
            return
        facts = fee_facts(subject)
        if next(facts.charged(NOTICES), None) is not None:
            return
        denied = next(denials(subject, facts, NOTICES), None)
        if denied is not None:
            yield self._found(subject, denied, cell, Verdict.FAIL)
            return
        for statement in denials(subject, facts, COLLECTED):
            if _NOTHING_TO_PAY.search(statement.quote) and not _TAKEN.search(statement.quote):
                yield self._found(subject, statement, cell, Verdict.REVIEW)
                return

    def _found(self, subject: Report, denial: Statement, cell: ValueCell, verdict: Verdict) -> Diagnostic:
        count = in_yuan(cell.number or 0)
        told = Text(*(wording.format(count=count) for wording in self.messages["cell"]))
        return self.found(
            place_of_span(subject, denial.span),
            "default" if verdict is Verdict.FAIL else "review",
            evidence=Evidence(expected=count, found="0", quote=denial.quote),
            related=(Related(place_of_cell(subject, cell), told),),
            verdict=verdict,
            count=count,
            denial=denial.quote,
        )
