"""Years that the prose names outside titles, quotations and document numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Paragraph, Span, regex
from govlint_rules.passages import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.api import Block, Report

_YEAR = regex(r"(?<![\d.\x00])(?P<year>20\d\d)\s?年度?")
_REST = regex(r"[^。！？；]*")
_LIST_NUMBER = regex(
    r"(?:^|[。；：\s])(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)\s*$"
)
_ANY_YEAR = regex(r"20\d\d(?=\s?年)")

_KEPT = 1024  # paragraphs: three rules look at the same, and reports repeat each other's
_SENTENCE_ENDS = "。！？；：:;.!?"
# A shorter line without a full stop is a heading, a longer one was broken in two by a conversion.
_SHORTEST_BROKEN_LINE = 12


class YearSaid(NamedTuple):
    """A year with 年 or 年度 behind it.

    Attributes:
        plain: the paragraph, of the same length, with what is quoted masked.
        start, end: where the year stands in the paragraph.
    """

    year: int
    paragraph: Paragraph
    plain: str
    start: int
    end: int

    @property
    def opens_sentence(self) -> bool:
        """Whether the year is the first word of a sentence, numbers of lists left out."""
        lead = self.plain[: self.start].rstrip()
        return not lead or lead[-1] in "。！？；;：:" or _LIST_NUMBER.search(lead) is not None

    @property
    def sentence(self) -> str:
        """The rest of the sentence, behind the year."""
        return _REST.match(self.plain, self.end)[0]  # type: ignore[index] # matches nothing too


def has_other_year(report: Report) -> bool:
    """Whether a report names any year but its own; without one there is nothing to look at."""
    return any(int(year) != report.year for year in _ANY_YEAR.findall(report.source.text))


def years_said(report: Report, blocks: Iterable[Block]) -> Iterator[YearSaid]:
    """Yield the years of the paragraphs among some blocks, in their order."""
    for paragraph in _whole(report, blocks):
        if "20" in paragraph.text:
            plain, years = _years_in(paragraph.text)
            for year, start, end in years:
                yield YearSaid(year, paragraph, plain, start, end)


@lru_cache(_KEPT)
def _years_in(text: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """Return a paragraph with what is quoted masked, and the years in it with their places."""
    plain = unquoted(text)
    return plain, tuple((int(match["year"]), *match.span()) for match in _YEAR.finditer(plain))


def _whole(report: Report, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield paragraphs, those whole again that a conversion broke into lines."""
    held: Paragraph | None = None
    for block in blocks:
        if held is not None:
            if isinstance(block, Paragraph) and _is_broken(held.text):
                span = Span(held.span.start, block.span.end)
                held = Paragraph(report.source.quote(span), span)
                continue
            yield held
        held = block if isinstance(block, Paragraph) else None
    if held is not None:
        yield held


def _is_broken(text: str) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    last = text.rpartition("\n")[2]
    return len(last) >= _SHORTEST_BROKEN_LINE and last[-1] not in _SENTENCE_ENDS
