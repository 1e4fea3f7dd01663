"""GL414: a percentage is not what its numbers give."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, ShareClaim, Text, place_of_span, regex
from govlint_rules.narrative.claims import is_at_odds, related_amounts
from govlint_rules.narrative.shown import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_ROUGH = regex(r"[近约超逾]|左右|上下|以上|多[%％]|成(?![立功果为])")
_HUNDRED = Decimal(100)


class PercentageDiffers(Rule):
    """A percentage is not what its numbers give

    What it checks:
        Where the prose gives a part, its whole and the percentage, the percentage is the part divided by
        the whole, to the digits that are printed. Rounded up or down, both are right.

    Basis:
        Arithmetic. No provision is needed.

    Why:
        A wrong percentage shows that a number beside it was changed last, or that both are from another year.

    Fails:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息200条，其中门户网站公开142条，占81%。}

    Passes:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息200条，其中门户网站公开142条，占71%。}

    How to mend:
        Divide again, and correct the percentage, or the number that is out of date.

    Options:
        None.

    Exceptions:
        Growth rates, rough shares (近九成, 约70%) and percentages whose numbers are not both in the sentence
        are not checked. A number that differs from the tables is the finding of another rule.
    """

    page_zh = """百分比与文中数字算出的结果不符

    检查内容:
        文中同时写明部分、总数和百分比的，百分比应当等于部分除以总数，按文中保留的位数比较，四舍五入或者直接舍去均可。

    依据:
        算术要求，不另引用规定。

    为什么:
        百分比算错，说明旁边的数字后来改过，或者整句沿用了其他年份。

    不合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息200条，其中门户网站公开142条，占81%。}

    合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息200条，其中门户网站公开142条，占71%。}

    如何修改:
        重新计算，改正百分比或者没有更新的数字。

    配置项:
        无。

    例外:
        增长率、大致的比例（近九成、约70%）和句中没有写全两个数字的百分比，不作检查。与表格不一致的数字由其他规则提示。
    """

    code = "GL414"
    name = "percentage-differs"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{quote}”：{part} 除以 {whole} 是 {right}%，文中写 {percent}%；请核对后改正",
            "“{quote}”: {part} divided by {whole} is {right}%, the prose says {percent}%; divide again and"
            " correct",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each percentage that its numbers do not give."""
        for claim in subject.prose.claims:
            if not isinstance(claim, ShareClaim) or claim.whole.value <= 0 or _fits(claim):
                continue
            if not is_at_odds(subject, (claim.part, claim.whole)):
                yield self._finding(subject, claim)

    def _finding(self, subject: Report, claim: ShareClaim) -> Diagnostic:
        part, whole, percent = plain(claim.part.value), plain(claim.whole.value), plain(claim.percent)
        right = plain(_share(claim).quantize(_unit(claim), ROUND_HALF_UP))
        formula = f"{part} ÷ {whole} = {right}% ≠ {percent}%"
        return self.found(
            place_of_span(subject, claim.span),
            quote=shown(claim.quote),
            part=part,
            whole=whole,
            percent=percent,
            right=right,
            evidence=Evidence(Text(formula, formula), f"{right}%", f"{percent}%", claim.quote),
            related=related_amounts(subject, (claim.part, claim.whole)),
        )


def _share(claim: ShareClaim) -> Decimal:
    return claim.part.value * _HUNDRED / claim.whole.value


def _unit(claim: ShareClaim) -> Decimal:
    """Return one unit of the last digit printed."""
    return Decimal(1).scaleb(-claim.digits)


def _fits(claim: ShareClaim) -> bool:
    return abs(_share(claim) - claim.percent) < _unit(claim) or _ROUGH.search(claim.quote) is not None
