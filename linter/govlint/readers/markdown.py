"""The reader of Markdown: from the bytes of a file to its `Source`, marks and escapes taken off.

Pipe tables and tables in HTML are tables; the rows of a pipe table are as long as they are written. A comment
that begins with ``govlint:`` is kept for the machine. A file in canonical layout is read as the text it is.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from govlint.readers.blocks import (
    CellBlock,
    NestedTable,
    ParagraphBlock,
    RemarkBlock,
    flattened,
    numbered,
    source_of_blocks,
)
from govlint.readers.html_blocks import PageWalker
from govlint.readers.html_tree import page_tree
from govlint.readers.limits import (
    DEEPEST_NESTING,
    MEGABYTE,
    MOST_CELLS,
    check_size,
    too_deep,
    too_many_cells,
)
from govlint.readers.markdown_lines import cells_of, words_of
from govlint.readers.other_formats import refuse_page
from govlint.readers.text import decoded, source_of
from govlint_grammar.patterns import regex
from govlint_grammar.source import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from govlint.readers.blocks import Block
    from govlint_grammar.source import Source

KIND: Final = "markdown"
LARGEST_MARKDOWN: Final = MEGABYTE
MOST_LINES: Final = 20_000

# markdown-it takes time in proportion to the square of the brackets of a paragraph.
_MOST_BRACKETS = 2_000

_FRONT_MATTER = regex(r"---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_CANONICAL = regex(r"^\t[^\n]*\n(?:[^\S\n\t]*\n)?\t", re.MULTILINE)
_NESTING = regex(r"[-+*>][ \t>]|\d[.)][ \t]")
_INDENT = regex(r"[\s>]*")
_LEADING_COMMENT = regex(r"\s*<!--\s*(?:(govlint:.*?)|.*?)-->", re.DOTALL)
_TABLE = regex(r"<table\b", re.IGNORECASE)
_TABLE_END = regex(r"</table\s*>", re.IGNORECASE)


def read_markdown(data: bytes, name: str = "-") -> Source:
    """Read a report in Markdown.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        UnreadableFile: there is no text in it, or it is larger or deeper than any report.
        UnknownEncoding: its bytes are in no known encoding.
    """
    refuse_page(data)
    text, encoding = decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CANONICAL.search(text):
        return source_of(decoded(data)[0], name, encoding)
    check_size(data, LARGEST_MARKDOWN)
    marks = chain(_NESTING.finditer(text), _TABLE.finditer(text))
    if max(text.count("|"), sum(1 for _ in marks)) > MOST_CELLS or text.count("\n") > MOST_LINES:
        raise too_many_cells()
    blocks = numbered(_Document(text).blocks())
    return source_of_blocks(blocks, name=name, kind=KIND, encoding=encoding)


class _Document:
    """A text in Markdown, and how far it has been read."""

    def __init__(self, text: str) -> None:
        front = _FRONT_MATTER.match(text)
        if front is not None:
            text = "\n" * front.group().count("\n") + text[front.end() :]
        self._lines = text.split("\n")
        self._md = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING})
        self._md.enable("table").disable(["code", "reference"])
        self._inline = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING}).enable("strikethrough")
        if text.count("[") > _MOST_BRACKETS:
            self._inline.disable(["link", "image"])
        self._md.core.ruler.enableOnly(["normalize", "block"])
        self._tokens = self._md.parse(text)
        self._prefix = ""

    def blocks(self) -> Iterator[Block | RemarkBlock]:
        """Yield paragraphs, tables and comments for govlint.

        Raises:
            UnreadableFile: parts stand deeper within each other than in any report.
        """
        skip_to = 0
        for index, token in enumerate(self._tokens):
            if token.level >= DEEPEST_NESTING - 1:
                raise too_deep()
            if token.map is None or token.map[0] < skip_to:
                continue
            if token.type == "table_open":
                skip_to = token.map[1]
                yield from self._table(*token.map)
            elif token.type == "html_block":
                skip_to = self._end_of_html(index, token)
                yield from self._html(token.map[0], skip_to)
            else:
                yield from self._block(token, token.map[0])

    def _block(self, token: Token, line: int) -> Iterator[Block | RemarkBlock]:
        if token.type == "list_item_open":
            self._prefix = token.info + token.markup if token.info else ""
        elif token.type == "inline":
            words = words_of(token.content, self._inline)
            for number, text in words.remarks:
                yield RemarkBlock(text, _origin(line + number))
            for number, text in words.lines:
                yield ParagraphBlock(self._prefix + text, _origin(line + number))
                self._prefix = ""
        elif token.type == "fence":
            for number, text in enumerate(token.content.split("\n"), 1):
                yield ParagraphBlock(text, _origin(line + number))

    def _table(self, start: int, end: int) -> Iterator[Block]:
        rows: list[tuple[CellBlock, ...]] = []
        for number in range(start, end):
            if number == start + 1:
                continue
            cells = cells_of(_INDENT.sub("", self._lines[number], count=1), self._inline)
            if number > start or any(cells):  # a table without a header has a blank one
                rows.append(tuple(CellBlock(cell, _origin(number)) for cell in cells))
        yield from flattened(NestedTable(tuple(rows), _origin(start)))

    def _end_of_html(self, index: int, token: Token) -> int:
        """Return the line after a piece of HTML; a table goes on to the block in which it ends."""
        end = token.map[1] if token.map else 0
        depth = len(_TABLE.findall(token.content)) - len(_TABLE_END.findall(token.content))
        line = end
        while depth > 0 and line < len(self._lines):
            depth += len(_TABLE.findall(self._lines[line])) - len(_TABLE_END.findall(self._lines[line]))
            line += 1
        if depth > 0 or line == end:
            return end
        for later in self._tokens[index + 1 :]:
            if later.map is not None:
                if later.map[0] >= line:
                    break
                line = max(line, later.map[1])
        return line

    def _html(self, start: int, end: int) -> Iterator[Block | RemarkBlock]:
        text = "\n".join(self._lines[start:end])
        at = 0
        while (comment := _LEADING_COMMENT.match(text, at)) is not None:
            at = comment.end()
            if said := (comment[1] or "").strip():
                yield RemarkBlock(said, _origin(start + text.count("\n", 0, comment.start(1))))
        root = page_tree(text[at:])
        if root is not None:
            walker = PageWalker(KIND, start + text.count("\n", 0, at))
            walker.walk(root)
            yield from walker.blocks


def _origin(line: int) -> Origin:
    return Origin(line + 1, None, KIND)
