"""Tables: rows and cells as the file has them, and which cells are one cell on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from govlint.readers.blocks import NestedCell, NestedTable
from govlint.readers.docx.markup import ALTERNATES, attribute, children, integer, nested, switch, value_of, w
from govlint_grammar.source import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.blocks import Block
    from govlint.readers.docx.markup import Element

_AROUND = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")))
_ROW = w("tr")
_CELL = w("tc")
# Word itself draws no more columns than 63.
_MOST_COLUMNS = 100
# Twentieths of a point: edges of rows that were drawn by hand differ by less, columns are never narrower.
_NARROW = 200


class CellReader(Protocol):
    """What reads the inside of a cell."""

    def blocks(self, element: Element, depth: int = 0, place: Origin | None = None) -> list[Block]:
        """Return the blocks that stand in an element."""
        ...

    def count_place(self) -> None:
        """Count a cell."""
        ...


class _Cell:
    """A cell that may still grow downwards and to the right."""

    def __init__(self, blocks: tuple[Block, ...], origin: Origin, columns: int, row: int) -> None:
        self.blocks = blocks
        self.origin = origin
        self.columns = columns
        self.first_row = row
        self.rows = 1

    def frozen(self) -> NestedCell:
        return NestedCell(self.blocks, self.origin, self.columns, self.rows)


class TableReader:
    """Reads tables, and counts them.

    Args:
        cells: reads the inside of cells.
    """

    def __init__(self, cells: CellReader) -> None:
        self._cells = cells
        self._tables = 0

    def table(self, element: Element, depth: int) -> NestedTable:
        """Return a table; one inside another is counted after it."""
        self._tables += 1
        origin = Origin(None, None, "docx", table=self._tables)
        grid = _grid(element)
        rows: list[list[_Cell]] = []
        open_cells: dict[int, _Cell] = {}
        for number, row in enumerate(_within(element, _ROW), 1):
            properties = nested(row, "trPr")
            if properties is not None and (
                nested(properties, "del") is not None or switch(properties, "hidden")
            ):
                continue
            place = origin._replace(row=number)
            cells, open_cells = self._row(row, depth + 1, place, len(rows), open_cells)
            width = _indented(properties, grid)
            if width:
                cells.insert(0, _Cell((), place._replace(cell=1), width, len(rows)))
            rows.append(cells)
        return NestedTable(tuple(tuple(cell.frozen() for cell in row) for row in rows), origin)

    def _row(
        self, row: Element, depth: int, place: Origin, index: int, above: dict[int, _Cell]
    ) -> tuple[list[_Cell], dict[int, _Cell]]:
        """Return the cells that begin in a row, and by their column those that may go on in the next."""
        cells: list[_Cell] = []
        going_on: dict[int, _Cell] = {}
        column = _columns_before(nested(row, "trPr"))
        for number, element in enumerate(_within(row, _CELL), 1):
            self._cells.count_place()
            properties = nested(element, "tcPr")
            columns = _columns(properties)
            if properties is not None and nested(properties, "cellDel") is not None:
                continue
            upper = above.get(column) if _goes_on(properties, "vMerge") else None
            if upper is not None:
                upper.rows = index - upper.first_row + 1
                going_on[column] = upper
            elif _goes_on(properties, "hMerge") and cells:
                cells[-1].columns += columns
            else:
                origin = place._replace(cell=number)
                inside = self._cells.blocks(element, depth + 1, origin)
                cells.append(_Cell(tuple(inside), origin, columns, index))
                if properties is not None and nested(properties, "vMerge") is not None:
                    going_on[column] = cells[-1]
            column += columns
        return cells, going_on


def _within(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also from within what only stands around them."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == name:
            yield child
        elif child.tag in _AROUND:
            waiting.append(iter(child))
        elif child.tag == ALTERNATES and len(child):
            waiting.append(iter(child[0]))


def _goes_on(properties: Element | None, name: str) -> bool:
    """Return whether a cell is the continuation of another; it is unless it says that it begins."""
    merge = nested(properties, name) if properties is not None else None
    return merge is not None and value_of(merge) not in ("restart", "rest")


def _columns(properties: Element | None) -> int:
    span = integer(value_of(nested(properties, "gridSpan"))) if properties is not None else None
    return min(max(span or 1, 1), _MOST_COLUMNS)


def _columns_before(properties: Element | None) -> int:
    before = integer(value_of(nested(properties, "gridBefore"))) if properties is not None else None
    return min(max(before or 0, 0), _MOST_COLUMNS)


def _grid(table: Element) -> list[int]:
    """Return the widths of a table's columns."""
    grid = nested(table, "tblGrid")
    columns = children(grid, "gridCol") if grid is not None else ()
    return [integer(attribute(each, "w")) or 0 for each in columns]


def _indented(properties: Element | None, grid: list[int]) -> int:
    """Return by how many columns a row begins further right than the table, slight shifts aside."""
    columns = _columns_before(properties)
    if properties is None or not columns:
        return 0
    stated = nested(properties, "wBefore")
    width = integer(attribute(stated, "w")) if stated is not None else None
    if not width:
        width = sum(grid[:columns]) or _NARROW
    return columns if width >= _NARROW else 0
