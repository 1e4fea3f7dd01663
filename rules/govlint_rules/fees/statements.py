"""What the prose says of the information processing fee, and what it does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Text, regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.api import Report, Span, Statement

COLLECTED, NOTICED, NOTICES = "fee.collected", "fee.noticed_amount", "fee.notices"
NAMES = {
    NOTICES: Text("收费通知件数", "the number of fee notices"),
    NOTICED: Text("通知收费金额", "the amount notified"),
    COLLECTED: Text("实际收取金额", "the amount collected"),
}

_SENTENCE_END = "。！？\n"
# The words deny only a part: other fees than those named, one of several payers, the cost of copies.
_PARTIAL = regex(r"其他|其它|另外|此外|其中|除.{0,15}外|缴|检索|复制|复印|邮寄|工本|按件|按量|线上|线下")
_COSTS = regex(r"检索|复制|复印|邮寄|工本")
_LEAD = 10


class FeeFacts(NamedTuple):
    """The statements on the fee about the report's own year, and those about another."""

    own: tuple[Statement, ...]
    other: tuple[Statement, ...]

    def sure(self, key: str) -> Iterator[Statement]:
        """Yield the certain statements of a key."""
        return (each for each in self.own if each.key == key and each.certain)

    def charged(self, *keys: str) -> Iterator[Statement]:
        """Yield the certain statements of some keys that give more than nothing."""
        stated = (each for key in keys for each in self.sure(key) if amount_of(each) > 0)
        return (each for each in stated if not _COSTS.search(each.quote))


def fee_facts(report: Report) -> FeeFacts:
    """Return what a report says of the fee."""
    stated = [each for each in report.prose.statements if each.key.startswith("fee.")]
    own = tuple(each for each in stated if each.year in (None, report.year))
    return FeeFacts(own, tuple(each for each in stated if each.year not in (None, report.year)))


def amount_of(statement: Statement) -> Decimal | int:
    """Return the number of a statement."""
    return 0 if isinstance(statement.value, str) else statement.value


def in_yuan(amount: Decimal | int) -> str:
    """Write an amount without an exponent or needless zeros."""
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"


def denials(report: Report, facts: FeeFacts, key: str) -> Iterator[Statement]:
    """Yield the certain statements that there was none at all of a key."""
    for statement in facts.sure(key):
        lead = report.source.text[max(0, statement.span.start - _LEAD) : statement.span.start]
        clause = re.split(rf"[，,；;{_SENTENCE_END}]", lead)[-1]
        if statement.none and not _PARTIAL.search(clause + statement.quote):
            yield statement


def sentence_of(report: Report, span: Span) -> str:
    """Return the sentence in which a stretch of the text begins."""
    text = report.source.text
    start = max(text.rfind(end, 0, span.start) for end in _SENTENCE_END) + 1
    ends = [at for end in _SENTENCE_END if (at := text.find(end, span.start)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
