"""What a statement key may soundly mean in the tables, beside the cell of its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Report

RECEIVED, CARRIED_IN = "requests.received", "requests.carried_in"
SETTLED, CARRIED_OUT = "requests.settled", "requests.carried_out"
FLOW = (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT)
BLOCKS = (
    "disputes.reconsideration",
    "disputes.litigation",
    "disputes.direct_suit",
    "disputes.suit_after_reconsideration",
)
DOCUMENTS = ("proactive.rules.", "proactive.normative_documents.")
_CLOSED, _WITHDRAWN = "requests.closed", "requests.closed.other"
_GRANTED, _PARTLY = "requests.granted", "requests.partly_granted"

# 新收 cannot mean a number with last year's requests in it.
_NEWLY = regex(r"新(?:收|受理|接|增|登记)")
_PERSONS = regex(r"\d\s*[人名家位户]")
_IN_ANOTHERS_NAME = regex(r"名义|提请|报请|代拟|代为起草|牵头起草|联合(?:印|制|发|出)")


class Meaning(NamedTuple):
    """Keys whose numbers are added up, and keys whose numbers are taken off."""

    keys: tuple[str, ...]
    less: tuple[str, ...] = ()


_FURTHER = {
    RECEIVED: (Meaning((RECEIVED, CARRIED_IN)),),
    SETTLED: (
        Meaning((SETTLED,), (CARRIED_IN,)),  # those of this year
        Meaning((SETTLED,), (_CLOSED,)),  # those answered
        Meaning((SETTLED,), (_WITHDRAWN,)),
    ),
    _GRANTED: (Meaning((_GRANTED, _PARTLY)),),
}
# 办理 N件 and 依申请公开 N件, where nothing says whether they were received, settled or granted.
_HANDLED = tuple(
    meaning for key in (RECEIVED, SETTLED, _GRANTED) for meaning in (Meaning((key,)), *_FURTHER[key])
)


def meanings_of(statement: Statement) -> tuple[Meaning, ...]:
    """Return what a statement may mean, the number of its own key first."""
    key = statement.key
    own = Meaning((key,))
    if not statement.certain and key in (RECEIVED, SETTLED):
        return own, *_HANDLED
    if _NEWLY.search(statement.quote):
        return (own,)
    row, bracket, column = key.partition("[")
    if not bracket or row != RECEIVED:
        return own, *_FURTHER.get(key, ())
    with_older = Meaning((key, f"{CARRIED_IN}[{column}"))
    if column != "business]":
        return own, with_older
    # 企业 may stand for all that are no natural persons.
    return own, with_older, Meaning((f"{row}[organisation]",))


def is_open(report: Report, statement: Statement) -> bool:
    """Whether the words of an uncertain statement may mean something that no key stands for."""
    if statement.key in FLOW:
        return _PERSONS.search(statement.quote) is not None
    if statement.key in BLOCKS:
        return statement.none
    return not in_anothers_name(report, statement)


def in_anothers_name(report: Report, statement: Statement) -> bool:
    """Whether a statement is about documents that another body issued, or issued jointly."""
    if not statement.key.startswith(DOCUMENTS):
        return False
    text = report.source.text
    start = max(text.rfind(mark, 0, statement.span.start) for mark in "。；\n") + 1
    return _IN_ANOTHERS_NAME.search(text, start, statement.span.end) is not None
