"""From a sentence to its words: a run over the text that knows numbers, dates, marks and the vocabulary."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.patterns import regex
from govlint_grammar.prose.lexicon import gap_pattern, lexicon
from govlint_grammar.prose.numerals import HAN_DIGITS, read_digits, read_han
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.prose.lexicon import Node

# The counters of cases, persons, money and other things, by what they count.
COUNTERS = {
    **dict.fromkeys("件条份宗起例项次个封篇批桩则部支册张组帖款幅笔", "item"),
    "期": "issue",
    **dict.fromkeys(("件次", "份次", "条次", "项次"), "item"),
    **dict.fromkeys(("人", "名", "位", "家", "户", "人次", "人（次）", "人(次)"), "person"),
    **dict.fromkeys(("元", "元整", "块"), "yuan"),
    **dict.fromkeys(("万元",), "wan"),
}

# Counters; what follows one that would make it part of another word rules it out (个月, 人民, 家庭).
_COUNTER = (
    r"万元|元整?|件次|份次|条次|项次|人次|人[（(]次[）)]|件[（(]次[）)]|[件份宗例封篇批桩则户款幅笔]"
    r"|项(?!目)|条(?!例)|起(?![来草点止])|次(?![年日月])|个(?!工作日|月|多月|年|人|百分点)"
    r"|人(?![民大事工员口均])|名(?!义|单|称|为)|家(?!庭|长)|位(?!于|置)|部(?!门|分|份|署)|组(?!织)"
    r"|册|张|块|支(?!持|部)|期(?![间限末])"
)
_PART_OF_MONTH = r"(?:[上中下]旬|初|底|末|份)?"
_DAY = rf"(?:[ ]?\d{{1,2}}[ ]?[日号])?{_PART_OF_MONTH}"
_NUMBER = regex(
    rf"(?P<year>(?:19|20)\d\d)[ ]?年(?!来)(?:度)?(?P<month>[ ]?\d{{1,2}}[ ]?月{_DAY})?"
    rf"|(?P<date>\d{{1,2}}[ ]?(?:[-—~至到][ ]?\d{{1,2}}[ ]?)?月{_DAY})"
    r"|(?P<range>\d+[ ]?(?:[-—~～－]|至|到)[ ]?\d+)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
)
# What follows the digits: a share, or a counter, each of which may be an estimate.
_TAIL = regex(
    r"[ ]?(?P<more>余|多|来|几)?[ ]?(?:(?P<percent>[%‰]|个百分点|成)"
    rf"|(?P<big>万(?!元)|亿)?(?P<more2>余|多)?[ ]?(?P<counter>{_COUNTER})?"
    r"(?P<more3>余|多|以上|左右|上下|以内|之多)?)"
)
# More digits than any count has; what is longer is some other number.
_MOST_DIGITS = 15
# The common case: digits and a counter that nothing can follow to make it another thing.
_PLAIN_COUNT = regex(r"(\d{1,6})([件条份宗例篇])(?![余多以左上之次（(例])")
_HAN = "一二三四五六七八九十百千两零〇"
_HAN_NUMBER = regex(rf"(?P<percent>百分之[{_HAN}]{{1,9}}|[{_HAN}]成)|(?P<number>[{_HAN}][{_HAN}万]{{0,15}})")
# Capital numerals are also syllables of names; before a counter of cases they are numbers.
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITAL_NUMBER = regex(rf"[{_CAPITALS}零]{{1,12}}(?=[件条份宗起例元万])")
_NOT_AFTER_HAN = regex(r"性|体|把手|级|是|方面")
_HAN_YEAR = regex(r"二[〇零○]([一二三四五六七八九〇零○]{2})年度?")
_DOCUMENT_NUMBER = regex(r"[〔\[［（(【]20\d\d[〕\]］）)】]第?\d+号")
_ARTICLE = regex(r"第[一二三四五六七八九十百零〇\d]{1,5}[条款项章号编届次]")
_TITLE = regex(r"[《〈][^《》〈〉\n]{0,80}[》〉]")
_QUOTED = regex(r"[“「『\"][^“”「」『』\"\n。；]{0,20}[”」』\"]")
_ZEROS = regex(r".零[^零、]{2,8}(?:、?零[^零、]{2,8}){0,5}.")
_REACHED = regex(r"(?<!力争)(?<!争取)(?<!努力)(?:实现|保持|做到|达到|取得)了?$")
_ABOUT = regex(
    r"(?:近|约|超过?|逾|将近|大约|接近|上|数|几|突破|不足|不到|达到?近|好几|若干)(?=\s?[\d一二三四五六七八九十百千两])"
)
_VAGUE_COUNT = regex(
    r"(?:数[十百千万]?|几[十百千]?|若干|多|百|千|上百|上千)(?:余|多)?[件份宗例封篇批项条起次个人名家部组期]"
)

# No word of the vocabulary, or head of one with a gap, is longer.
LONGEST_WORD = 40

_CLOSING = frozenset("，,。；;、）) \n！!：")

# One character a symbol: this is the alphabet of statements.lark.
_MARKS = {
    **dict.fromkeys("，,；;：:—…", "C"),
    **dict.fromkeys("、", "P"),
    **dict.fromkeys("（([［【", "O"),
    **dict.fromkeys("）)]］】", "E"),
}


# Those that can be nothing else.
_PLAIN_MARKS = {char: mark for char, mark in _MARKS.items() if mark in "CP" or char in "）)]］】"}


class Word(NamedTuple):
    """A word of a sentence.

    Attributes:
        symbol: its terminal in the clause grammar.
        kind: the kind of its sense (``receive``), or of what is not in the vocabulary (``number``, ``year``).
        name: the sense within the kind; for a number the kind of its counter (``item``, ``yuan``, empty).
        start: offset in the text.
        end: offset of its end.
        value: the number or year that it writes.
    """

    symbol: str
    kind: str
    name: str
    start: int
    end: int
    value: Decimal | None = None


# A named tuple made without its constructor: this is done for every word of every report.
_NEW = tuple.__new__


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
    begins = list(map(_beginnings().get, chars[: end - start]))
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
            if special is not None and (word is None or word[4] == start + at + 1 or chars[at] in _HAN):
                word = _longer(special(text, start + at), word)
        elif mark:
            word = _NEW(Word, (mark, "mark", chars[at], start + at, start + at + 1, None))
        elif special is not None:
            word = special(text, start + at)
        if word is None:
            at += 1
        else:
            at = word[4] - start
            if word[0]:
                found.append(word)
    return found


_Reader: TypeAlias = "Callable[[str, int], Word | None]"


@cache
def _beginnings() -> dict[str, tuple[str, Node | None, _Reader | None]]:
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
    return _NEW(Word, (*best, start + at, done, None)) if best is not None else None


# ---- what is read by other means than the vocabulary; a word without a symbol is to be passed over ----


def _mark(text: str, at: int) -> Word:
    char = text[at]
    return _NEW(Word, (_PLAIN_MARKS[char], "mark", char, at, at + 1, None))


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
    match = _VAGUE_COUNT.match(text, at)
    return Word("V", "vague", "", at, match.end()) if match else None


def _quotation(text: str, at: int) -> Word | None:
    """Pass over a quotation, but read a slogan of zeros where the words before say that it came true."""
    match = _QUOTED.match(text, at)
    if match is None:
        return None
    reached = _ZEROS.fullmatch(match.group()) and _REACHED.search(text, max(0, at - 12), at)
    return Word("", "skip", "", at, at + 1 if reached else match.end())


def _digits(text: str, at: int) -> Word | None:
    match = _PLAIN_COUNT.match(text, at)
    if match is not None:
        digits, counter = match.groups()
        return _NEW(Word, ("N", "number", COUNTERS[counter], at, match.end(), Decimal(digits)))
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    if match["year"]:
        name = "month" if match["month"] else ""
        return Word("W", "year", name, at, match.end(), Decimal(match["year"]))
    if match["date"]:
        return Word("W", "date", "", at, match.end())
    if match["range"] or len(match["number"]) > _MOST_DIGITS:
        return Word("V", "vague", "", at, match.end())
    return _counted(text, at, match.end(), read_digits(match["number"]))


def _counted(text: str, at: int, end: int, value: Decimal) -> Word:
    """Return a number with what follows its digits: a share, an estimate, or a count of something."""
    tail = _TAIL.match(text, end)
    if tail is None:  # pragma: no cover - every part is optional
        return Word("N", "number", "", at, end, value)
    more, percent, big, more2, counter, more3 = tail.groups()
    if percent:
        return Word("R", "share", "", at, tail.end(), value)
    if more or more2 or more3 or big:
        return Word("V", "vague", "", at, tail.end(), value)
    if counter is None:
        return Word("N", "number", "", at, end, value)
    return Word("N", "number", COUNTERS.get(counter, "item"), at, tail.end(), value)


def _han(text: str, at: int) -> Word | None:
    match = _HAN_YEAR.match(text, at)
    if match:
        digits = "".join(str(HAN_DIGITS[char]) for char in match[1])
        return Word("W", "year", "", at, match.end(), Decimal(f"20{digits}"))
    match = _HAN_NUMBER.match(text, at)
    if match is not None and match["percent"]:
        return Word("R", "share", "", at, match.end())
    if match is not None:
        value = read_han(match["number"])
        word = _counted(text, at, match.end(), Decimal(value or 0))
        counted = word.name or word.symbol == "V"
        if counted and word.end > match.end() and not _NOT_AFTER_HAN.match(text, word.end):
            return word if value is not None else word._replace(symbol="V", kind="vague", name="")
    if text[at] == "零":
        alone = text[at + 1] in _CLOSING
        symbol, kind, name = ("N", "number", "") if alone else ("W", "neg", "none")
        return Word(symbol, kind, name, at, at + 1, Decimal(0) if alone else None)
    vague = _VAGUE_COUNT.match(text, at)
    return Word("V", "vague", "", at, vague.end()) if vague else None


def _capitals(text: str, at: int) -> Word | None:
    match = _CAPITAL_NUMBER.match(text, at)
    value = read_han(match.group()) if match is not None else None
    return (
        _counted(text, at, match.end(), Decimal(value)) if match is not None and value is not None else None
    )


_READERS: dict[str, _Reader] = {
    **dict.fromkeys("约近超逾将大接上数几突不达好若多", _estimate),
    **dict.fromkeys(_PLAIN_MARKS, _mark),
    **dict.fromkeys("0123456789", _digits),
    **dict.fromkeys(_CAPITALS, _capitals),
    **dict.fromkeys(_HAN, _han),
    **dict.fromkeys("〔[［（(【", _bracket),
    "第": _article,
    **dict.fromkeys("《〈", _title),
    **dict.fromkeys('“「『"', _quotation),
}
