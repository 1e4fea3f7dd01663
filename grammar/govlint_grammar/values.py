"""What the text of a value cell says: a number, a blank, a placeholder, or words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from govlint_grammar.binding import State, Value
from govlint_grammar.patterns import regex

_BLANK = Value(State.BLANK)
_PLACEHOLDER = Value(State.PLACEHOLDER)
_NOT_A_NUMBER = Value(State.NOT_A_NUMBER)

# Compared after NFKC folding and without white space.
_PLACEHOLDERS = frozenset(
    {
        "/",
        "//",
        "\\",
        "-",
        "--",
        "\u2014",
        "\u2014\u2014",
        "\u2013",
        "\u2015",
        "\u2500",
        "\u2500\u2500",
        "*",
        "无",
        "不适用",
        "空",
    }
)

_NUMBER = regex(
    r"""(?P<sign>[+\-\u2212])?
        (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?P<unit>万元|亿元|千元|元|件次|人次|[件条项个份宗起次部类])?
        (?P<remark>\(.*\)|\[.*\])?""",
    re.VERBOSE,
)
_PLAIN = regex(r"-?\d+(?:\.\d+)?", re.ASCII)
_CHINESE_DIGITS = frozenset("零〇一二三四五六七八九十百千两")

# A longer cell is prose that has slipped into the table; it is not searched for a number.
_LONGEST = 80


@lru_cache(maxsize=4096)
def read_value(text: str) -> Value:
    """Read a value cell.

    Args:
        text: the cell as written; white space, also inside a number broken over lines, says nothing.

    Returns:
        The number with its unit and remark; or blank, placeholder, not a number. Blank is never zero,
        and a text with two numbers in it has none.
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return Value(State.NUMBER, Decimal(text))
    if "&" in text:
        import html  # its table of entities takes its time, and hardly a report needs it

        text = html.unescape(text[: _LONGEST * 2])
    folded = "".join(unicodedata.normalize("NFKC", text[: _LONGEST * 2]).split())
    if not folded or all(unicodedata.category(char).startswith("C") for char in folded):
        return _BLANK
    if folded in _PLACEHOLDERS:
        return _PLACEHOLDER
    if len(folded) > _LONGEST:
        return _NOT_A_NUMBER
    match = _NUMBER.fullmatch(folded)
    if match is None:
        return _chinese(folded)
    number = Decimal(match["number"].replace(",", ""))
    if match["sign"] not in (None, "+"):
        number = -number
    plain = _PLAIN.fullmatch(text.strip()) is not None
    return Value(State.NUMBER, number, match["unit"] or "", match["remark"] or "", plain)


def _chinese(folded: str) -> Value:
    """Read a cell that holds one Chinese digit; longer Chinese numerals are words."""
    if len(folded) == 1 and folded in _CHINESE_DIGITS:
        digit = 2 if folded == "两" else int(unicodedata.numeric(folded))
        return Value(State.NUMBER, Decimal(digit), plain=False)
    return _NOT_A_NUMBER


def is_value_like(text: str) -> bool:
    """Whether a cell may be a value: a number, a blank or a placeholder, not words."""
    return read_value(text).state is not State.NOT_A_NUMBER
