"""Numbers in a sentence: counts, shares, amounts, estimates, years and dates."""

from __future__ import annotations

from decimal import Decimal

from govlint_grammar.patterns import regex
from govlint_grammar.prose.numerals import HAN_DIGITS, read_digits, read_han
from govlint_grammar.prose.word import NEW, Word

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
HAN = "一二三四五六七八九十百千两零〇"
_HAN_NUMBER = regex(rf"(?P<percent>百分之[{HAN}]{{1,9}}|[{HAN}]成)|(?P<number>[{HAN}][{HAN}万]{{0,15}})")
# Capital numerals are also syllables of names; before a counter of cases they are numbers.
CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITAL_NUMBER = regex(rf"[{CAPITALS}零]{{1,12}}(?=[件条份宗起例元万])")
_NOT_AFTER_HAN = regex(r"性|体|把手|级|是|方面")
_HAN_YEAR = regex(r"二[〇零○]([一二三四五六七八九〇零○]{2})年度?")
VAGUE_COUNT = regex(
    r"(?:数[十百千万]?|几[十百千]?|若干|多|百|千|上百|上千)(?:余|多)?[件份宗例封篇批项条起次个人名家部组期]"
)

_CLOSING = frozenset("，,。；;、）) \n！!：")


def read_number(text: str, at: int) -> Word | None:
    """Read what begins with a digit."""
    match = _PLAIN_COUNT.match(text, at)
    if match is not None:
        digits, counter = match.groups()
        return NEW(Word, ("N", "number", COUNTERS[counter], at, match.end(), Decimal(digits)))
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


def read_han_number(text: str, at: int) -> Word | None:
    """Read what begins with a Chinese numeral; 零 alone is a denial."""
    match = _HAN_YEAR.match(text, at)
    if match:
        digits = "".join(str(HAN_DIGITS[char]) for char in match[1])
        return Word("W", "year", "", at, match.end(), Decimal(f"20{digits}"))
    match = _HAN_NUMBER.match(text, at)
    if match is not None and text[at] in "十百千" and at and text[at - 1] in "数几上":
        return Word("V", "vague", "", at, match.end())  # 申请数十件
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
    vague = VAGUE_COUNT.match(text, at)
    return Word("V", "vague", "", at, vague.end()) if vague else None


def read_capitals(text: str, at: int) -> Word | None:
    """Read a number in capital numerals."""
    match = _CAPITAL_NUMBER.match(text, at)
    value = read_han(match.group()) if match is not None else None
    return (
        _counted(text, at, match.end(), Decimal(value)) if match is not None and value is not None else None
    )
