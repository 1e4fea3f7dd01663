"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.prose.contact_lines import CUE as CONTACT_CUE
from govlint_grammar.prose.contact_lines import read_contacts
from govlint_grammar.prose.drafts import Passage
from govlint_grammar.prose.numerals import FULL_WIDTH
from govlint_grammar.prose.periods import CUE as REPORT_CUE
from govlint_grammar.prose.periods import read_period, read_report
from govlint_grammar.prose.reading import read_sentence
from govlint_grammar.prose.resolve import resolve
from govlint_grammar.prose.sentences import lines_with, sentences_with, stretches
from govlint_grammar.source import Span
from govlint_grammar.statement_types import Extraction, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    found = [
        _quoted(text, contact.key, contact.value, contact.start, contact.end, contact.certain)
        for start, end in lines_with(CONTACT_CUE, folded)
        for contact in read_contacts(folded, start, end)
    ]
    for start, end in sentences_with(REPORT_CUE, folded):
        found += _dated(text, folded, start, end)
    for passage in _passages(folded, year):
        found += [_statement(text, draft) for draft in resolve(passage)]
    found.sort(key=_place)
    return Extraction(text, tuple(found), ())


def _passages(folded: str, year: int | None) -> Iterator[Passage]:
    """Yield every paragraph that may state something, read into drafts."""
    passage = Passage(folded, year)
    paragraph = -1
    for stretch in stretches(folded):
        if stretch.paragraph != paragraph:
            if passage.drafts:
                yield passage
            passage = Passage(folded, year)
            paragraph = stretch.paragraph
        read_sentence(passage, stretch.start, stretch.end)
    if passage.drafts:
        yield passage


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
