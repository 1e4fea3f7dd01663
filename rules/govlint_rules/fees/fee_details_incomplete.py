"""GL507: a fee was charged, but not all of its figures are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, Years, place_of_span
from govlint_rules.fees.statements import COLLECTED, NAMES, NOTICED, NOTICES, fee_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# Words for a figure that was perhaps given in a way that could not be read.
_WORDS = {
    NOTICES: r"通知[^。\n]{0,20}\d|\d[^。\n]{0,20}通知",
    NOTICED: r"(?:通知|应[缴收]|涉及|要求缴纳)[^。\n]{0,16}\d[\d.,，]*\s*万?元",
    COLLECTED: r"收取|实收|实[际缴]|到账|收讫|缴纳|缴入|入库|未缴|已缴",
}


class FeeDetailsIncomplete(Rule):
    """A fee was charged, but not all of its figures are given

    What it checks:
        That a report on a year in which an information processing fee was charged gives the number of
        notices, the amount notified and the amount collected.

    Basis:
        Practice: the three figures are the fullest form in use; no text that could be confirmed
        orders them.

    Why:
        Only all three show how often a fee was asked for and whether it was paid.

    Fails:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.03"}
          say: {other: 2023年收取信息处理费300元。}

    Passes:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.03"}
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费300元。}

    How to mend:
        Add what is missing.

    Options:
        None.

    Exceptions:
        Where no fee was charged, saying so is enough.
    """

    page_zh = """收取了信息处理费，但没有写全收费情况

    检查内容:
        收取信息处理费的，是否写全收费通知件数、通知收费金额、实际收取金额三项。

    依据:
        实际工作要求：三项写全是通行的完整写法，没有找到作此规定的原文。

    为什么:
        三项齐全，才看得出收费通知发了多少、是否缴纳。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.03"}
          say: {other: 2023年收取信息处理费300元。}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "0.03"}
          say: {other: 发出收费通知1件，通知金额300元，实际收取信息处理费300元。}

    如何修改:
        补上缺少的数字。

    配置项:
        无。

    例外:
        没有收取的，写明未收取即可。
    """

    code = "GL507"
    name = "fee-details-incomplete"
    severity = Severity.INFO
    years = Years(2021)
    cites = ("FEE.details",)
    messages = {
        "default": Text(
            "本年度有信息处理费收费，但没有写{missing}；建议补全",
            "an information processing fee was charged in the year, but not all is given; add {missing}",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding that names the missing figures."""
        facts = fee_facts(subject)
        charged = next(facts.charged(NOTICES, NOTICED, COLLECTED), None)
        if charged is None:
            return
        given = {each.key for each in facts.own}
        line = _paragraph_of(subject, charged.span.start)
        missing = [NAMES[key] for key in NAMES if key not in given and not re.search(_WORDS[key], line)]
        if missing:
            yield self.found(
                place_of_span(subject, charged.span),
                evidence=Evidence(quote=charged.quote),
                missing=Text("、".join(name.zh for name in missing), ", ".join(name.en for name in missing)),
            )


def _paragraph_of(subject: Report, offset: int) -> str:
    text = subject.source.text
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : len(text) if end < 0 else end]
