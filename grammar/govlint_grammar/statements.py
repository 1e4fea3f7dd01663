"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.contact_lines import DETAIL, may_give_contacts, read_contacts
from govlint_grammar.prose.drafts import Passage
from govlint_grammar.prose.numerals import FULL_WIDTH
from govlint_grammar.prose.periods import CUE as REPORT_CUE
from govlint_grammar.prose.periods import TOLD, read_period, read_report
from govlint_grammar.prose.reading import read_sentence
from govlint_grammar.prose.resolve import resolve
from govlint_grammar.prose.sentences import (
    COUNT,
    NEGATION,
    lines_with,
    prose_regions,
    sentences_with,
    stretches,
)
from govlint_grammar.source import Span
from govlint_grammar.statement_types import Extraction, Statement, moved_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.prose.contact_lines import Contact
    from govlint_grammar.prose.drafts import Draft
    from govlint_grammar.statement_types import Claim

    # A statement as it stands in its paragraph: start, end, key, value, none, quote, year, channel, certain.
    _Found = tuple[int, int, str, Decimal | str, bool, str, int | None, str | None, bool]

_FULL_WIDTH = regex("[０-９．％]")

# Paragraphs kept: reports repeat each other's formulas, and an editor asks again after every key.
_KEPT = 4096
# What a line may state, and what it holds then at the least.
_COUNTED, _DETAILED, _TOLD = 1, 2, 4
_LOOKED_FOR = ((_COUNTED, COUNT), (_COUNTED, NEGATION), (_DETAILED, DETAIL), (_TOLD, TOLD))

# perf: a named tuple made without its constructor, once for every statement.
_NEW = tuple.__new__

# What a paragraph states at once; it keeps the comparison of its statements linear in the text.
_MOST_DRAFTS = 200


def extract(text: str, *, year: int | None) -> Extraction:
    """Read what a stretch of prose states.

    Args:
        text: a passage, a paragraph, or the prose of a report; any text at all. A line that begins with a
            tab is taken for a table cell and passed over.
        year: the report's year; None if it is not known.

    Returns:
        The statements and claims in the order of the text, and the sentences with numbers that gave none.
    """
    found: list[Statement] = []
    claimed: list[Claim] = []
    folded = text.translate(FULL_WIDTH) if _FULL_WIDTH.search(text) else text
    for (start, end), what in sorted(_lines_of_interest(folded).items()):
        drafted, claims = _read_line(text[start:end], year, what)
        found += [
            _NEW(Statement, (key, value, none, quote, _NEW(Span, (start + at, start + to)), *rest))
            for at, to, key, value, none, quote, *rest in drafted
        ]
        if claims:
            claimed += [moved_claim(claim, start) for claim in claims] if start else claims
    return Extraction(text, tuple(found), tuple(claimed))


def _lines_of_interest(folded: str) -> dict[tuple[int, int], int]:
    """Return the places of the lines that may state something, with what they may state.

    Each kind is looked for in one run over the whole text; most of its lines are never touched.
    """
    found: dict[tuple[int, int], int] = {}
    for start, end in prose_regions(folded):
        for what, pattern in _LOOKED_FOR:
            for place in lines_with(pattern, folded, start, end):
                found[place] = found.get(place, 0) | what
    return found


@lru_cache(maxsize=_KEPT)
def _read_line(line: str, year: int | None, what: int) -> tuple[tuple[_Found, ...], tuple[Claim, ...]]:
    """Return what a paragraph states and claims, in its order; nothing outside the paragraph bears on it."""
    folded = (line.translate(FULL_WIDTH) if _FULL_WIDTH.search(line) else line) + "\n"
    found: list[_Found] = []
    claims: list[Claim] = []
    if what & _COUNTED:
        for passage in _passages(folded, year):
            # Words that carry a fact stand in a row; where they do not, the sentence was not understood.
            found += [_drafted(line, draft) for draft in resolve(passage) if draft.start < draft.end]
            claims += passage.claims
    if what & _DETAILED and may_give_contacts(folded):
        found += [_contact(line, folded, contact) for contact in read_contacts(folded)]
    if what & _TOLD:
        for start, end in sentences_with(REPORT_CUE, folded):
            found += _dated(line, folded, start, end)
    found.sort(key=_place)
    claims.sort(key=_claim_place)
    return tuple(found), tuple(claims)


def _contact(line: str, folded: str, contact: Contact) -> _Found:
    """Return a contact's statement, its value as the line has it: digits may be full-width."""
    at = folded.find(contact.value, contact.start, contact.end)
    value = line[at : at + len(contact.value)] if at >= 0 else contact.value
    return _quoted(line, contact.key, value, contact.start, contact.end, contact.certain)


def _passages(folded: str, year: int | None) -> Iterator[Passage]:
    """Yield a paragraph, read; one that states more than any real one does is read in parts."""
    passage: Passage | None = None
    for pieces in stretches(folded):
        if passage is not None and len(passage.drafts) > _MOST_DRAFTS:
            yield passage
            passage = None
        if passage is None:
            passage = Passage(folded, year)
        read_sentence(passage, pieces)
    if passage is not None:
        yield passage


def _dated(line: str, folded: str, start: int, end: int) -> Iterator[_Found]:
    """Yield what a sentence says of the period and of the report."""
    for fact in (*read_period(folded, start, end), *read_report(folded, start, end)):
        value = Decimal(fact.value) if fact.key == "report.year" else fact.value
        yield _quoted(line, fact.key, value, fact.start, fact.end)


def _place(found: _Found) -> tuple[int, int]:
    return found[:2]


def _claim_place(claim: Claim) -> tuple[int, int]:
    return claim.span


def _quoted(line: str, key: str, value: Decimal | str, start: int, end: int, certain: bool = True) -> _Found:
    return (start, end, key, value, False, line[start:end], None, None, certain)


def _drafted(line: str, draft: Draft) -> _Found:
    start, end = draft.start, draft.end
    return (
        *(start, end, draft.key, draft.value, draft.none, line[start:end]),
        *(draft.year, draft.channel, draft.certain),
    )
