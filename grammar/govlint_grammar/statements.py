"""From prose to what it claims: the public face of the statement grammar."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from govlint_grammar.prose.drafts import Passage
from govlint_grammar.prose.numerals import FULL_WIDTH
from govlint_grammar.prose.reading import read_sentence
from govlint_grammar.prose.resolve import resolve
from govlint_grammar.prose.sentences import may_state, sentences
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
    drafts: list[Draft] = []
    passage = Passage(folded, year)
    paragraph = 0
    read: list[tuple[int, int]] = []
    for sentence in sentences(folded):
        if sentence.paragraph != paragraph:
            drafts += resolve(passage)
            passage = Passage(folded, year)
            paragraph = sentence.paragraph
        if may_state(folded, sentence.start, sentence.end):
            read_sentence(passage, sentence.start, sentence.end)
    drafts += resolve(passage)
    statements = [_statement(text, draft) for draft in drafts]
    return Extraction(tuple(sorted(statements, key=attrgetter("span"))), (), _unread(text, read, statements))


def _statement(text: str, draft: Draft) -> Statement:
    return Statement(
        draft.key,
        draft.value,
        draft.none,
        text[draft.start : draft.end],
        Span(draft.start, draft.end),
        draft.year,
        draft.channel,
        draft.certain,
    )


def _unread(text: str, read: list[tuple[int, int]], statements: list[Statement]) -> tuple[UnreadSentence, ...]:
    return ()
