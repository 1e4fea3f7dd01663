"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.prose.contact_lines import read_contacts
from govlint_grammar.prose.drafts import Passage
from govlint_grammar.prose.numerals import FULL_WIDTH
from govlint_grammar.prose.periods import read_period, read_report
from govlint_grammar.prose.reading import read_sentence
from govlint_grammar.prose.resolve import resolve
from govlint_grammar.prose.sentences import has_number, lines, sentences, window
from govlint_grammar.source import Span
from govlint_grammar.statement_types import Extraction, Statement, UnreadSentence

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Draft

_FULL_WIDTH = re.compile("[０-９．％]")


def extract(text: str, *, year: int | None) -> Extraction:
    """Read what a stretch of prose states.

    Args:
        text: a passage, a paragraph, or the prose of a report; any text at all.
        year: the report's year; None if it is not known.

    Returns:
        The statements and claims in the order of the text, and the sentences with numbers that gave none.
    """
    folded = text.translate(FULL_WIDTH) if _FULL_WIDTH.search(text) else text
    found: list[Statement] = []
    numbered: list[tuple[int, int]] = []
    for start, end in lines(folded):
        passage = Passage(folded, year)
        found += [
            _quoted(text, contact.key, contact.value, contact.start, contact.end, contact.certain)
            for contact in read_contacts(folded, start, end)
        ]
        for begin, finish in sentences(folded, start, end):
            stretch = window(folded, begin, finish)
            if stretch is not None:
                read_sentence(passage, *stretch)
            found += _dated(text, folded, begin, finish)
            if has_number(folded, begin, finish):
                numbered.append((begin, finish))
        if passage.drafts:
            found += [_statement(text, draft) for draft in resolve(passage)]
    found.sort(key=_place)
    return Extraction(tuple(found), (), _unread(text, numbered, found))


def _dated(text: str, folded: str, start: int, end: int) -> list[Statement]:
    """Return what a sentence says of the period and of the report."""
    facts = read_period(folded, start, end) + read_report(folded, start, end)
    return [
        _quoted(
            text,
            fact.key,
            Decimal(fact.value) if fact.key == "report.year" else fact.value,
            fact.start,
            fact.end,
        )
        for fact in facts
    ]


def _place(statement: Statement) -> tuple[int, int]:
    return statement.span


def _quoted(
    text: str, key: str, value: Decimal | str, start: int, end: int, certain: bool = True
) -> Statement:
    return Statement(key, value, False, text[start:end], Span(start, end), certain=certain)


def _statement(text: str, draft: Draft) -> Statement:
    quote = text[draft.start : draft.end]
    span = Span(draft.start, draft.end)
    return Statement(
        draft.key, draft.value, draft.none, quote, span, draft.year, draft.channel, draft.certain
    )


def _unread(text: str, numbered: list[tuple[int, int]], found: list[Statement]) -> tuple[UnreadSentence, ...]:
    """Return the sentences with numbers in which no statement stands."""
    unread: list[UnreadSentence] = []
    at = 0
    for start, end in numbered:
        while at < len(found) and found[at].span.end <= start:
            at += 1
        if at == len(found) or found[at].span.start >= end:
            unread.append(UnreadSentence(text[start:end], Span(start, end)))
    return tuple(unread)
