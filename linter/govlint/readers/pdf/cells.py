"""Tables of a page: the words of their cells, and the tables that go on over the end of a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govlint.readers.pdf.letters import lines_of
from govlint.readers.pdf.overflow import placed
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.values import is_value_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.readers.pdf.letters import Letter
    from govlint.readers.pdf.rulings import Grid

# In points: what the borders of a cell keep free on both sides together, and how far the outer borders of
# the two parts of a table may differ.
_PADDING = 12.0
_SAME_BORDER = 4.0
_SPACE = regex(r"\s+")
_NUMBERED = regex(r"[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]|第.{1,3}条")


class PageCell(NamedTuple):
    """A cell, its place in the grid, and whether its last line goes as far as the cell does."""

    text: str
    column: int
    row: int
    columns: int
    rows: int
    page: int
    full: bool

    @property
    def below(self) -> int:
        """The number of the first row below the cell."""
        return self.row + self.rows

    @property
    def bare(self) -> str:
        """The cell's words without blanks."""
        return _SPACE.sub("", self.text)


class PageTable(NamedTuple):
    """A table: its first and last page, its borders from left to right, the number of its rows, its cells."""

    page: int
    last_page: int
    across: tuple[float, ...]
    height: int
    cells: tuple[PageCell, ...]

    def rows(self) -> Iterator[tuple[PageCell, ...]]:
        """Yield of each row the cells that begin in it; rows in which nothing stands are left out."""
        by_row = {row: tuple(cells) for row, cells in groupby(self.cells, key=lambda each: each.row)}
        open_until = 0
        for row in range(self.height):
            cells = by_row.get(row, ())
            if row < open_until or any(cell.bare for cell in cells):
                yield cells
            open_until = max([open_until, *(cell.below for cell in cells if cell.bare)])


def table_of(grid: Grid, letters: Iterable[Letter], page: int) -> PageTable:
    """Put the letters of a page that lie within a grid into its cells."""
    owners = {
        (column, row): number
        for number, cell in enumerate(grid.cells)
        for column in range(cell.column, cell.column + cell.columns)
        for row in range(cell.row, cell.row + cell.rows)
    }
    held: list[list[Letter]] = [[] for _ in grid.cells]
    for letter, place in placed(letters, grid):
        held[owners[place]].append(letter)
    cells = []
    for square, own in zip(grid.cells, held, strict=True):
        width = grid.across[square.column + square.columns] - grid.across[square.column]
        text, full = _words(own, width)
        cells.append(PageCell(text, *square, page, full))
    return PageTable(page, page, grid.across, len(grid.down) - 1, tuple(cells))


def _words(letters: Sequence[Letter], width: float) -> tuple[str, bool]:
    """Return a cell's words, lines that were broken joined, and whether the last line is a full one."""
    text, room = "", 0.0
    size = 0.0
    for line in lines_of(letters):
        if text:
            text += _joint(text, line.text) if room < line.width_of_head + _PADDING else "\n"
        text += line.text
        room = width - (line.right - line.left)
        size = line.size
    return text, bool(text) and room < 2 * size + _PADDING


def _joint(before: str, after: str) -> str:
    """Return what is put between two halves of a broken line: a blank between Latin words, or nothing."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() else ""


def joined(table: PageTable, then: PageTable) -> PageTable | None:
    """Return a table with what the next page begins with, if that is the same table going on.

    The same it is if outer borders and columns are the same. Rows of its head that are printed again are
    left out, and a cell or a row that the page's end has cut in two is made whole.
    """
    if not _same_columns(table.across, then.across):
        return None
    across, (above, below) = _common(table, then)
    below = _without_repeated_head(above, below)
    if not below.cells:
        return above._replace(last_page=then.last_page)
    if _is_cut(above, below):
        above, below = _with_cut_row(above, below)
    else:
        above, below = _with_labels_going_on(above, below)
    moved = tuple(cell._replace(row=cell.row + above.height) for cell in below.cells)
    cells = sorted((*above.cells, *moved), key=lambda each: (each.row, each.column))
    return PageTable(table.page, then.last_page, across, above.height + below.height, tuple(cells))


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the borders of one of two tables are all borders of the other too."""
    if abs(one[0] - other[0]) > _SAME_BORDER or abs(one[-1] - other[-1]) > _SAME_BORDER:
        return False
    fewer, more = sorted((one, other), key=len)
    return all(any(abs(border - each) <= _SAME_BORDER for each in more) for border in fewer)


def _common(one: PageTable, other: PageTable) -> tuple[tuple[float, ...], tuple[PageTable, PageTable]]:
    """Return two tables with the columns of the one that has more of them."""
    across = max(one.across, other.across, key=len)

    def moved(table: PageTable) -> PageTable:
        places = [min(range(len(across)), key=lambda i: abs(across[i] - border)) for border in table.across]
        cells = [
            cell._replace(
                column=places[cell.column],
                columns=places[cell.column + cell.columns] - places[cell.column],
            )
            for cell in table.cells
        ]
        return table._replace(across=across, cells=tuple(cells))

    return across, (moved(one), moved(other))


def _without_repeated_head(above: PageTable, below: PageTable) -> PageTable:
    """Return the lower part without the rows that repeat those that the table begins with."""
    repeated = 0
    for row in range(min(above.height, below.height)):
        first, again = _row(above, row), _row(below, row)
        if [cell.bare for cell in first] != [cell.bare for cell in again]:
            break
        if any(is_value_like(cell.text) and cell.bare for cell in again):
            break
        repeated = row + 1
    if not any(cell.bare for cell in below.cells if cell.row < repeated):
        return below
    if any(cell.row < repeated < cell.below for cell in below.cells):
        return below
    cells = (cell._replace(row=cell.row - repeated) for cell in below.cells if cell.row >= repeated)
    return below._replace(height=below.height - repeated, cells=tuple(cells))


def _row(table: PageTable, row: int) -> list[PageCell]:
    return [cell for cell in table.cells if cell.row == row]


def _pairs(above: PageTable, below: PageTable) -> list[tuple[PageCell, PageCell]]:
    """Return the cells that touch the end of the page, each with the one that goes on under it."""
    last = {(cell.column, cell.columns): cell for cell in above.cells if cell.below == above.height}
    return [
        (last[cell.column, cell.columns], cell)
        for cell in _row(below, 0)
        if (cell.column, cell.columns) in last
    ]


def _is_number(cell: PageCell) -> bool:
    return bool(cell.bare) and is_value_like(cell.text)


def _is_cut(above: PageTable, below: PageTable) -> bool:
    """Whether the page's end has cut a row in two: a label breaks off, and its values stand on one side."""
    pairs = _pairs(above, below)
    if len(pairs) != len(_row(below, 0)):
        return False
    broken = False
    for upper, lower in pairs:
        if not (upper.bare and lower.bare):
            continue
        if not _breaks_off(upper, lower):
            return False
        broken = True
    return broken


def _breaks_off(upper: PageCell, lower: PageCell) -> bool:
    """Whether the words of one cell go on in another."""
    numbers = _is_number(upper) or _is_number(lower)
    return upper.full and not numbers and _NUMBERED.match(lower.bare) is None


def _with_cut_row(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    whole = {
        (upper.row, upper.column): _whole(upper, lower, lower.rows - 1)
        for upper, lower in _pairs(above, below)
    }
    cells = tuple(whole.get((cell.row, cell.column), cell) for cell in above.cells)
    rest = tuple(cell._replace(row=cell.row - 1) for cell in below.cells if cell.row)
    return above._replace(cells=cells), below._replace(height=below.height - 1, cells=rest)


def _whole(upper: PageCell, lower: PageCell, further_rows: int) -> PageCell:
    text = upper.text + _joint(upper.text, lower.text) + lower.text
    return upper._replace(text=text, rows=upper.rows + further_rows)


def _with_labels_going_on(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    """Join cells at the top of a page with the label of several rows that goes on in them.

    A blank in a column of values stays what it is.
    """
    values = {cell.column for cell in above.cells if cell.columns == 1 and _is_number(cell)}
    going_on = {
        (upper.row, upper.column): (upper, lower)
        for upper, lower in _pairs(above, below)
        if upper.bare
        and values.isdisjoint(range(lower.column, lower.column + lower.columns))
        and (not lower.bare or (max(upper.rows, lower.rows) > 1 and _breaks_off(upper, lower)))
    }
    taken = {(lower.row, lower.column) for _, lower in going_on.values()}
    cells = tuple(
        _whole(*going_on[cell.row, cell.column], going_on[cell.row, cell.column][1].rows)
        if (cell.row, cell.column) in going_on
        else cell
        for cell in above.cells
    )
    rest = tuple(cell for cell in below.cells if (cell.row, cell.column) not in taken)
    return above._replace(cells=cells), below._replace(cells=rest)
