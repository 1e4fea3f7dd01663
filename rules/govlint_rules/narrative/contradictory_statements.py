"""GL413: the prose gives two numbers for one quantity."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Fit,
    Related,
    Rule,
    Severity,
    Text,
    fit_of,
    place_of_span,
    speaks_of_an_office,
    speaks_of_many,
)
from govlint_rules.narrative.requests import CARRIED_IN, RECEIVED, SETTLED
from govlint_rules.narrative.shown import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import Context, Diagnostic, Report, Statement

# Several numbers of these are no contradiction: they count different places, or have rules of their own.
_NOT_ONE = ("published.", "contact.", "period.", "report.")
_FEES = "fee."


class ContradictoryStatements(Rule):
    """The prose gives two different numbers for one quantity

    What it checks:
        A quantity that the prose states twice (requests received, cases, documents, the information
        processing fee) has the same number both times. Requests with and without last year's are two
        quantities, and so are a total and its parts.

    Basis:
        Consistency of the text. No provision is needed.

    Why:
        Overview and later sections are often written by different people, or only one of them was brought up
        to date.

    Fails:
        base: "2021"
        edits:
          say:
            supervision: 全年发出收费通知2件，收取信息处理费380元。{year}年未发生责任追究。
            other: "{year}年发出收费通知2件，收取信息处理费400元。"

    Passes:
        base: "2021"
        edits:
          say:
            supervision: 全年发出收费通知2件，收取信息处理费380元。{year}年未发生责任追究。
            other: "{year}年发出收费通知2件，收取信息处理费380元。"

    How to mend:
        See which number is right and write it in both places, or leave one of them out.

    Options:
        None.

    Exceptions:
        Where a table decides which number is wrong, the rule on that table speaks. Numbers of items published
        are not compared, because each may be that of another place. That no fee was collected and some
        was is GL502.
    """

    page_zh = """同一数量在文中出现不同数字

    检查内容:
        文中两处写明同一数量的（收到申请、案件、文件、信息处理费等），数字应当相同。含与不含上年结转的申请、总数与
        其中的一部分，不算同一数量。

    依据:
        前后一致的要求，不另引用规定。

    为什么:
        总体情况和后面各部分常由不同的人起草，或者只更新了其中一处。

    不合规示例:
        base: "2021"
        edits:
          say:
            supervision: 全年发出收费通知2件，收取信息处理费380元。{year}年未发生责任追究。
            other: "{year}年发出收费通知2件，收取信息处理费400元。"

    合规示例:
        base: "2021"
        edits:
          say:
            supervision: 全年发出收费通知2件，收取信息处理费380元。{year}年未发生责任追究。
            other: "{year}年发出收费通知2件，收取信息处理费380元。"

    如何修改:
        核实哪个数字正确，两处写成一致，或者删去其中一处。

    配置项:
        无。

    例外:
        由表格可以判断哪个数字有误的，由有关表格的规则提示。公开信息条数可能分属不同渠道，不作比较。一处写未收费、
        一处写有收费的，见GL502。
    """

    code = "GL413"
    name = "contradictory-statements"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "此处写“{quote}”，前文写“{before}”，同一数量有 {said} 和 {first} 两个数字；请核实后写成一致",
            "“{quote}” here and “{before}” before give one quantity two numbers, {said} and {first}; see"
            " which is right and write it in both places",
        ),
        "before": Text("前文在这里写 {first}", "here the prose has {first}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each quantity with two numbers."""
        stated: dict[str, list[Statement]] = {}
        for statement in subject.prose.statements:
            if _counts(statement, subject.year):
                stated.setdefault(statement.key, []).append(statement)
        for key, same in stated.items():
            other = next((each for each in same if _differs(subject, same[0], each)), None)
            if other is not None and _contradict(subject, key, same):
                yield self._finding(subject, same[0], other)

    def _finding(self, subject: Report, first: Statement, other: Statement) -> Diagnostic:
        said, before = plain(number_of(other)), plain(number_of(first))
        note = Text(*(wording.format(first=before) for wording in self.messages["before"]))
        return self.found(
            place_of_span(subject, other.span),
            quote=shown(other.quote),
            before=shown(first.quote),
            evidence=Evidence(expected=before, found=said, quote=other.quote),
            related=(Related(place_of_span(subject, first.span), note),),
            said=said,
            first=before,
        )


def number_of(statement: Statement) -> Decimal:
    """Return the number that a statement gives."""
    return statement.value if isinstance(statement.value, Decimal) else Decimal(0)


def _counts(statement: Statement, year: int | None) -> bool:
    return (
        isinstance(statement.value, Decimal)
        and statement.certain
        and statement.year in (None, year)
        and not statement.key.startswith(_NOT_ONE)
    )


def _differs(subject: Report, first: Statement, other: Statement) -> bool:
    """Whether two statements have different numbers and stand too far apart to be parts of one account."""
    mark = "\n" if first.key.startswith(_FEES) else "。"
    apart = subject.source.text.find(mark, first.span.end, other.span.start) >= 0
    return apart and first.value != other.value


def _contradict(subject: Report, key: str, same: Sequence[Statement]) -> bool:
    """Whether no sound reading makes all numbers right, and no table says which is wrong."""
    values = sorted({number_of(each) for each in same})
    if values[-1] == sum(values[:-1]) or speaks_of_many(subject):
        return False
    if key.startswith(_FEES):
        return bool(values[0])
    fits = {fit_of(subject, key, value) for value in values}
    if fits != {Fit.UNKNOWN} or any(speaks_of_an_office(subject, each.span) for each in same):
        return False
    return not (key in (RECEIVED, SETTLED) and _includes_older(subject, values))


def _includes_older(subject: Report, values: Sequence[Decimal]) -> bool:
    """Whether the numbers differ by those carried in from last year."""
    return any(number_of(each) == values[-1] - values[0] for each in subject.prose.of(CARRIED_IN))
