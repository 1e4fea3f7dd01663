"""Sentences, and the quick look that tells which of them, and which stretch of one, may state something.

The look is made once over a line, by patterns that begin with a set of characters: most of the text
is passed over without a second glance.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.lexicon import added, read_vocabulary, spellings
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = regex(r"[^。！？!?\n]+[。！？!?]*")
_SENTENCE_ENDS = "。\n！？!?"
_NUMBER = regex(r"[\d一二三四五六七八九十百千两](?:(?<=\d)|[件条份宗起例项封])")

# A number: with a counter, a share, or at the end of its clause.
_NUMERALS = r"[0-9一二三四五六七八九十百千两零〇壹贰叁肆伍陆柒捌玖拾佰仟]"
_COUNT = regex(
    rf"{_NUMERALS}(?:[ ]?[件条份宗起例项次个封人篇家则部户期名批](?!性)|[ ]?万?元|[%％成]"
    r"|(?<=[0-9])(?=[，。；、）)\n]|\Z))"
)
# So many clauses before and after are read with the one that has the number.
_BEFORE, _AFTER = 2, 3
_SMALL = 12  # a shorter gap between two pieces is not worth leaving out
# A clause that is longer than this is cut: it keeps the look linear whatever the text.
_LONG_CLAUSE = 160


# A word of denial, or the beginning of one.
_NEGATION = regex(r"未|无|没|零|不(?:存在|收|制[定发]|承担|涉及|具)|免[收费]")
_ENDS = frozenset("，。；、,;）)\n：:") | {""}
_MARK = regex(r"[，。；,;）)\n：:]")
_CLAUSE_START = regex("[，；：]")
_CLAUSE_MARK = regex(r"[，。；;\n]|,(?!\d)")
# How far a word may stand from its denial, or from its number.
_REACH, _REACH_BEFORE, _REACH_AFTER = 60, 36, 14


class _Triggers(NamedTuple):
    """Patterns of the words in ``vocabulary/triggers.yaml``.

    Attributes:
        strong: a word that makes any number in its sentence worth reading.
        weak: a word that makes a number in its clause worth reading.
        deniable: a word that a denial may be about.
        far: a word that holds for the rest of its sentence.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    deniable: re.Pattern[str]
    far: re.Pattern[str]


@cache
def triggers() -> _Triggers:
    """Return the patterns; a word that was added to the vocabulary is worth a look wherever it stands."""
    text = (Path(__file__).parent / "vocabulary" / "triggers.yaml").read_text("utf-8")
    words: dict[str, list[str]] = {}
    for key, word in read_vocabulary(text):
        words.setdefault(key.partition(".")[0], []).append(word)
    others = {re.escape(word) for word in _added_words()}
    for name in ("weak", "deniable"):
        words[name] += sorted(others)
    strong, weak, deniable, far = ("|".join(words[name]) for name in ("strong", "weak", "deniable", "far"))
    return _Triggers(
        regex(strong),
        regex(weak),
        regex(deniable),
        regex(rf"{far}|20\d\d年"),
    )


def _added_words() -> Iterator[str]:
    """Yield the words that were added to the vocabulary, up to their gap."""
    for text in added:
        for _, entry in read_vocabulary(text):
            for word in spellings(entry):
                yield word.partition("~")[0] or word.rpartition("~")[2]


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are prose, each with its place; a table cell begins with a tab."""
    at = 0
    for line in text.split("\n"):
        if line and line[0] != "\t":
            yield at, line
        at += len(line) + 1


_NEXT_PROSE = regex(r"\n(?=[^\t\n])")


def without_tables(text: str) -> Iterator[tuple[int, str]]:
    """Yield the stretches of a text between its tables, each with its place."""
    at = 0
    if text.startswith("\t"):
        following = _NEXT_PROSE.search(text)
        if following is None:
            return
        at = following.end()
    while (end := text.find("\n\t", at)) >= 0:
        yield at, text[at:end]
        following = _NEXT_PROSE.search(text, end + 1)
        if following is None:
            return
        at = following.end()
    yield at, text[at:]


def lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every line in which a pattern is found; it goes to the end of the line's end."""
    search = pattern.search
    end = 0
    while (match := search(text, end)) is not None:
        place = match.start()
        start = text.rfind("\n", end, place) + 1 or end
        end = text.index("\n", place) + 1
        yield start, end


def stretches(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield what of a text without tables may state something, a sentence at a time.

    Each is a run of pieces, in order: the clauses with a number or a denial that may matter, and a few around
    each.
    """
    counts = [match.span() for match in _COUNT.finditer(text)]
    denials = _denials(text)
    stop = len(text)
    counts.append((stop, stop))
    denials.append((stop, stop))
    count, denial, at = 0, 0, 0
    while (first := min(counts[count], denials[denial])[0]) < stop:
        begin = at
        for mark in _SENTENCE_ENDS:
            place = text.rfind(mark, begin, first)
            if place >= 0:
                begin = place + 1
        sentence = _SENTENCE.match(text, begin)
        at = sentence.end() if sentence is not None else stop
        first_count, first_denial = count, denial
        while counts[count][0] < at:
            count += 1
        while denials[denial][0] < at:
            denial += 1
        found = denials[first_denial:denial]
        if count > first_count:
            found = sorted(found + _with_subject(text, begin, at, counts[first_count:count]))
        if found:
            yield _pieces(text, begin, at, found)


def _denials(line: str) -> list[tuple[int, int]]:
    """Return the words of denial that have something deniable in their clause, or end it."""
    deniable = triggers().deniable
    found: list[tuple[int, int]] = []
    for match in _NEGATION.finditer(line):
        end = match.end()
        mark = _MARK.search(line, end, end + _REACH)
        stop = mark.start() if mark is not None else min(end + _REACH, len(line))
        if line[end : end + 1] in _ENDS or deniable.search(line, end, stop) is not None:
            found.append((match.start(), stop))
    return found


def _with_subject(line: str, start: int, end: int, counts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of a sentence's numbers that may have a key."""
    told = triggers()
    if told.strong.search(line, start, end):
        return counts
    # A number without a word of its own may go on from one that has one: 合计153条.
    return counts if any(_has_weak(line, start, *count) for count in counts) else []


def _has_weak(line: str, start: int, first: int, last: int) -> bool:
    """Whether a word that makes a number worth reading stands in its clause, before it or just after it."""
    weak = triggers().weak
    at = max(start, first - _REACH_BEFORE)
    while (found := weak.search(line, at, first)) is not None:
        ended = _CLAUSE_MARK.search(line, found.end(), first)
        if ended is None:
            return True
        at = ended.end()
    mark = _MARK.search(line, last, last + _REACH_AFTER)
    return weak.search(line, last, mark.start() if mark is not None else last + _REACH_AFTER) is not None


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the clauses around some places; those that touch are one piece."""
    pieces: list[tuple[int, int]] = []
    for first, last in found:
        finish = _forward(text, last, end)
        if pieces and first <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(finish, pieces[-1][1]))
            continue
        begin = _back(text, pieces[-1][1] if pieces else start, first)
        if pieces and begin <= pieces[-1][1] + _SMALL:
            pieces[-1] = (pieces[-1][0], finish)
        else:
            pieces.append((begin, finish))
    first = pieces[0][0]
    if first - start <= _SMALL or (first > start and triggers().far.search(text, start, first)):
        pieces[0] = (start, pieces[0][1])
    return tuple(pieces)


def _back(text: str, start: int, at: int) -> int:
    """Return where the clause begins that lies a few clauses before a place."""
    start = max(start, at - _LONG_CLAUSE)
    marks = [match.start() for match in _CLAUSE_START.finditer(text, start, at)]
    return marks[-_BEFORE - 1] if len(marks) > _BEFORE else start


def _forward(text: str, at: int, end: int) -> int:
    """Return where the clause ends that lies a few clauses after a place."""
    finish = at
    end = min(end, at + _LONG_CLAUSE)
    for _ in range(_AFTER):
        found = text.find("，", finish, end)
        if found < 0:
            return end
        finish = found + 1
    return finish


def sentences_with(cue: re.Pattern[str], line: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of a line in which a pattern is found."""
    places = [match.start() for match in cue.finditer(line)]
    if not places:
        return
    at = 0
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        if places[at] < end:
            yield start, end
            while places[at] < end:
                at += 1
                if at == len(places):
                    return


def numbered_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every sentence of the prose that has a number in it."""
    for at, line in prose_lines(text):
        for match in _SENTENCE.finditer(line):
            start, end = match.span()
            if _NUMBER.search(line, start, end):
                yield at + start, at + end
