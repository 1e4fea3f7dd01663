"""From a sentence to its words: a run over the text that knows numbers, dates, marks and the vocabulary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.patterns import regex
from govlint_grammar.prose.lexicon import gap_pattern, lexicon
from govlint_grammar.prose.quantities import (
    CAPITALS,
    HAN,
    VAGUE_COUNT,
    read_capitals,
    read_han_number,
    read_number,
)
from govlint_grammar.prose.word import NEW, Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.prose.lexicon import Node

_DOCUMENT_NUMBER = regex(r"[〔\[［（(【]20\d\d[〕\]］）)】]第?\d+号")
_ARTICLE = regex(r"第[一二三四五六七八九十百零〇\d]{1,5}[条款项章号编届次]")
_TITLE = regex(r"[《〈][^《》〈〉\n]{0,80}[》〉]")
_QUOTED = regex(r"[“「『\"][^“”「」『』\"\n。；]{0,20}[”」』\"]")
_ZEROS = regex(r".零[^零、]{2,8}(?:、?零[^零、]{2,8}){0,5}.")
_REACHED = regex(r"(?<!力争)(?<!争取)(?<!努力)(?:实现|保持|做到|达到|取得)了?$")
_ABOUT = regex(
    r"(?:近|约|超过?|逾|将近|大约|接近|突破|不足|不到|达到?近|若干)(?=\s?[\d一二三四五六七八九十百千两])"
    r"|(?:上|数|几|好几)(?=[十百千万])"  # 办结数12件 and 以上3件 are no estimates
)
__all__ = ["LONGEST_WORD", "Word", "paired", "read_words", "with_estimates"]

# No word of the vocabulary, or head of one with a gap, is longer.
LONGEST_WORD = 40

# One character a symbol: this is the alphabet of statements.lark.
_MARKS = {
    **dict.fromkeys("，,；;：:—…", "C"),
    **dict.fromkeys("、", "P"),
    **dict.fromkeys("（([［【", "O"),
    **dict.fromkeys("）)]］】", "E"),
}


# Those that can be nothing else.
_PLAIN_MARKS = {char: mark for char, mark in _MARKS.items() if mark in "CP" or char in "）)]］】"}


def read_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text, in order; what is not known is passed over.

    Args:
        text: the whole text, with a line end after it; full-width digits are expected to be folded.
        start: where the stretch begins.
        end: where it ends.
    """
    found: list[Word] = []
    # perf: a list hands out the same character twice, a string makes a new one each time. What may begin at
    # each is looked up in one go; most characters begin no word, which is seen without a call.
    chars = list(text[start : end + LONGEST_WORD])
    chars.append("\n")
    begins = list(map(beginnings().get, chars[: end - start]))
    at, last = 0, end - start
    while at < last:
        beginning = begins[at]
        if beginning is None:
            at += 1
            continue
        mark, node, special = beginning
        word: Word | None = None
        if node is not None:
            if node.word is not None or chars[at + 1] in node.following or node.gaps:
                word = _known(text, start, chars, at, node)
            if special is not None and (word is None or word[4] == start + at + 1 or chars[at] in HAN):
                word = _longer(special(text, start + at), word)
        elif mark:
            word = NEW(Word, (mark, "mark", chars[at], start + at, start + at + 1, None))
        elif special is not None:
            word = special(text, start + at)
        if word is None:
            at += 1
        else:
            at = word[4] - start
            if word[0]:
                found.append(word)
    return found


def with_estimates(words: list[Word]) -> list[Word]:
    """Return the words without 约, 近 and the like before what is no count, and with the shares they blur."""
    found: list[Word] = []
    for index, word in enumerate(words):
        following = words[index + 1].symbol if index + 1 < len(words) else ""
        blurred = word.symbol == "R" and index > 0 and words[index - 1].symbol == "A"
        if word.symbol != "A" or (following in "NV" and following):
            found.append(word._replace(symbol="V", kind="vague") if blurred else word)
    return found


def paired(words: list[Word]) -> list[Word]:
    """Return the words without the brackets that have no partner."""
    open_at: list[int] = []
    paired: set[int] = set()
    for index, word in enumerate(words):
        if word.symbol == "O":
            open_at.append(index)
        elif word.symbol == "E" and open_at:
            paired.update((open_at.pop(), index))
    return [word for index, word in enumerate(words) if word.symbol not in "OE" or index in paired]


_Reader: TypeAlias = "Callable[[str, int], Word | None]"


@cache
def beginnings() -> dict[str, tuple[str, Node | None, _Reader | None]]:
    """Return what may begin with a character: a mark that is nothing else, words, something special."""
    nodes = lexicon().root.grow()
    return {
        char: (_PLAIN_MARKS.get(char, ""), nodes.get(char), _READERS.get(char))
        for char in _PLAIN_MARKS.keys() | nodes.keys() | _READERS.keys()
    }


def _longer(special: Word | None, word: Word | None) -> Word | None:
    """Return the longer of a number or mark and a word; the number or mark if they are alike."""
    if special is None or (word is not None and word[4] > special[4]):
        return word
    return special


def _known(text: str, start: int, chars: list[str], at: int, node: Node) -> Word | None:
    """Return the longest word of the vocabulary that begins at a place."""
    best, gaps, done = node.word, node.gaps, at + 1
    end = done
    following = (node.next or node.grow()).get(chars[end])
    while following is not None:
        end += 1
        if following.word is not None:
            best, done = following.word, end
        if following.gaps:
            gaps += following.gaps
        if chars[end] not in following.following:
            break
        following = (following.next or following.grow()).get(chars[end])
    done += start
    for gap in gaps:
        match = gap_pattern(gap.word).match(text, start + at)
        if match and match.end() > done:
            best, done = ("W", *gap.sense), match.end()
    return NEW(Word, (*best, start + at, done, None)) if best is not None else None


# ---- what is read by other means than the vocabulary; a word without a symbol is to be passed over ----


def _mark(text: str, at: int) -> Word:
    char = text[at]
    return NEW(Word, (_PLAIN_MARKS[char], "mark", char, at, at + 1, None))


def _bracket(text: str, at: int) -> Word | None:
    match = _DOCUMENT_NUMBER.match(text, at)
    if match:
        return Word("", "skip", "", at, match.end())
    char = text[at]
    return Word("O", "mark", char, at, at + 1) if char in _MARKS else None


def _article(text: str, at: int) -> Word | None:
    match = _ARTICLE.match(text, at)
    return Word("", "skip", "", at, match.end()) if match else None


def _title(text: str, at: int) -> Word | None:
    match = _TITLE.match(text, at)
    if match is None:
        return None
    gazette = match.group().endswith("公报》")
    return Word("W", "channel" if gazette else "title", "gazette" if gazette else "", at, match.end())


def _estimate(text: str, at: int) -> Word | None:
    match = _ABOUT.match(text, at)
    if match:
        return Word("A", "about_number", "", at, match.end())
    match = VAGUE_COUNT.match(text, at)
    return Word("V", "vague", "", at, match.end()) if match else None


def _quotation(text: str, at: int) -> Word | None:
    """Pass over a quotation, but read a slogan of zeros where the words before say that it came true."""
    match = _QUOTED.match(text, at)
    if match is None:
        return None
    reached = _ZEROS.fullmatch(match.group()) and _REACHED.search(text, max(0, at - 12), at)
    return Word("", "skip", "", at, at + 1 if reached else match.end())


_READERS: dict[str, _Reader] = {
    **dict.fromkeys("约近超逾将大接上数几突不达好若多", _estimate),
    **dict.fromkeys(_PLAIN_MARKS, _mark),
    **dict.fromkeys("0123456789", read_number),
    **dict.fromkeys(CAPITALS, read_capitals),
    **dict.fromkeys(HAN, read_han_number),
    **dict.fromkeys("〔[［（(【", _bracket),
    "第": _article,
    **dict.fromkeys("《〈", _title),
    **dict.fromkeys('“「『"', _quotation),
}
