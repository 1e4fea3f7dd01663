"""Blocks: what the readers of structured formats give, and the canonical text that is written of them.

A paragraph is a line; a cell of a table a line that starts with a tab; a blank line stands between rows, two
blank lines behind a table. Each line knows where it stands in the original file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import MOST_CELLS, too_many_cells
from govlint.readers.text import no_words
from govlint_grammar.patterns import regex
from govlint_grammar.radicals import without_radicals
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Origin, Remark, Source
from govlint_grammar.values import is_value_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A line of a cell that the layout grammar takes for the same cell; any other would end the table.
_LINE_OF_A_CELL = regex(r"(?!注|备注|[#|]|\S{0,3}[、．])(?!.{0,30}(?:情况|问题|不足|事项))[^。；]{1,45}")
_new = tuple.__new__

_UNSEEN = "\u200b\ufeff\u2060"
_CONTROLS = {**dict.fromkeys(range(0x20)), ord("\t"): " ", 0x7F: None}


class ParagraphBlock(NamedTuple):
    """A paragraph; line ends within it part it into several."""

    text: str
    origin: Origin


class CellBlock(NamedTuple):
    """A cell of a table.

    Attributes:
        text: its words, with a line end between its paragraphs.
        origin: where it stands.
        columns: the columns that it covers.
        rows: the rows that it covers.
    """

    text: str
    origin: Origin
    columns: int = 1
    rows: int = 1


class TableBlock(NamedTuple):
    """A table: of each row the cells that begin in it; what goes on from above is not said again."""

    rows: tuple[tuple[CellBlock, ...], ...]
    origin: Origin


Block = ParagraphBlock | TableBlock


class RemarkBlock(NamedTuple):
    """A comment between blocks that speaks to govlint; nothing is written of it."""

    text: str
    origin: Origin


class NestedCell(NamedTuple):
    """A cell as it stands in the file: with paragraphs, and perhaps tables, in it."""

    blocks: tuple[Block, ...]
    origin: Origin
    columns: int = 1
    rows: int = 1


class NestedTable(NamedTuple):
    """A table as it stands in the file, before it is known whether it only arranges a page."""

    rows: tuple[tuple[NestedCell | CellBlock, ...], ...]
    origin: Origin


def source_of_blocks(
    blocks: Iterable[Block | RemarkBlock], *, name: str, kind: str, encoding: str = "utf-8"
) -> Source:
    """Write blocks as canonical text.

    Args:
        blocks: the paragraphs and tables in the order of the document.
        name: how messages call the file.
        kind: the format's name in machine output.
        encoding: the encoding that the file was read with.

    Raises:
        UnreadableFile: there is no word in them, or there are more cells than any report has.
    """
    lines: list[str] = []
    origins: list[tuple[int, Origin]] = []
    remarks: list[Remark] = []
    at = 0
    for block in blocks:
        if isinstance(block, RemarkBlock):
            remarks.append(Remark(at, block.text, block.origin))
            continue
        for line, origin in _lines(block):
            if origin is not None:
                origins.append((at, origin))
                if len(origins) > MOST_CELLS:
                    raise too_many_cells()
            lines.append(line)
            at += len(line) + 1
    if not any(map(str.strip, lines)):
        raise UnreadableFile(no_words())
    text = without_radicals("\n".join((*lines, "")))
    return Source(text, name, encoding, kind=kind, origins=tuple(origins), remarks=tuple(remarks))


def numbered(blocks: Iterable[Block | RemarkBlock]) -> Iterator[Block | RemarkBlock]:
    """Yield blocks with their numbers, from 1: paragraphs, tables, rows of a table, cells of a row.

    A reader that leaves out tables which only arrange the page numbers what is left; lines and pages stay
    as they are.
    """
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, ParagraphBlock):
            paragraphs += 1
            yield block._replace(origin=block.origin._replace(paragraph=paragraphs))
        elif isinstance(block, TableBlock):
            tables += 1
            rows = tuple(
                tuple(_numbered_cell(cell, tables, row, number) for number, cell in enumerate(cells, 1))
                for row, cells in enumerate(block.rows, 1)
            )
            yield TableBlock(rows, block.origin._replace(table=tables))
        else:
            yield block


def _numbered_cell(cell: CellBlock, table: int, row: int, number: int) -> CellBlock:
    # perf: without the detour over _replace, as there are hundreds of them
    text, (line, column, kind, *_, page), columns, rows = cell
    origin = _new(Origin, (line, column, kind, None, table, row, number, page))
    return _new(CellBlock, (text, origin, columns, rows))


def flattened(table: NestedTable) -> tuple[Block, ...]:
    """Return what a table is to a reader: itself, or what it holds if it only arranges a page.

    A table of one column arranges paragraphs, one with tables in its cells a page; a table of one row in a
    cell is more cells of the row. Tables in its cells are to be flattened before.
    """
    if all(len(row) <= 1 for row in table.rows) or any(map(_holds_table, _cells(table))):
        return tuple(block for cell in _cells(table) for block in _blocks_of(cell))
    rows = (tuple(each for cell in row for each in _inlined(cell)) for row in table.rows)
    return (TableBlock(tuple(rows), table.origin),)


def _cells(table: NestedTable) -> Iterator[NestedCell | CellBlock]:
    return (cell for row in table.rows for cell in row)


def _blocks_of(cell: NestedCell | CellBlock) -> tuple[Block, ...]:
    return cell.blocks if isinstance(cell, NestedCell) else (ParagraphBlock(cell.text, cell.origin),)


def _holds_table(cell: NestedCell | CellBlock) -> bool:
    return isinstance(cell, NestedCell) and any(
        isinstance(block, TableBlock) and len(block.rows) > 1 for block in cell.blocks
    )


def _inlined(cell: NestedCell | CellBlock) -> Iterator[CellBlock]:
    """Yield a cell's paragraphs as one cell, and the cells of a table of one row as further ones."""
    if isinstance(cell, CellBlock):
        yield cell
        return
    words = [block.text for block in cell.blocks if isinstance(block, ParagraphBlock)]
    inner = [each for block in cell.blocks if isinstance(block, TableBlock) for each in block.rows[0]]
    if any(map(str.strip, words)) or not inner:
        yield CellBlock("\n".join(words), cell.origin, cell.columns, cell.rows)
    yield from (each._replace(rows=cell.rows) for each in inner)


def _lines(block: Block) -> Iterator[tuple[str, Origin | None]]:
    if isinstance(block, TableBlock):
        yield from _table_lines(block)
        return
    for line in _clean_lines(block.text):
        yield line, block.origin


def _table_lines(table: TableBlock) -> Iterator[tuple[str, Origin | None]]:
    """Yield the cells of each row that has any, and the blank lines that keep rows and tables apart."""
    blank = "", None
    some = False
    for row in _with_continued(table.rows):
        if some:
            yield blank
        some = True
        for cell in row:
            first, *more = _cell_lines(cell.text)
            yield "\t" + first, cell.origin
            for line in more:
                yield line, cell.origin
    if some:
        yield blank
        yield blank


def _with_continued(rows: Iterable[Sequence[CellBlock]]) -> Iterator[list[CellBlock]]:
    """Yield the rows with a blank cell for each that goes on from above, as tables stand in a text."""
    open_cells: list[tuple[int, int, CellBlock]] = []  # column, rows still to come, the cell; by column
    places = 0
    for row in rows:
        places += len(row) + len(open_cells)
        if places > MOST_CELLS:
            raise too_many_cells()
        written: list[CellBlock] = []
        going_on: list[tuple[int, int, CellBlock]] = []
        waiting = iter(open_cells)
        upper = next(waiting, None)
        column = 0
        for cell in row:
            while upper is not None and upper[0] <= column:
                written.append(upper[2]._replace(text=""))
                column = max(column, upper[0] + upper[2].columns)
                upper = next(waiting, None)
            written.append(cell)
            if cell.rows > 1:
                going_on.append((column, cell.rows - 1, cell))
            column += cell.columns
        while upper is not None:
            written.append(upper[2]._replace(text=""))
            upper = next(waiting, None)
        still = [(at, left - 1, cell) for at, left, cell in open_cells if left > 1]
        open_cells = sorted([*still, *going_on], key=lambda each: each[0])
        if row:
            yield written


def _cell_lines(text: str) -> list[str]:
    """Return a cell's lines as they are written: one alone where a further one would not be read as its own.

    Two numbers in a cell stay two: behind a blank alone they would be read as one.
    """
    if not text:
        return [text]
    first, *more = _clean_lines(text.replace("|", "｜")) or [""]
    if not more:
        return [first]
    if not is_value_like(first) and all(map(_LINE_OF_A_CELL.fullmatch, more)):
        return [first, *more]
    joined = first
    last = first
    for line in more:
        joined += ("；" if is_value_like(last) and is_value_like(line) else " ") + line
        last = line
    return [joined]


def _clean_lines(text: str) -> list[str]:
    """Return the lines of a text that hold words, without what would be taken for layout."""
    if text.isalnum():  # perf: most cells
        return [text]
    lines = (line.translate(_CONTROLS).strip().strip(_UNSEEN).strip() for line in text.splitlines())
    return [line for line in lines if line]
