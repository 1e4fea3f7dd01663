"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

from bisect import bisect_right
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
from govlint_grammar.prose.sentences import lines_with, sentences_with, stretches, without_tables
from govlint_grammar.prose.shapes import read_shape
from govlint_grammar.source import Span
from govlint_grammar.statement_types import Extraction, Statement, moved_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.statement_types import Claim

    # A statement as it stands in its paragraph: start, end, key, value, none, year, channel, certain.
    _Found = tuple[int, int, str, Decimal | str, bool, int | None, str | None, bool]
    # The stretches of a sentence that are read.
    _Pieces = tuple[tuple[int, int], ...]
    # What tells that a line may state something: sentences, a contact's detail, words of period or report.
    _Told = tuple[tuple[_Pieces, ...], bool, bool]

_FULL_WIDTH = regex("[０-９．％]")

# Paragraphs kept: reports repeat each other's formulas, and an editor asks again after every key.
_KEPT = 4096
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
    for start, line, told in _lines_of_interest(folded):
        drafted, claims = _read_line(line, year, told)
        for at, to, key, value, none, spoken, channel, certain in drafted:
            begin, end = start + at, start + to
            span = _NEW(Span, (begin, end))
            if folded is not text and isinstance(value, str):
                value = _written(text, folded, span, value)
            quote = text[begin:end]
            found.append(_NEW(Statement, (key, value, none, quote, span, spoken, channel, certain)))
        if claims:
            claimed += [moved_claim(claim, start) for claim in claims] if start else claims
    return Extraction(text, tuple(found), tuple(claimed))


def forget() -> None:
    """Forget what is remembered of texts read before, so that reading the next one costs all it costs."""
    _read_line.cache_clear()
    read_shape.cache_clear()


def _written(text: str, folded: str, span: Span, value: str) -> str:
    """Return a contact's value as the text has it: its digits may be full-width."""
    at = folded.find(value, *span)
    return text[at : at + len(value)] if at >= 0 else value


def _lines_of_interest(folded: str) -> Iterator[tuple[int, str, _Told]]:
    """Yield the lines that may state something, each with its place and with what tells of it.

    perf: each is looked for in one run over the whole text; most of its lines are never touched.
    """
    prose, places = without_tables(folded)
    sentences: dict[tuple[int, int], list[_Pieces]] = {}
    details, dates = set(lines_with(DETAIL, prose)), set(lines_with(TOLD, prose))
    end = 0
    for pieces in stretches(prose):
        first = pieces[0][0]
        if first >= end:
            start = prose.rfind("\n", end, first) + 1 or end
            end = prose.index("\n", first) + 1
            held = sentences[start, end] = []
        held.append(tuple([(at - start, to - start) for at, to in pieces]))
    for place in sorted({*sentences, *details, *dates}):
        start, end = place
        shift = places[bisect_right(places, (start, len(folded))) - 1]
        told = (tuple(sentences.get(place, ())), place in details, place in dates)
        yield start - shift[0] + shift[1], prose[start:end], told


@lru_cache(maxsize=_KEPT)
def _read_line(line: str, year: int | None, told: _Told) -> tuple[tuple[_Found, ...], tuple[Claim, ...]]:
    """Return what a paragraph states and claims, in its order; nothing outside the paragraph bears on it."""
    sentences, detailed, dated = told
    found: list[_Found] = []
    claims: list[Claim] = []
    if sentences:
        for passage in _passages(line, year, sentences):
            # Words that carry a fact stand in a row; where they do not, the sentence was not understood.
            found += [
                (d.start, d.end, d.key, d.value, d.none, d.year, d.channel, d.certain)
                for d in resolve(passage)
                if d.start < d.end
            ]
            claims += passage.claims
    if detailed and may_give_contacts(line):
        found += [
            (contact.start, contact.end, contact.key, contact.value, False, None, None, contact.certain)
            for contact in read_contacts(line)
        ]
    if dated:
        for start, end in sentences_with(TOLD, line):
            if REPORT_CUE.search(line, start, end) is not None:
                found += _dated(line, start, end)
    if len(found) > 1:
        found.sort(key=_place)
    if len(claims) > 1:
        claims.sort(key=_claim_place)
    return tuple(found), tuple(claims)


def _passages(line: str, year: int | None, sentences: tuple[_Pieces, ...]) -> Iterator[Passage]:
    """Yield a paragraph, read; one that states more than any real one does is read in parts."""
    passage: Passage | None = None
    for pieces in sentences:
        if passage is not None and len(passage.drafts) > _MOST_DRAFTS:
            yield passage
            passage = None
        if passage is None:
            passage = Passage(line, year)
        read_sentence(passage, pieces)
    if passage is not None:
        yield passage


def _dated(line: str, start: int, end: int) -> Iterator[_Found]:
    """Yield what a sentence says of the period and of the report."""
    for fact in (*read_period(line, start, end), *read_report(line, start, end)):
        value = Decimal(fact.value) if fact.key == "report.year" else fact.value
        yield fact.start, fact.end, fact.key, value, False, None, None, True


def _place(found: _Found) -> tuple[int, int]:
    return found[:2]


def _claim_place(claim: Claim) -> tuple[int, int]:
    return claim.span
