"""Further reports in one file: where a second one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.titles import read_title
from govlint_grammar.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_grammar.tree import Section, Title

# A report has the overview and two more sections with something in them, and so has the next one. A list of
# contents has headings alone, an annex has no overview, and a title that is quoted has no report below it.
_FIRST = "overview"
_FEWEST_SECTIONS = 3
_MOST_LINES = 4
_SPACE = regex(r"\s+")
_LINE = regex(r"[^。，；：！？、|]{1,60}")
_LAST_LINE = regex(r"[^。，；：！？、|]{0,60}(?:报告|年报)[》」]?(?:[（(][^）)]{1,20}[）)])?")


def further_titles(text: str, sections: Sequence[Section]) -> tuple[Title, ...]:
    """Return the titles of the reports that follow the first one.

    Args:
        text: the whole text.
        sections: all sections that were found in it.
    """
    if len(sections) < 2 * _FEWEST_SECTIONS:
        return ()
    titles: list[Title] = []
    begin = 0
    for title in _titles(text, sections):
        start = title.span.start
        before = _filled(sections, begin, start)
        after = _filled(sections, start, len(text))
        if _FIRST in before & after and len(before & after) >= _FEWEST_SECTIONS:
            titles.append(title)
            begin = start
    return tuple(titles)


def _filled(sections: Sequence[Section], begin: int, end: int) -> set[str]:
    """Return the keys of the sections between two offsets that have something in them."""
    return {
        section.key
        for section in sections
        if section.key is not None and begin <= section.heading_span.start < end and not section.is_empty
    }


def _titles(text: str, sections: Sequence[Section]) -> Iterator[Title]:
    """Yield what stands like a title below the heading of a section."""
    for section in sections:
        blocks = tuple(section.walk())
        for number, block in enumerate(blocks):
            if not isinstance(block, Paragraph) or not _LAST_LINE.fullmatch(_SPACE.sub("", block.text)):
                continue
            start = block.span.start
            for above in reversed(blocks[max(0, number - _MOST_LINES + 1) : number]):
                if not isinstance(above, Paragraph) or not _LINE.fullmatch(_SPACE.sub("", above.text)):
                    break
                start = above.span.start
            title, _ = read_title(text[start : block.span.end], start)
            if title is not None and title.years:
                yield title
