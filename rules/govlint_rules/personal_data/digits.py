"""Long runs of digits in a report, looked for once, and what they may be."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    from govlint.api import Source

# The first two digits of an identity number: the province-level area where it was issued.
_AREAS = frozenset(
    f"{number}"
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for number in range(first, last + 1)
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class Run(NamedTuple):
    """Digits in a row, blanks within a card number left out; offsets in the text."""

    digits: str
    start: int
    end: int


def runs_of(source: Source) -> tuple[Run, ...]:
    """Return the runs of eleven or more digits that are not part of a word, a link or a longer number."""
    return _runs(source.text)


@lru_cache(maxsize=2)  # several rules look at the same runs
def _runs(text: str) -> tuple[Run, ...]:
    if _many().search(text) is None:
        return ()
    return tuple(
        Run(m[0].replace(" ", "").replace("-", "").upper(), *m.span()) for m in _run().finditer(text)
    )


def is_identity_number(digits: str) -> bool:
    """Whether a number is a resident identity number: area, day of birth and check digit hold."""
    if len(digits) != len(_WEIGHTS) + 1 or digits[:2] not in _AREAS or not digits[:17].isdigit():
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return born.year >= 1900 and _CHECKS[total % 11] == digits[17]


def passes_luhn(digits: str) -> bool:
    """Whether the check digit of a card number holds."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + place % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def masked(digits: str) -> str:
    """Return a number as it may be shown: its first three and last two digits."""
    return f"{digits[:3]}{'*' * (len(digits) - 5)}{digits[-2:]}"


@cache
def _many() -> re.Pattern[str]:
    return regex(r"\d{4} ?\d{4} ?\d{3}|1\d\d-\d{4}-\d{4}", re.ASCII)


@cache
def _run() -> re.Pattern[str]:
    """Return the pattern of a run; a link or an index number has letters or strokes beside its digits."""
    return regex(
        r"(?<![\w/.=&?#%@-])"
        r"(?:\d{4} \d{4} \d{4} \d{4}(?: \d{1,3})?|\d{11,19}[Xx]?|1\d\d[- ]\d{4}[- ]\d{4})"
        r"(?![\w/=&?#%@-]|[.,]\d)",
        re.ASCII,
    )
