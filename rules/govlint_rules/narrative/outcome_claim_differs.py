"""GL415: table 4 has cases that ended otherwise than the prose says of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import (
    Evidence,
    Fit,
    Rule,
    Severity,
    Text,
    cells_of,
    comparisons,
    place_of_span,
    quantity_of,
    regex,
    said_by,
    speaks_of_many,
)
from govlint_rules.narrative.cases import OUTCOMES, block_of, denies_outcome, outcome_claims, outcome_of
from govlint_rules.narrative.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Quantity, Report, Span

_DECIDED = regex(r"审结|已结|办结|已决")


class _Said(NamedTuple):
    """What the prose says of the outcomes of a block: that there were none of these."""

    block: str
    absent: tuple[str, ...]
    quote: str
    span: Span


class OutcomeClaimDiffers(Rule):
    """Table 4 has cases that ended otherwise than the prose says of all of them

    What it checks:
        Where the prose says that all reconsiderations or suits ended in one way (均获维持), table 4 has no
        other outcome and no pending case in that block; where it says that none was lost or set right
        (零败诉, 无纠错), the block has none under 结果纠正.

    Basis:
        Consistency: both places speak of the same cases. No provision repeats it.

    Why:
        A case set right against the agency and a sentence that says that all were upheld: readers will not
        take it for a slip.

    Fails:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1, disputes.reconsideration.corrected: 1}
          say: {supervision: 发生行政复议2件，均获维持。}

    Passes:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 发生行政复议2件，均获维持。}

    How to mend:
        See from each decision how the case ended, then correct the sentence or the table. If some are still
        pending, say so of those that were decided.

    Options:
        None.

    Exceptions:
        Said of decided cases only (审结的案件均获维持), pending ones do not count. A cell that is blank is
        not taken for zero.
    """

    page_zh = """文中对案件结果的概括与表四不一致

    检查内容:
        文中写全部案件为同一结果的（均获维持），表四该部分不应有其他结果和尚未审结的案件；文中写没有败诉、没有纠错的，
        该部分“结果纠正”应当为0。

    依据:
        前后一致的要求：两处说的是同一批案件。法规没有另作规定。

    为什么:
        表格里有被纠正的案件，文字却说全部维持，读者不会认为只是笔误。

    不合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1, disputes.reconsideration.corrected: 1}
          say: {supervision: 发生行政复议2件，均获维持。}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 发生行政复议2件，均获维持。}

    如何修改:
        逐案核对裁决文书的结果，改正文字或者表格；尚有未审结案件的，写明所说的是已审结的案件。

    配置项:
        无。

    例外:
        只说已审结案件的（审结的案件均获维持），不计尚未审结的。空白格不当作0。
    """

    code = "GL415"
    name = "outcome-claim-differs"
    severity = Severity.WARNING
    needs = ("disputes",)
    messages = {
        "default": Text(
            "文中写“{quote}”，而{tables}；请逐案核对结果，改正有误的一处",
            "the prose says “{quote}”, while {tables}; see how each case ended and correct the one that is"
            " wrong",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each claim that table 4 refutes."""
        for said in _said_of_outcomes(subject):
            found = [quantity_of(subject, f"{said.block}.{outcome}") for outcome in said.absent]
            against = [quantity for quantity in found if quantity is not None and quantity.value]
            if against and not speaks_of_many(subject):
                yield self._finding(subject, said, against)

    def _finding(self, subject: Report, said: _Said, against: list[Quantity]) -> Diagnostic:
        tables = [said_by(quantity) for quantity in against]
        return self.found(
            place_of_span(subject, said.span),
            quote=shown(said.quote),
            tables=Text("，".join(t.zh for t in tables), ", ".join(t.en for t in tables)),
            evidence=Evidence(quote=said.quote),
            related=cells_of(against),
        )


def _said_of_outcomes(subject: Report) -> Iterator[_Said]:
    """Yield what the prose says of all cases, and each denial of an outcome once."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for claim in outcome_claims(subject):
        absent: tuple[str, ...] = (claim.outcome,)
        if claim.every:
            pending = ("pending",) if _DECIDED.search(claim.quote) else ()
            absent = tuple(each for each in OUTCOMES if each not in (claim.outcome, *pending))
        if (claim.block, absent) not in seen:
            seen.add((claim.block, absent))
            yield _Said(claim.block, absent, claim.quote, claim.span)
    for comparison in comparisons(subject):
        statement = comparison.statement
        block, absent = block_of(statement.key), (outcome_of(statement.key),)
        refuted = comparison.fit is Fit.DIFFERS and comparison.sure and denies_outcome(statement)
        if refuted and (block, absent) not in seen:
            seen.add((block, absent))
            yield _Said(block, absent, statement.quote, statement.span)
