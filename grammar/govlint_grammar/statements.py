"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.prose.contact_lines import DETAIL, may_give_contacts, read_contacts
from govlint_grammar.prose.drafts import Passage
from govlint_grammar.prose.lexicon import added, lexicon
from govlint_grammar.prose.numerals import FULL_WIDTH
from govlint_grammar.prose.periods import CUE as REPORT_CUE
from govlint_grammar.prose.periods import TOLD, read_period, read_report
from govlint_grammar.prose.reading import read_sentence
from govlint_grammar.prose.resolve import resolve
from govlint_grammar.prose.sentences import lines_with, sentences_with, stretches, triggers, without_tables
from govlint_grammar.prose.words import beginnings
from govlint_grammar.source import Span
from govlint_grammar.statement_types import Extraction, Statement, moved_claim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govlint_grammar.statement_types import Claim

    # A statement as it stands in its line: start, end, key, value, none, year, channel, certain.
    _Found = tuple[int, int, str, Decimal | str, bool, int | None, str | None, bool]
    # The same with its words before the year.
    _Stated = tuple[int, int, str, Decimal | str, bool, str, int | None, str | None, bool]
    # What a line states and claims; empty if nothing.
    _Read = tuple[tuple[_Stated, ...], tuple[Claim, ...]] | tuple[()]
    # The stretches of a sentence that are read.
    _Pieces = tuple[tuple[int, int], ...]
    # What tells that a line may state something: sentences, a contact's detail, words of period or report.
    _Told = tuple[tuple[_Pieces, ...], bool, bool]

_FOLDED = tuple(map(chr, FULL_WIDTH))

# Lines kept: reports repeat each other's formulas, and an editor asks again after every key.
_KEPT = 4096
# Years whose lines are kept apart; a folder has few.
_KEPT_YEARS = 8
# perf: a named tuple made without its constructor, once for every statement.
_NEW = tuple.__new__

# What a paragraph states at once; it keeps the comparison of its statements linear in the text.
_MOST_DRAFTS = 200


def extract(text: str, *, year: int | None, vocabulary: tuple[str, ...] = ()) -> Extraction:
    """Read what a stretch of prose states.

    Args:
        text: a passage, a paragraph, or the prose of a report; any text at all. A line that begins with a
            tab is taken for a table cell and passed over.
        year: the report's year; None if it is not known.
        vocabulary: texts of vocabularies that count beside the packaged one.

    Returns:
        The statements and claims in the order of the text, and the sentences with numbers that gave none.
    """
    lines: list[str] = []
    starts: list[int] = []
    for at, stretch in without_tables(text):
        start = at
        for line in stretch.split("\n"):
            if line:
                lines.append(line)
                starts.append(start)
            start += len(line) + 1
    return Extraction(text, *read_lines(lines, starts, year, vocabulary))


def read_lines(
    lines: Sequence[str], starts: Sequence[int], year: int | None, vocabulary: tuple[str, ...] = ()
) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    """Read what lines of prose state and claim; nothing outside a line bears on it.

    Args:
        lines: the lines, without line ends.
        starts: where each begins, in the text from which the spans are to count.
        year: the report's year; None if it is not known.
        vocabulary: texts of vocabularies that count beside the packaged one.
    """
    if vocabulary != tuple(added):
        _speak(vocabulary)
    known = _lines_read(year)
    read = list(map(known.get, lines))
    if None in read:
        fresh = _read_new([line for line, found in zip(lines, read, strict=True) if found is None], year)
        if len(known) + len(fresh) > _KEPT:
            known.clear()
        known.update(fresh)
        read = [fresh[line] if found is None else found for line, found in zip(lines, read, strict=True)]
    stated: list[Statement] = []
    claimed: list[Claim] = []
    for start, found in zip(starts, read, strict=True):
        if not found:
            continue
        statements, claims = found
        for at, to, key, value, none, quote, spoken, channel, certain in statements:
            span = _NEW(Span, (start + at, start + to))
            stated.append(_NEW(Statement, (key, value, none, quote, span, spoken, channel, certain)))
        if claims:
            claimed += [moved_claim(claim, start) for claim in claims]
    return tuple(stated), tuple(claimed)


def forget() -> None:
    """Forget the lines read before, so that reading the next text costs what it costs at first sight."""
    _lines_read.cache_clear()


def _speak(vocabulary: tuple[str, ...]) -> None:
    """Let other words count from here on; nearly every run has one vocabulary from first to last."""
    added[:] = vocabulary
    for remembered in (lexicon, triggers, beginnings):
        remembered.cache_clear()
    forget()


@lru_cache(maxsize=_KEPT_YEARS)
def _lines_read(_year: int | None) -> dict[str, _Read]:
    """Return what is remembered of the lines of reports of a year: empty where a line states nothing."""
    return {}


def _read_new(lines: Collection[str], year: int | None) -> dict[str, _Read]:
    """Return what some lines state, those that state nothing included."""
    read: dict[str, _Read] = dict.fromkeys(lines, ())
    text = "\n".join(read) + "\n"
    folded = text.translate(FULL_WIDTH) if any(map(text.__contains__, _FOLDED)) else text
    for start, line, told in _lines_of_interest(folded):
        found, claims = _read_line(line, year, told)
        if found or claims:
            written = text[start : start + len(line)]
            read[written[:-1]] = tuple([_stated(each, line, written) for each in found]), claims
    return read


def _stated(found: _Found, folded: str, written: str) -> _Stated:
    """Return a statement with its words as they are written: digits may be full-width."""
    start, end, key, value, none, spoken, channel, certain = found
    if isinstance(value, str) and folded != written:
        at = folded.find(value, start, end)
        value = written[at : at + len(value)] if at >= 0 else value
    return start, end, key, value, none, written[start:end], spoken, channel, certain


def _lines_of_interest(prose: str) -> Iterator[tuple[int, str, _Told]]:
    """Yield the lines that may state something, each with its place and with what tells of it.

    perf: each is looked for in one run over the whole text; most of its lines are never touched.
    """
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
    for place in {**sentences, **dict.fromkeys(details), **dict.fromkeys(dates)}:
        start, end = place
        yield start, prose[start:end], (tuple(sentences.get(place, ())), place in details, place in dates)


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
