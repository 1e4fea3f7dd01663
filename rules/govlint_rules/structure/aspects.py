"""The aspects of the overview, held against those of the official form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Paragraph, Text, regex
from govlint_rules.structure.outline import misplaced, number_headings, numeral, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import Aspect, Form, HeadingForm, Report, Section

_RIGHT_STYLE = regex(r"（[一二三四五六七八九十]{1,3}）")
_BLANK = regex(r"\s")


class NumberFault(NamedTuple):
    """What is wrong with the number or the place of an aspect.

    Attributes:
        heading: the heading's words, in English those of the form.
        kind: ``missing``, ``style``, ``order`` or ``contradiction``.
        expected: the number that it should have.
    """

    aspect: Aspect
    heading: Text
    kind: str
    expected: str


def number_faults(aspects: Sequence[Aspect], form: Form) -> Iterator[NumberFault]:
    """Yield each aspect whose number is not the one of the form, written as in the form."""
    rank = {heading.key: index for index, heading in enumerate(form.aspects)}
    ranks = [rank.get(aspect.keys[0]) if aspect.keys else None for aspect in aspects]
    first = {known: index for index, known in reversed(list(enumerate(ranks))) if known is not None}
    in_text = sorted(first.values())
    moved = misplaced([ranks[index] or 0 for index in in_text])
    out_of_order = {in_text[position] for position in moved}
    official = [known if known is None else known + 1 for known in ranks]
    numbering = number_headings([value_of(aspect.number) for aspect in aspects], official)
    for index, aspect in enumerate(aspects):
        value = numbering.expected[index] or index + 1
        if value_of(aspect.number) is None:
            kind = "missing"
        elif not _RIGHT_STYLE.fullmatch(_BLANK.sub("", aspect.number)):
            kind = "style"
        elif index in out_of_order:
            kind = "order"
        elif index in numbering.wrong:
            kind = "contradiction"
        else:
            continue
        known = ranks[index]
        heading = Text(aspect.heading, aspect.heading if known is None else form.aspects[known].en)
        yield NumberFault(aspect, heading, kind, f"（{numeral(value)}）")


def prose_of(subject: Report, overview: Section) -> str:
    """Return the overview's text, and the headings that stand between the form's sections."""
    lines = [block.text for block in overview.walk() if isinstance(block, Paragraph)]
    lines += [section.heading for section in subject.sections if section.key is None]
    return "\n".join(lines)


def speaks_of(prose: str, form: HeadingForm, *, anywhere: bool) -> bool:
    """Whether the words of an aspect stand in the prose, at the head of a sentence if not anywhere."""
    words = "|".join(re.escape(word) for word in (form.heading, *form.variants))
    lead = "" if anywhere else r"(?:^|[。；！？\n])[^。；！？，、：\n]{0,16}"
    return re.search(f"{lead}(?:{words})", prose) is not None
