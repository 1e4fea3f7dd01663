"""What a page bears besides the report: page numbers, and heads that run over all pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.pdf.letters import Line

# The outer share of a page's height in which such lines stand, and how many of them at either end.
_MARGIN = 0.13
_MOST_LINES = 2
# A head runs over at least this share of the pages (even and odd ones may differ).
_RUNNING = 0.4
_SAME_HEIGHT = 3.0
_MARKED_NUMBER = regex(
    r"[-–—_~·•]+\d{1,3}[-–—_~·•]+|第[\d一二三四五六七八九十]{1,3}页(?:[,，/]?共[\d一二三四五六七八九十]{1,3}页)?"
    r"|\d{1,3}/\d{1,3}|[Pp]age\d{1,3}(?:of\d{1,3})?"
)
# What a head may say besides that differs from page to page.
_OF_PAGES = regex(r"\d{1,3}/\d{1,3}$|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?")
_BARE_NUMBER = regex(r"\d{1,3}")
_SPACE = regex(r"\s+")


class PageLines(NamedTuple):
    """A page: its height, its lines outside tables, where its first table begins and its last one ends."""

    height: float
    lines: tuple[Line, ...]
    first_table: float
    last_table: float


def without_furniture(pages: Sequence[PageLines]) -> list[list[Line]]:
    """Return the lines of each page without page numbers and running heads."""
    heads = _running_heads(pages)
    offset = _usual_offset(pages)
    kept = []
    for number, page in enumerate(pages):
        dropped = {
            id(line)
            for line in _outer(page)
            if _MARKED_NUMBER.fullmatch(_bare(line))
            or (_BARE_NUMBER.fullmatch(_bare(line)) and int(_bare(line)) - number == offset)
            or _head(line) in heads
        }
        kept.append([line for line in page.lines if id(line) not in dropped])
    return kept


def _bare(line: Line) -> str:
    return _SPACE.sub("", line.text)


def _outer(page: PageLines) -> Iterator[Line]:
    """Yield the lines at the upper and the lower end of a page."""
    for line in page.lines[:_MOST_LINES]:
        if line.bottom < min(_MARGIN * page.height, page.first_table):
            yield line
    for line in page.lines[-_MOST_LINES:]:
        if line.top > max((1 - _MARGIN) * page.height, page.last_table):
            yield line


def _usual_offset(pages: Sequence[PageLines]) -> int | None:
    """Return how far bare numbers at the ends of pages are ahead of the pages, if on most they agree."""
    offsets = Counter(
        int(_bare(line)) - number
        for number, page in enumerate(pages)
        for line in _outer(page)
        if _BARE_NUMBER.fullmatch(_bare(line))
    )
    if not offsets:
        return None
    offset, count = offsets.most_common(1)[0]
    return offset if 2 * count >= len(pages) else None


def _head(line: Line) -> tuple[str, int]:
    return _OF_PAGES.sub("", _bare(line)), round(line.top / _SAME_HEIGHT)


def _running_heads(pages: Sequence[PageLines]) -> set[tuple[str, int]]:
    """Return the lines that stand at the same height of several pages, with their neighbours in height."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for text, height in {_head(line) for line in _outer(page)}:
            counts.update({(text, near) for near in (height - 1, height, height + 1)})
    least = max(2, _RUNNING * len(pages))
    return {head for head, count in counts.items() if count >= least}
