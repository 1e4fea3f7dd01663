"""From the pages of an opened PDF to paragraphs and tables, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.pdf.cells import PageTable, joined, table_of
from govlint.readers.pdf.frames import with_tables_only
from govlint.readers.pdf.furniture import PageLines, without_furniture
from govlint.readers.pdf.letters import lines_of
from govlint.readers.pdf.paragraphs import Paragraph, PlacedLine, frame_of, paragraphs_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pdf.frames import PageContent
    from govlint.readers.pdf.letters import Letter, Line
    from govlint.readers.pdf.rulings import Grid


class _Laid(NamedTuple):
    """A page taken apart: its tables, each with where it begins and ends, and its lines outside of them."""

    number: int
    tables: tuple[tuple[float, PageTable], ...]
    lines: PageLines


def blocks_of(pages: Sequence[PageContent]) -> list[Paragraph | PageTable]:
    """Return the paragraphs and tables of a document; a table that goes on over pages is one."""
    laid = [_laid(page) for page in with_tables_only(pages)]
    kept = without_furniture([page.lines for page in laid])
    frame = frame_of([line for lines in kept for line in lines], max(page.width for page in pages))
    blocks: list[Paragraph | PageTable] = []
    prose: list[PlacedLine] = []
    for page, lines in zip(laid, kept, strict=True):
        for item in _in_order(page, lines):
            if isinstance(item, PageTable):
                blocks += paragraphs_of(prose, frame)
                prose.clear()
                _add(item, blocks)
            else:
                prose.append(PlacedLine(item, page.number))
    blocks += paragraphs_of(prose, frame)
    return blocks


def _add(table: PageTable, blocks: list[Paragraph | PageTable]) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, PageTable) and last.last_page == table.page - 1:
        whole = joined(last, table)
        if whole is not None:
            blocks[-1] = whole
            return
    blocks.append(table)


def _laid(page: PageContent) -> _Laid:
    """Part the letters of a page into those of its tables and those of its prose."""
    grids = sorted(page.grids, key=_area)
    held: list[list[Letter]] = [[] for _ in grids]
    prose: list[Letter] = []
    for letter in page.letters:
        home = next((own for grid, own in zip(grids, held, strict=True) if grid.holds(letter.middle)), prose)
        home.append(letter)
    tables = [
        (grid.down[0], table_of(grid, own, page.number))
        for grid, own in zip(grids, held, strict=True)
        if any(letter.text.strip() for letter in own)
    ]
    ends = [grid.down for grid in grids] or [(page.height, 0.0)]
    lines = PageLines(
        page.height,
        tuple(lines_of(prose)),
        min(down[0] for down in ends),
        max(down[-1] for down in ends),
    )
    return _Laid(page.number, tuple(tables), lines)


def _area(grid: Grid) -> float:
    return (grid.across[-1] - grid.across[0]) * (grid.down[-1] - grid.down[0])


def _in_order(page: _Laid, lines: Sequence[Line]) -> list[Line | PageTable]:
    """Return lines and tables from the top of a page to its bottom."""
    items: list[tuple[float, Line | PageTable]] = [(line.top, line) for line in lines]
    items += page.tables
    return [item for _, item in sorted(items, key=lambda each: each[0])]
