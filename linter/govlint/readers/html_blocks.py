"""From the elements of a web page to paragraphs and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml.etree import Comment

from govlint.readers.blocks import (
    CellBlock,
    NestedCell,
    NestedTable,
    ParagraphBlock,
    RemarkBlock,
    flattened,
)
from govlint.readers.html_tree import MARK, is_comment, line_of
from govlint.readers.limits import DEEPEST_NESTING, MOST_CELLS, too_deep, too_many_cells
from govlint_grammar.patterns import regex
from govlint_grammar.source import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from govlint.readers.blocks import Block

_BLOCKS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section
    summary table tbody td tfoot th thead tr ul
"""
_BLOCK_TAGS: Final = frozenset(_BLOCKS.split())
_FURNITURE: Final = frozenset({"nav", "aside", "footer", "head", "title"})
_ROW_GROUPS: Final = frozenset({"thead", "tbody", "tfoot", "form", "center"})
_WIDEST, _TALLEST = 1000, 65_534

_SPACES = regex(r"[ \t\n\r\f]+")
# A line end between two characters of Chinese stands for nothing.
_HAN_BREAK = regex(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r\f]*\n[ \t\n\r\f]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_LIST = regex(r"(?i:cjk-ideographic|(?:simp|trad)-chinese-informal)")
_NO_NUMBER = regex(r"(?i:list-style(?:-type)?\s*:\s*[^;]*none)")
_DIGITS = regex(r"\s*(\d+)", re.ASCII)
_CELLS: Final = frozenset({"td", "th"})


class PageWalker:
    """Goes through a piece of a page and gathers its blocks.

    Args:
        kind: the format's name in the places of the blocks.
        line_before: how many lines of the file stand before the piece.
    """

    def __init__(self, kind: str = "html", line_before: int = 0) -> None:
        self.blocks: list[Block | RemarkBlock] = []
        self._kind = kind
        self._before = line_before
        self._words: list[str] = []
        self._line = 1
        self._depth = 0
        self._in_cell = False
        self._held: list[RemarkBlock] = []
        self._keep_lines = False

    def walk(self, element: _Element) -> None:
        """Gather the blocks of an element.

        Raises:
            UnreadableFile: elements stand deeper within each other than in any report.
        """
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise too_deep()
        self._element(element)
        self._end_paragraph()
        self._depth -= 1
        if not self._depth:
            self._release()

    def _element(self, element: _Element) -> None:
        tag = element.tag
        if tag == "table":
            self._end_paragraph()
            self._table(element)
        elif tag == "br":
            self._end_paragraph(element)
        elif is_comment(element):
            self._remark(element)
        elif tag in _FURNITURE:
            self._end_paragraph()
        elif tag in _BLOCK_TAGS:
            self._end_paragraph(element)
            self._content(element)
            self._end_paragraph()
        else:
            self._content(element)

    def _content(self, element: _Element) -> None:
        tag = element.tag
        kept, self._keep_lines = self._keep_lines, self._keep_lines or tag == "pre"
        if text := element.text:
            self._say(text)
        number = _list_number(element) if tag == "ol" else None
        for child in element:
            if number is not None and child.tag == "li":
                self._end_paragraph(child)
                self._words.append(number())
                self._line = line_of(child) or self._line
                self._nested(child, self._content)
                self._end_paragraph()
            else:
                self._nested(child, self._element)
            if text := child.tail:
                self._say(text)
        self._keep_lines = kept

    def _nested(self, element: _Element, way: Callable[[_Element], None]) -> None:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise too_deep()
        way(element)
        self._depth -= 1

    def _say(self, text: str) -> None:
        if self._keep_lines:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._end_paragraph()
                self._words.append(line)
        else:
            self._words.append(text)

    def _end_paragraph(self, begins: _Element | None = None) -> None:
        """Make a paragraph of the words heard; the next one begins with an element."""
        if self._words:
            text = _collapsed("".join(self._words))
            self._words.clear()
            if text and not text.isspace():
                if len(self.blocks) >= MOST_CELLS:
                    raise too_many_cells()
                self._release()
                self.blocks.append(ParagraphBlock(text, self._origin(self._line)))
        if begins is not None:
            self._line = line_of(begins) or self._line

    def _release(self) -> None:
        """Add the comments that stand within what is about to be added."""
        if self._held and not self._in_cell:
            self.blocks += self._held
            self._held = []

    def _origin(self, line: int) -> Origin:
        return Origin(line + self._before, None, self._kind)

    def _remark(self, comment: _Element) -> None:
        """Keep a comment that speaks to govlint; one within a paragraph or a table stands before it."""
        said = (comment.text or "").strip()
        if not said.startswith(MARK):
            return
        remark = RemarkBlock(said, self._origin(line_of(comment) or self._line))
        if self._in_cell or self._words:
            self._held.append(remark)
        else:
            self.blocks.append(remark)

    def _table(self, element: _Element) -> None:
        """Add a table; paragraphs that stand in it outside its cells, its caption among them, before it."""
        origin = self._origin(line_of(element) or self._line)
        was_in_cell, self._in_cell = self._in_cell, True
        rows = tuple(tuple(map(self._cell, row)) for row in self._rows(element))
        self._in_cell = was_in_cell
        self._release()
        if rows:
            self.blocks += flattened(NestedTable(rows, origin))

    def _rows(self, table: _Element) -> Iterator[list[_Element]]:
        """Yield the cells of each row; the rows of a foot come last."""
        feet: list[_Element] = []
        for child in table:
            tag = child.tag
            if tag == "tr":
                yield self._cells_of(child)
            elif tag == "tfoot" and table.tag == "table":
                feet.append(child)
            elif tag in _ROW_GROUPS:
                yield from self._rows(child)
            elif tag in _CELLS:
                yield [child]
            else:
                self.walk(child)
        for foot in feet:
            yield from self._rows(foot)

    def _cells_of(self, row: _Element) -> list[_Element]:
        cells: list[_Element] = []
        for child in row:
            if child.tag in _CELLS:
                cells.append(child)
            elif child.tag in _ROW_GROUPS:
                cells += self._cells_of(child)
            else:
                self.walk(child)
        return cells

    def _cell(self, element: _Element) -> CellBlock | NestedCell:
        self._line = line_of(element) or self._line
        origin = self._origin(self._line)
        columns = _span(element.get("colspan"), _WIDEST)
        rows = _span(element.get("rowspan"), _TALLEST)
        words = _plain_words(element)
        if words is not None:
            return CellBlock(words, origin, columns, rows)
        outer, self.blocks = self.blocks, []
        self.walk(element)
        inner, self.blocks = self.blocks, outer
        blocks = tuple(block for block in inner if not isinstance(block, RemarkBlock))
        return NestedCell(blocks, origin, columns, rows)


def remarks_around(root: _Element, article: _Element) -> list[RemarkBlock]:
    """Return the comments for govlint that stand on a page outside the report."""
    inside = set(article.iter(Comment))
    before = reversed(list(root.itersiblings(Comment, preceding=True)))
    every = (*before, *root.iter(Comment), *root.itersiblings(Comment))
    return [
        RemarkBlock(said, Origin(line_of(comment), None, "html"))
        for comment in every
        if comment not in inside and (said := (comment.text or "").strip()).startswith(MARK)
    ]


def _plain_words(cell: _Element) -> str | None:
    """Return the words of a cell that holds nothing but paragraphs; None for another."""
    words = [cell.text or ""]
    if len(cell) == 1 and cell[0].tag == "p" and not len(cell[0]):  # perf: most cells
        only = cell[0]
        words += (only.text or "", only.tail or "")
        return "\n".join(filter(None, map(_collapsed, filter(None, words))))
    for child in cell:
        if child.tag != "p" or len(child):
            return None
        words += (child.text or "", child.tail or "")
    return "\n".join(filter(None, map(_collapsed, words)))


def _collapsed(text: str) -> str:
    """Return a text as a page shows it: white space of the source is one blank, or none within Chinese."""
    if text.isalnum():  # perf: most cells
        return text
    if "\n" in text:
        text = _HAN_BREAK.sub("", text)
    return _SPACES.sub(" ", text).strip()


def _span(written: str | None, most: int) -> int:
    """Return how many columns or rows a cell covers, as browsers understand it."""
    if written is None:
        return 1
    match = _DIGITS.match(written)
    if match is None:
        return 1
    number = int(match[1][:6])
    return min(number, most) if number or most == _WIDEST else most


def _list_number(items: _Element) -> Callable[[], str]:
    """Return what gives the number of each item of an ordered list, as a page shows it."""
    style = f"{items.get('type') or ''} {items.get('style') or ''}"
    start = _DIGITS.match(items.get("start") or "")
    count = int(start[1][:6]) if start else 1
    numbers = iter(range(count, count + MOST_CELLS))

    def following() -> str:
        number = next(numbers, 0)
        if _NO_NUMBER.search(style):
            return ""
        if _HAN_LIST.search(style):
            return f"{_in_han(number)}、"
        return f"{number}."

    return following


def _in_han(number: int) -> str:
    """Return a number up to 99 in Chinese."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens < 2 else _HAN_DIGITS[tens]
    return lead + ("十" if tens else "") + (_HAN_DIGITS[ones] if ones else "")
