"""Which cell of a row stands in which column, when merged cells have left blanks behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint_grammar.tree import Cell


def place_values(cells: tuple[Cell, ...], count: int, *, trailing_first: bool) -> tuple[Cell, ...] | None:
    """Choose a row's value cells.

    A merged cell may leave blanks before the values (a label over several columns) or after them. Blanks
    are dropped only where that leaves the right number.

    Args:
        cells: the cells behind the row's label.
        count: how many values the row must have.
        trailing_first: where blanks could be dropped at either end, whether those after the values go.

    Returns:
        ``count`` cells; None when there are too few, or too many that are not blank.
    """
    extra = len(cells) - count
    if extra == 0:
        return cells
    if extra < 0 or count == 0:
        return None
    fitting = [
        lead
        for lead in range(extra + 1)
        if not any(cell.text for cell in cells[:lead])
        and not any(cell.text for cell in cells[lead + count :])
    ]
    if not fitting:
        return None
    if len(fitting) == 1:
        return cells[fitting[0] : fitting[0] + count]
    lead = fitting[0] if trailing_first else fitting[-1]
    return cells[lead : lead + count]
