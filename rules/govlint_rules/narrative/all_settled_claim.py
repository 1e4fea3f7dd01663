"""GL416: the prose says that all requests were settled, and table 3 carries some over."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from govlint.api import (
    AllClaim,
    Evidence,
    Rule,
    Severity,
    Text,
    Verdict,
    cells_of,
    place_of_span,
    quantity_of,
    regex,
    said_by,
    speaks_of_an_office,
    speaks_of_many,
)
from govlint_rules.narrative.requests import CARRIED_IN, CARRIED_OUT, SETTLED
from govlint_rules.narrative.shown import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Quantity, Report

# 全部按时答复 alone says nothing of those whose time has not run out.
_SETTLED = regex(r"结|毕|处理完|办完|完成")


class AllSettledClaim(Rule):
    """The prose says that all requests were settled, and table 3 carries some over

    What it checks:
        Where the prose says that all requests were settled (全部办结, 办结率100%), row 四 of table 3
        carries none over to next year, or the prose names those that it carries over.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        Both cannot be true. 100% is a phrase that is easily left standing.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，全部办结，办结率100%。}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，除1件结转下年度办理外，已全部办结。}

    How to mend:
        Say how many were settled and how many are carried over. If none is pending, correct row 四.

    Options:
        None.

    Exceptions:
        全部按时答复 says nothing of requests whose time has not run out. Letters, hotline calls and
        proposals are not requests. Where no more are carried over than were carried in, all that came this
        year may have been settled: for a person to judge.
    """

    page_zh = """文中写申请全部办结，表三却有结转下年的申请

    检查内容:
        文中写申请全部办结的（全部办结、办结率100%），表三第四行“结转下年度继续办理”应当为0，或者文中写明结转了几件。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        两种说法不可能同时成立，“100%”往往是随手沿用的套话。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，全部办结，办结率100%。}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，除1件结转下年度办理外，已全部办结。}

    如何修改:
        写明办结几件、结转下年几件；确实没有未办结申请的，改正表三第四行。

    配置项:
        无。

    例外:
        “全部按时答复”不涉及期限未满的申请；信件、热线、建议提案不是申请。结转下年的不多于上年结转的，本年收到的
        可能已全部办结，提请人工核对。
    """

    code = "GL416"
    name = "all-settled-claim"
    severity = Severity.WARNING
    needs = ("requests",)
    messages = {
        "default": Text(
            "文中写“{quote}”，而{tables}，文中没有说明；请写明结转下年的件数，或者改正表格",
            "the prose says “{quote}”, while {tables}, which the prose does not name; say how many are"
            " carried over, or correct the table",
        ),
        "review": Text(
            "文中写“{quote}”，而{tables}；结转下年的如都是上年结转的申请，请在文中说明，否则请改正",
            "the prose says “{quote}”, while {tables}; if all of those came in an earlier year, say so,"
            " otherwise correct one of the two",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding at the first claim that all was settled."""
        claims = (each for each in subject.prose.claims if _is_all_settled(each))
        claim = next((each for each in claims if _is_about_requests(subject, each)), None)
        pending = quantity_of(subject, CARRIED_OUT)
        if claim is None or pending is None or not pending.value or _is_named(subject):
            return
        if not speaks_of_many(subject) and not speaks_of_an_office(subject, claim.span):
            yield self._finding(subject, claim, pending)

    def _finding(self, subject: Report, claim: AllClaim, pending: Quantity) -> Diagnostic:
        older = quantity_of(subject, CARRIED_IN)
        sure = older is not None and pending.value > older.value
        return self.found(
            place_of_span(subject, claim.span),
            "default" if sure else "review",
            verdict=Verdict.FAIL if sure else Verdict.REVIEW,
            quote=shown(claim.quote),
            tables=said_by(pending),
            evidence=Evidence(expected="0", found=plain(pending.value), quote=claim.quote),
            related=cells_of([pending]),
        )


def _is_all_settled(claim: object) -> TypeGuard[AllClaim]:
    """Whether a claim says that all requests were settled."""
    return (
        isinstance(claim, AllClaim)
        and claim.subject.startswith("requests.")
        and claim.predicate == SETTLED
        and _SETTLED.search(claim.quote) is not None
    )


def _is_named(subject: Report) -> bool:
    """Whether the prose speaks of requests carried over; a wrong number of them is another finding."""
    return any(statement.key == CARRIED_OUT for statement in subject.prose.statements)


def _is_about_requests(report: Report, claim: AllClaim) -> bool:
    """Whether the claim's own paragraph counts requests: proposals and letters are settled too."""
    text = report.source.text
    start = text.rfind("\n", 0, claim.span.start)
    end = text.find("\n", claim.span.end) % (len(text) + 1)
    return any(
        start < statement.span.start < end and statement.key.startswith("requests.")
        for statement in report.prose.statements
    )
