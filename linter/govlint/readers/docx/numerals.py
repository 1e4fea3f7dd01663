"""The numbers that Word writes before paragraphs, in the ways of counting that a document may ask for.

Names of the ways are those of the file format (ECMA-376, ST_NumberFormat).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LARGEST = 32767
_MOST_LETTERS = 780


def numeral(number: int, way: str) -> str:
    """Return a number as Word writes it.

    Args:
        number: the number.
        way: the way of counting; one that is not known, or that does not reach so far, counts in digits.
    """
    if way == "none":
        return ""
    write = _WAYS.get(way)
    if write is None or not 0 <= number <= _LARGEST:
        return str(number)
    return write(number) or str(number)


def _from(characters: str) -> Callable[[int], str]:
    """Return a way of counting that has a character for each number, and ends with them."""
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else ""


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _in_words(
    digits: str, units: str, zero: str, *, bare_ten: bool, bare_units: str = ""
) -> Callable[[int], str]:
    """Return a way of counting in words: units of 10, 100, 1000 and 10000.

    Args:
        digits: the words of 0 to 9.
        units: the words of 10, 100, 1000 and 10000.
        zero: what stands for missing places in between; none in Japanese.
        bare_ten: whether ten to nineteen begin with the word of ten alone.
        bare_units: the words before which a one is left out everywhere.
    """

    def write(number: int) -> str:
        if number == 0:
            return digits[0]
        above, below = divmod(number, 10000)
        words = write(above) + units[3] if above else ""
        gap = False
        for unit, size in ((units[2], 1000), (units[1], 100), (units[0], 10), ("", 1)):
            digit, below = divmod(below, size)
            if not digit:
                gap = bool(words)
                continue
            words += zero if gap else ""
            gap = False
            words += ("" if digit == 1 and unit and unit in bare_units else digits[digit]) + unit
        one_ten = digits[1] + units[0]
        return words[1:] if bare_ten and words.startswith(one_ten) else words

    return write


def _by_digits_above(
    limit: int, words: Callable[[int], str], digits: Callable[[int], str]
) -> Callable[[int], str]:
    return lambda number: words(number) if number < limit else digits(number)


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        written += letters * times
    return written


def _letters(number: int) -> str:
    """Return a letter, said again for every time that the alphabet has been gone through."""
    if not 1 <= number <= _MOST_LETTERS:
        return ""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


def _cycle(number: int) -> str:
    """Return a number as years are counted, in stems and branches."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""


_COUNTING = _in_words(_DIGITS, "十百千万", "零", bare_ten=True)
_POSITIONS = _digit_by_digit("○一二三四五六七八九")
_TO_NINETY_NINE = _by_digits_above(100, _COUNTING, _POSITIONS)
_WIDE = _digit_by_digit("０１２３４５６７８９")
_CIRCLES = _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LEGAL_WORDS = _in_words(_LEGAL, "拾佰仟万", "零", bare_ten=False)

_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _WIDE,
    "decimalFullWidth2": _WIDE,
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedFullstop": _from("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _from("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _TO_NINETY_NINE,
    "taiwaneseCounting": _TO_NINETY_NINE,
    "japaneseCounting": _in_words(_DIGITS, "十百千万", "", bare_ten=True, bare_units="十百千"),
    "chineseCountingThousand": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "ideographDigital": _POSITIONS,
    "japaneseDigitalTenThousand": _POSITIONS,
    "taiwaneseDigital": _POSITIONS,
    "koreanDigital2": _POSITIONS,
    "chineseLegalSimplified": _LEGAL_WORDS,
    "ideographLegalTraditional": _in_words(_LEGAL_TRADITIONAL, "拾佰仟萬", "零", bare_ten=False),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _from("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
}
