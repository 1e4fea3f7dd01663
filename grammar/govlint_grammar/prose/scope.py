"""Whose and which year's facts the words state: other years, comparisons, plans, other bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.kinds import mask_of

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase
    from govlint_grammar.prose.words import Word

# The kinds of words that bear on the year or the scope.
_BEARING = mask_of("year", "time", "date", "plan", "compare", "others", "self")
_MONTHS = regex(r"(\d{1,2})[-—~至到](\d{1,2})月")

# What says nothing about who acts, so that a year or a body after it still leads its clause.
_LEADING = frozenset(("self", "known", "people", "channel", "title", "sum", "time", "part", "rest"))
_CARRYING = frozenset(("carry",))
# 面向全市, 在全区, 与各部门: the words after these are not who acts.
_NOT_ACTING = "向对在于与为面给和由跟从被据按照列居占"


def open_sentence(passage: Passage) -> None:
    """Forget what holds within a sentence only."""
    passage.scope = ""
    passage.spoken_year = None


def read_scope(passage: Passage, phrase: Phrase) -> None:
    """Set the year and the scope that hold for a phrase, and for those after it in its sentence."""
    passage.phrase_scope = ""
    if not phrase.mask & _BEARING:
        return
    carrying = phrase.has("carry")
    leading = True
    for word in phrase.words:
        kind = word.kind
        if kind == "year" and leading:
            numbered = any(unit.number is not None or unit.vague for unit in phrase.units)
            after_semicolon = phrase.mark is not None and phrase.mark.name in "；;"
            _read_year(passage, word, carrying, numbered, after_semicolon)
        elif kind == "time":
            _read_time(passage, word, carrying, leading)
        elif kind == "date" and not carrying:
            _read_date(passage, word)
        elif kind == "plan":
            if word.name == "aim":
                passage.scope = passage.scope if _takes_up(passage, phrase, word) else "plan"
            else:
                passage.phrase_scope = "plan"
        elif kind == "compare":
            passage.phrase_scope = "compare"
        elif kind == "others":
            _read_others(passage, word, leading)
        elif kind == "self" and passage.scope == "others" and leading:
            passage.scope = ""
        leading = leading and (kind in _LEADING or kind == "year")


def _takes_up(passage: Passage, phrase: Phrase, word: Word) -> bool:
    """Whether 将 takes up what was left from before and is no future: 我局将上年结转的2件办结."""
    if passage.text[word.end - 1] != "将":
        return False
    following = next((other for other in phrase.words if other.start >= word.end), None)
    if following is None or following.start > word.end:
        return False
    return (following.kind, following.name) in (("carry", "in"), ("time", "previous"))


def _is_compared_with(passage: Passage, word: Word) -> bool:
    """Whether a year is only what another is held against: 与上年持平, 较2022年."""
    return passage.text[max(0, word.start - 1) : word.start] in ("较", "比", "与", "同", "跟")


def _read_year(passage: Passage, word: Word, carrying: bool, numbered: bool, after_semicolon: bool) -> None:
    year = int(word.value or 0)
    if carrying or _is_compared_with(passage, word):
        return
    if word.name == "month":
        _read_date(passage, word)
    if passage.text[word.end : word.end + 2] in ("以来", "起至", "至2"):
        passage.scope = "many" if year != passage.year else passage.scope
        return
    if passage.year is not None and year == passage.year:
        passage.spoken_year = None
        passage.scope = "" if passage.scope in ("many", "part") or after_semicolon else passage.scope
    elif numbered or word.name != "month":
        passage.spoken_year = year


def _read_time(passage: Passage, word: Word, carrying: bool, leading: bool) -> None:
    if word.name == "this":
        if leading:
            passage.spoken_year = None
            passage.scope = "" if passage.scope in ("many", "part", "body") else passage.scope
    elif word.name == "part":
        if not carrying:
            passage.phrase_scope = "part"
    elif word.name == "many":
        passage.scope = "many"
    elif carrying or not leading or _is_compared_with(passage, word):
        return
    elif word.name == "previous":
        passage.spoken_year = passage.year - 1 if passage.year is not None else -1
    elif word.name == "next":
        passage.scope = "plan"


def _read_date(passage: Passage, word: Word) -> None:
    """A date makes a count one of part of the year, unless the part is the whole."""
    written = passage.text[word.start : word.end].replace(" ", "")
    months = _MONTHS.search(written)
    before = passage.text[max(0, word.start - 3) : word.start].rstrip()
    if months is not None:
        whole = months.groups() == ("1", "12")
    elif before.endswith(("截至", "截止", "至", "到", "-", "—", "~", "－")):
        whole = "12月" in written
    else:
        whole = written.endswith("1月1日") and not written.endswith("11月1日")
    if not whole:
        passage.phrase_scope = "part"


def _read_others(passage: Passage, word: Word, leading: bool) -> None:
    if passage.text[max(0, word.start - 1) : word.start] in _NOT_ACTING and word.start > 0:
        return
    if word.name == "judge":
        passage.scope = "judge"
    elif word.name == "all" and leading:
        passage.scope = "others"
    else:
        passage.phrase_scope = "others"
