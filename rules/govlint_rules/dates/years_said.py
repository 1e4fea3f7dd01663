"""Years that the prose names outside titles, quotations and document numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex
from govlint_rules.passages import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Paragraph, Report

_YEAR = regex(r"(?<![\d.\x00])(?P<year>20\d\d)\s?年度?")
_REST = regex(r"[^。！？；\n]*")
_LIST_NUMBER = regex(
    r"(?:^|[。；：\s])(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)\s*$"
)
_ANY_YEAR = regex(r"20\d\d(?=\s?年)")


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


def years_said(paragraph: Paragraph) -> Iterator[YearSaid]:
    """Yield the years of a paragraph, in their order."""
    if "20" not in paragraph.text:
        return
    plain = unquoted(paragraph.text)
    for match in _YEAR.finditer(plain):
        yield YearSaid(int(match["year"]), paragraph, plain, *match.span())
