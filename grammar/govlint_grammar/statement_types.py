"""What prose claims: statements (facts with a key), and claims that tie several facts together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from govlint_grammar.prose.sentences import numbered_sentences
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from decimal import Decimal


class Statement(NamedTuple):
    """A fact that the prose states.

    Attributes:
        key: a key of the form (`requests.received`), or one of prose alone (`fee.collected`).
        value: a number; the text as written for `contact.*` and `report.agency`; ``YYYY-MM-DD`` for
            `period.*`.
        none: whether the words say that there was none (未收到, 无, 零, 0件).
        quote: the words that carry the fact.
        span: where they stand in the text; ``text[span.start:span.end] == quote``.
        year: the year it speaks of; None for the report's own.
        channel: for `published.items` where it was published: ``website``, ``wechat``, ``weibo``,
            ``gazette`` or ``other``; None where the words name no one place.
        certain: False where the words allow another sound reading.
    """

    key: str
    value: Decimal | str
    none: bool
    quote: str
    span: Span
    year: int | None = None
    channel: str | None = None
    certain: bool = True


class Amount(NamedTuple):
    """A number in the prose with the words that carry it.

    Attributes:
        key: the key it states, or empty if it has none.
    """

    value: Decimal
    quote: str
    span: Span
    key: str = ""


class PartsClaim(NamedTuple):
    """Parts of a whole.

    Attributes:
        exhaustive: whether the words claim that the parts make up the whole (合计, 由…组成, 分别为, 其余).
    """

    whole: Amount
    parts: tuple[Amount, ...]
    exhaustive: bool
    quote: str
    span: Span


class ShareClaim(NamedTuple):
    """A percentage and what it is a percentage of.

    Attributes:
        percent: the number before the sign.
        digits: how many digits after the point are printed.
        part: the operand above the line.
        whole: the operand below it.
    """

    percent: Decimal
    digits: int
    part: Amount
    whole: Amount
    quote: str
    span: Span


class AllClaim(NamedTuple):
    """All of something is said to be so: 申请全部办结, 办结率100%.

    Attributes:
        subject: the key of what is spoken of (`requests.received`).
        predicate: the key of what all of it is said to be (`requests.settled`).
    """

    subject: str
    predicate: str
    quote: str
    span: Span


class OutcomeClaim(NamedTuple):
    """All cases, or none, are said to have ended in one way: 均获维持, 零败诉.

    Attributes:
        block: the block of table 4 (`disputes.reconsideration`, `disputes.litigation` …).
        outcome: ``upheld``, ``corrected``, ``other`` or ``pending``.
        every: True for all cases, False for none.
    """

    block: str
    outcome: str
    every: bool
    quote: str
    span: Span


Claim = PartsClaim | ShareClaim | AllClaim | OutcomeClaim


def moved_claim(claim: Claim, by: int) -> Claim:
    """Return a claim as it stands in a text in which so many characters come before."""
    span = _shift(claim.span, by)
    if isinstance(claim, PartsClaim):
        parts = tuple(_moved_amount(part, by) for part in claim.parts)
        return claim._replace(span=span, whole=_moved_amount(claim.whole, by), parts=parts)
    if isinstance(claim, ShareClaim):
        return claim._replace(
            span=span, part=_moved_amount(claim.part, by), whole=_moved_amount(claim.whole, by)
        )
    return claim._replace(span=span)


def _moved_amount(amount: Amount, by: int) -> Amount:
    return amount._replace(span=_shift(amount.span, by))


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


class UnreadSentence(NamedTuple):
    """A sentence with a number in it that gave no statement."""

    text: str
    span: Span


@dataclass(frozen=True)
class Extraction:
    """What was found in a stretch of prose, in the order of the text.

    Attributes:
        text: the prose that was read.
    """

    text: str = field(repr=False)
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def unread(self) -> tuple[UnreadSentence, ...]:
        """The sentences with a number in them that gave no statement: where the next gap is found."""
        unread: list[UnreadSentence] = []
        at = 0
        for start, end in numbered_sentences(self.text):
            while at < len(self.statements) and self.statements[at].span.end <= start:
                at += 1
            if at == len(self.statements) or self.statements[at].span.start >= end:
                unread.append(UnreadSentence(self.text[start:end], Span(start, end)))
        return tuple(unread)
