"""Headings that are no sections after all: a table of contents, and headings borrowed by the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.headings import aspect_keys
from govlint_grammar.patterns import regex
from govlint_grammar.source import Span
from govlint_grammar.tree import Aspect, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN_NUMBER = regex(r"[一二三四五六七八九十]")

# A contents list names at least so many sections.
_SHORTEST_CONTENTS = 3

# Aspects of the overview that use the heading of a section (收到和处理政府信息公开申请情况).
_BORROWED = {"proactive": ("proactive",), "requests": ("on_request",), "disputes": ()}


def settled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of a report without its table of contents, borrowed headings put back."""
    return tuple(_with_borrowed(_without_contents(sections)))


def _without_contents(sections: Sequence[Section]) -> Sequence[Section]:
    """Leave out a first run of headings with nothing under them, all of which come again."""
    run = 0
    while run < len(sections) and sections[run].is_empty:
        run += 1
    later = {section.key for section in sections[run:]}
    if run < _SHORTEST_CONTENTS or any(section.key not in later for section in sections[:run]):
        return sections
    return sections[run:]


def _with_borrowed(sections: Sequence[Section]) -> list[Section]:
    """Make aspects of headings in the overview that the form keeps for its later sections.

    A heading with an Arabic number, or none, that comes again with a Chinese one is the borrowed one.
    """
    kept: list[Section] = []
    for number, section in enumerate(sections):
        again = any(
            later.key == section.key and _HAN_NUMBER.search(later.number) for later in sections[number + 1 :]
        )
        own = _HAN_NUMBER.search(section.number) is not None
        if again and not own and section.key in _BORROWED and kept and kept[-1].key == "overview":
            kept[-1] = _grown(kept[-1], section)
        else:
            kept.append(section)
    return kept


def _grown(overview: Section, section: Section) -> Section:
    keys = aspect_keys(section.heading) or _BORROWED[section.key or ""]
    aspect = Aspect(keys, section.number, section.heading, section.heading_span, section.span, section.blocks)
    span = Span(overview.span.start, section.span.end)
    return overview._replace(aspects=(*overview.aspects, aspect), span=span)
