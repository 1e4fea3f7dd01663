"""Which of the things that strokes draw on a page are tables, and which only frame its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.pdf.letters import Letter
    from govlint.readers.pdf.rulings import Grid

# In points: how far borders of the parts of a table may differ, and the highest row.
_SAME_BORDER = 4.0
_HIGHEST_ROW = 60.0
# Letters that may stand between a table and the end of its page: a page number, a running head.
_MOST_BETWEEN = 30


class PageContent(NamedTuple):
    """What is drawn on a page: its number, width, height, letters and ruled tables."""

    number: int
    width: float
    height: float
    letters: Sequence[Letter]
    grids: Sequence[Grid]


def with_tables_only(pages: Sequence[PageContent]) -> Iterator[PageContent]:
    """Yield the pages with those grids alone that are tables.

    A frame around words is none, nor is a row of one cell; but such rows are part of the table on the page
    before or after, if that one ends or begins where they are and has the same outer borders.
    """
    for number, page in enumerate(pages):
        yield page._replace(
            grids=[
                grid
                for grid in page.grids
                if grid.has_columns
                or _goes_on(grid, page, pages[number + 1 : number + 2])
                or _goes_on_from(grid, page, pages[number - 1 : number] if number else ())
            ]
        )


def _goes_on(grid: Grid, page: PageContent, following: Sequence[PageContent]) -> bool:
    """Whether rows of one cell at the end of a page are the beginning of a table on the next."""
    return any(
        _is_part(grid, other)
        and _few(page.letters, above=None, below=grid)
        and _few(then.letters, above=other, below=None)
        for then in following
        for other in then.grids
    )


def _goes_on_from(grid: Grid, page: PageContent, preceding: Sequence[PageContent]) -> bool:
    """Whether rows of one cell at the beginning of a page are the end of a table on the one before."""
    return any(
        _is_part(grid, other)
        and _few(page.letters, above=grid, below=None)
        and _few(before.letters, above=None, below=other)
        for before in preceding
        for other in before.grids
    )


def _is_part(grid: Grid, other: Grid) -> bool:
    heights = (lower - upper for upper, lower in zip(grid.down, grid.down[1:], strict=False))
    return (
        other.has_columns
        and all(height <= _HIGHEST_ROW for height in heights)
        and abs(grid.across[0] - other.across[0]) <= _SAME_BORDER
        and abs(grid.across[-1] - other.across[-1]) <= _SAME_BORDER
    )


def _few(letters: Sequence[Letter], *, above: Grid | None, below: Grid | None) -> bool:
    """Whether hardly a letter stands above or below a grid."""
    count = sum(
        (above is not None and letter.bottom < above.down[0])
        or (below is not None and letter.top > below.down[-1])
        for letter in letters
        if letter.text.strip()
    )
    return count <= _MOST_BETWEEN
