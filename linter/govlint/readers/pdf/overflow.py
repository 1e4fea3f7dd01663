"""Words that are too long for their cell and are drawn on over its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.readers.pdf.letters import Letter
    from govlint.readers.pdf.rulings import Grid

_Square: TypeAlias = "tuple[int, int]"
_Cell: TypeAlias = "tuple[float, float, _Square]"

# In parts of a letter's size: letters closer than this are drawn as one stretch, and one that reaches further
# over a border than this is cut by it.
_TOUCHING = 0.06
_CUT = 0.08
_CENTRED = 0.3


def placed(letters: Iterable[Letter], grid: Grid) -> Iterator[tuple[Letter, _Square]]:
    """Yield letters with the square of the grid that their cell begins in or goes through.

    A letter belongs where it stands; a stretch of letters that runs on over a border belongs to one cell,
    if the border goes through a letter or other letters are drawn over it.
    """
    letters = list(letters)
    cells = {
        (column, row): (
            grid.across[cell.column],
            grid.across[cell.column + cell.columns],
            (cell.column, cell.row),
        )
        for cell in grid.cells
        for column in range(cell.column, cell.column + cell.columns)
        for row in range(cell.row, cell.row + cell.rows)
    }
    for stretch in _stretches(letters):
        squares = [grid.square_at(letter.middle) for letter in stretch]
        if len({cells[square][2] for square in squares}) > 1 and (
            any(_is_cut(letter, grid) for letter in stretch) or _is_covered(stretch, letters)
        ):
            squares = [_home(stretch, [cells[square] for square in squares])] * len(stretch)
        yield from zip(stretch, squares, strict=True)


def _stretches(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield letters together that touch each other, in the order in which they are drawn."""
    stretch: list[Letter] = []
    for letter in letters:
        if stretch and not _touches(stretch[-1], letter):
            yield stretch
            stretch = []
        stretch.append(letter)
    if stretch:
        yield stretch


def _touches(before: Letter, letter: Letter) -> bool:
    play = _TOUCHING * letter.size
    return abs(letter.left - before.right) < play and abs(letter.bottom - before.bottom) < play


def _is_cut(letter: Letter, grid: Grid) -> bool:
    room, height = _CUT * letter.size, letter.middle[1]
    return grid.square_at((letter.left + room, height)) != grid.square_at((letter.right - room, height))


def _is_covered(stretch: Sequence[Letter], letters: Iterable[Letter]) -> bool:
    left, right = stretch[0].left, stretch[-1].right
    own = set(map(id, stretch))
    return any(
        left < letter.middle[0] < right and stretch[0].top < letter.middle[1] < stretch[0].bottom
        for letter in letters
        if id(letter) not in own and letter.text.strip()
    )


def _home(stretch: Sequence[Letter], cells: Iterable[_Cell]) -> _Square:
    """Return the cell in whose middle a stretch stands, or else the one in which it begins."""
    middle = (stretch[0].left + stretch[-1].right) / 2
    first, *others = cells
    play = _CENTRED * stretch[0].size
    centred = [cell for cell in (first, *others) if abs((cell[0] + cell[1]) / 2 - middle) < play]
    return (centred or [first])[0][2]
