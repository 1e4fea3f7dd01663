"""GL711: the Regulations are cited by the number of another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_span
from govlint_rules.law.orders import OLD_ORDER, ORDER, orders_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class RegulationNumber(Rule):
    """The Regulations are cited by a wrong order number

    What it checks:
        The order of the State Council given right behind the name of the Regulations: it must be 711.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）: the number of the order that issued it.

    Why:
        Under another number readers find another regulation.

    Fails:
        base: "2021"
        edits:
          replace: {国务院令第711号: 国务院令第717号}

    Passes:
        base: "2021"

    How to mend:
        Write 国务院令第711号.

    Options:
        None.

    Exceptions:
        492, the order of the text of 2007, is for another rule. Orders of local governments and of other
        regulations are no concern of this rule.
    """

    page_zh = """条例的国务院令号有误

    检查内容:
        紧跟在条例名称之后的国务院令号，应当是第711号。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）的公布令号。

    为什么:
        令号写错，读者查到的是别的行政法规。

    不合规示例:
        base: "2021"
        edits:
          replace: {国务院令第711号: 国务院令第717号}

    合规示例:
        base: "2021"

    如何修改:
        改为“国务院令第711号”。

    配置项:
        无。

    例外:
        第492号是2007年条例的令号，由其他规则检查。地方政府规章和其他法规的令号不检查。
    """

    code = "GL711"
    name = "regulation-number"
    severity = Severity.WARNING
    cites = ("REG50",)
    messages = {
        "default": Text(
            "条例的令号写作“{found}”，应为国务院令第{order}号；请改正",
            "the Regulations are cited as “{found}”; the order is No. {order} (国务院令第{order}号); correct"
            " it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each wrong number."""
        for order in orders_in(subject.source.text):
            if order.number in (ORDER, OLD_ORDER):
                continue
            found = " ".join(subject.source.quote(order.span).split())
            yield self.found(
                place_of_span(subject, order.span),
                evidence=Evidence(expected=f"国务院令第{ORDER}号", found=found, quote=found),
                found=found,
                order=ORDER,
            )
