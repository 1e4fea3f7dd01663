"""Telephone numbers as reports write them: which are whole, and what the others lack."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

# Full-width signs and the many dashes, one character for one.
_PLAIN = str.maketrans(
    "０１２３４５６７８９＋（）：，；＿　\u00a0—–－―‐‑‒−﹣～~", "0123456789+():,;_  -----------"
)
_BRACKETED = regex(r"\( ?(\d{2,4}) ?\)")
_JOINT = regex(r" *- *(?:- *)*|(?<=\d) +(?=\d)")
_COUNTRY = regex(r"(?:\+|00)86-?|86-(?=\d{2,3}-)")

_AREA = r"0(?:10|2[0-57-9]|[3-9]\d\d)"
_LOCAL = r"[2-8](?:\d{2,3}-?\d{4}|\d{3}-\d{3,4})"
_EXTENSION = r"(?:(?:-|转|分机)-?\d{1,8})?"
# Hotlines and numbers of companies, with an area code or without: 110, 12345, 10086, 95598, 96310.
_SERVICE = r"(?:1\d{2,4}|9\d{3,7})"
_WHOLE = regex(
    rf"{_AREA}-?(?:{_LOCAL}|{_SERVICE}){_EXTENSION}"
    rf"|{_SERVICE}(?:-\d{{1,4}})?"
    r"|0?1[3-9]\d-?\d{4}-?\d{4}"
    r"|[48]00(?:-?\d){7}(?:-\d{1,6})?"
)
_BARE_LANDLINE = regex(_LOCAL + _EXTENSION)
_WITH_AREA = regex(rf"({_AREA})-?")
_SLASHED = regex(rf"^({_AREA}) ?/ ?")
_NO_ZERO = regex(rf"(?:10|2[0-57-9]|[3-9]\d\d)-{_LOCAL}{_EXTENSION}")

# With fewer digits it is an extension, or a number that a line break has cut.
_FEWEST_DIGITS = 5
_MOST_DIGITS = 24


class PhoneFault(Enum):
    """What is wrong with a number."""

    NO_AREA = "no area code"
    AREA = "wrong area code"
    NO_ZERO = "area code without its zero"
    LOCAL = "wrong local number"
    LENGTH = "wrong length"


class Phone(NamedTuple):
    """A number as it was read.

    Attributes:
        fault: what is wrong with it, or None.
        area: its area code as written, or empty.
        local: the digits behind the area code, or all of them, without an extension.
    """

    fault: PhoneFault | None
    area: str = ""
    local: str = ""


def plain(text: str) -> str:
    """Return a text with ASCII digits, punctuation, dashes and blanks, of the same length."""
    return text.translate(_PLAIN)


@lru_cache(1024)
def read_phone(written: str) -> Phone | None:
    """Read a number.

    Args:
        written: the number as it stands in the text.

    Returns:
        None where it cannot be said what the number is.
    """
    number = _joined(written)
    digits = sum(char.isdigit() for char in number)
    if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _WHOLE.fullmatch(number):
        return None
    area = _WITH_AREA.match(number)
    head, dash, _ = number.partition("-")
    if _WHOLE.fullmatch(number):
        return Phone(None, area[1] if area else "", _local(number, area))
    if _BARE_LANDLINE.fullmatch(number):
        return Phone(PhoneFault.NO_AREA, "", _local(number, area))
    if _NO_ZERO.fullmatch(number):
        return Phone(PhoneFault.NO_ZERO, head)
    if not number[0].isdigit() or not number[-1].isdigit():
        return None
    if number.startswith("0") and (area is None or (dash and head != area[1])):
        return Phone(PhoneFault.AREA, head if dash else number[:4])
    local = _local(number, area)
    if len(local) not in (7, 8):
        return Phone(PhoneFault.LENGTH, area[1] if area else "", local)
    return Phone(PhoneFault.LOCAL, area[1] if area else "", local) if local[0] in "01" else None


def _joined(written: str) -> str:
    """Return a number in one way of writing: 0571-88729857-8012."""
    number = _BRACKETED.sub(r"\1-", plain(written).strip())
    number = _JOINT.sub("-", _SLASHED.sub(r"\1-", number)).strip("- ()")
    return re.sub(r"^0?(?=0)", "", _COUNTRY.sub("0", number, count=1)) if _COUNTRY.match(number) else number


def _local(number: str, area: re.Match[str] | None) -> str:
    """Return the digits of a local number, its extension left off."""
    parts = re.split(r"-|转|分机", number[area.end() if area else 0 :])
    local = parts[0]
    if len(parts) > 1 and len(local) < 6 and len(local + parts[1]) in (7, 8):
        local += parts[1]
    return local
