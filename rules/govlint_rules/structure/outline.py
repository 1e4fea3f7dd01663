"""The outline of a report: its headings held against those of the official form."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Text, place_of_report, place_of_section, regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.api import Form, HeadingForm, Place, Report, Section

_DIGITS = "零一二三四五六七八九"
_HAN_NUMBER = regex(r"[一二三四五六七八九]?十?[一二三四五六七八九]?")


class Numbering(NamedTuple):
    """What the numbers of a row of headings should be.

    Attributes:
        expected: the value that each heading should carry; None where nothing can be said.
        wrong: the indices of the headings that carry another value.
    """

    expected: tuple[int | None, ...]
    wrong: frozenset[int]


@lru_cache(1024)
def value_of(number: str) -> int | None:
    """Return the value of a heading's number (``五、``, ``（5）``); None when it has none."""
    if digits := re.search(r"\d{1,3}", number):
        return int(digits[0])
    written = next((match[0] for match in _HAN_NUMBER.finditer(number) if match[0]), "")
    if not written:
        return None
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.index(ones[0])
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def numeral(value: int) -> str:
    """Write a value from 1 to 99 in Chinese."""
    tens, ones = divmod(value, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def number_headings(written: Sequence[int | None], official: Sequence[int | None]) -> Numbering:
    """Hold the numbers of headings against both ways of numbering them, and keep the one that fits better.

    A heading may carry its number in the form, or its place among the headings that are there: where a
    part is missing, the rest is often numbered on without a gap, and only the missing part is at fault.

    Args:
        written: the value of each heading's number; None for a heading without one.
        official: its value in the form; None for a heading that the form does not have.
    """
    places = range(1, len(written) + 1)
    by_form = [
        i for i, (own, form) in enumerate(zip(written, official, strict=True)) if own and form and own != form
    ]
    by_place = [i for i, (own, place) in enumerate(zip(written, places, strict=True)) if own and own != place]
    if len(by_place) < len(by_form):
        return Numbering(tuple(places), frozenset(by_place))
    return Numbering(tuple(official), frozenset(by_form))


def misplaced(ranks: Sequence[int]) -> frozenset[int]:
    """Return the indices of the fewest items that must move for the rest to stand in order.

    Args:
        ranks: the rank of each item, no rank twice.
    """
    ends: list[int] = []  # the index of the last item of the best row of each length
    before: list[int] = []  # the index of the item before each one in its best row
    for index, rank in enumerate(ranks):
        length = bisect_left(ends, rank, key=lambda i: ranks[i])
        before.append(ends[length - 1] if length else -1)
        ends[length:] = [index, *ends[length + 1 :]]
    keep: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        keep.add(index)
        index = before[index]
    return frozenset(range(len(ranks))) - keep


def body_sections(report: Report) -> tuple[Section, ...]:
    """Return the sections without those that only are the lines of a table of contents before the body."""
    sections = report.sections
    again = next((i for i, section in enumerate(sections) if i >= 3 and section.key == sections[0].key), 0)
    listed = again > 0 and all(section.is_empty for section in sections[: again - 1])
    return sections[again:] if listed else sections


def other_with_number(subject: Report, heading: HeadingForm) -> Section | None:
    """Return a section that the form does not have and that carries the number of a missing one."""
    number = value_of(heading.number)
    unknown = (section for section in subject.sections if section.key is None)
    return next((section for section in unknown if value_of(section.number) == number), None)


def place_beside(subject: Report, heading: HeadingForm, form: Form) -> Place:
    """Return the place of a missing section: the heading before which it belongs, or else after which."""
    order = [each.key for each in form.sections]
    index = order.index(heading.key)
    for before, keys in ((True, order[index + 1 :]), (False, order[:index][::-1])):
        section = next((found for key in keys if (found := subject.section(key))), None)
        if section is not None:
            name = section.number + section.heading
            words = Text(
                f"“{name}”之{'前' if before else '后'}", f"{'before' if before else 'after'} “{name}”"
            )
            return place_of_section(subject, section)._replace(words=(words,))
    return place_of_report(subject)
