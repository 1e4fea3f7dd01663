"""Totals that are left blank although their parts are filled, and what the parts add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.binding import State
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Balance


class BlankTotal(NamedTuple):
    """A blank cell that is the total of others, all of which hold numbers.

    Attributes:
        sum: what these add up to; None where it is the total of two lines that do not agree.
        fits: whether every other sum that the cell enters would hold with this number.
    """

    cell: ValueCell
    sum: Decimal | None
    fits: bool


class _Line(NamedTuple):
    """A sum that the form asks for, by the keys of its cells."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def blank_totals(
    table: BoundTable, covers: Callable[[Balance], bool] | None = None
) -> tuple[BlankTotal, ...]:
    """Return the blank totals of a table, in the form's order.

    Args:
        table: the table.
        covers: which of the form's balances count; all, if it is not given.
    """
    blank = [cell.key for cell in table.irregular if cell.value.state is State.BLANK]
    if not blank:
        return ()
    lines = list(_lines(table, covers))
    filled = {key: cell.number for key, cell in table.cells.items() if cell.number is not None}
    totals = [line for line in lines if len(line.left) == 1 and line.left[0] in blank]
    found: dict[str, set[Decimal]] = {}
    for _ in totals:  # a total may be a part of the next one
        known = len(filled)
        for (total,), parts in totals:
            if all(key in filled for key in parts):
                found.setdefault(total, set()).add(_total(parts, filled))
        filled.update({key: min(sums) for key, sums in found.items() if len(sums) == 1})
        if len(filled) == known:
            break
    wrong = {key for line in lines if not _holds(line, filled) for key in (*line.left, *line.right)}
    return tuple(
        BlankTotal(table.cells[key], min(found[key]) if len(found[key]) == 1 else None, key not in wrong)
        for key in blank
        if key in found
    )


def _lines(table: BoundTable, covers: Callable[[Balance], bool] | None) -> Iterator[_Line]:
    """Yield every sum that the form asks for within a table, for which the table has all cells."""
    by_line: dict[str, dict[str, dict[str, str]]] = {"column": {}, "row": {}, "": {"": {}}}
    for key, cell in table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        by_line["column"].setdefault(column, {})[row] = key
        by_line["row"].setdefault(row, {})[column] = key
        by_line[""][""][key] = key
    for balance in table.form.balances:
        for line in (
            by_line[balance.each].values()
            if balance.table == table.key and (covers is None or covers(balance))
            else ()
        ):
            if all(name in line for name in (*balance.left, *balance.right)):
                yield _Line(tuple(line[k] for k in balance.left), tuple(line[k] for k in balance.right))


def _total(keys: tuple[str, ...], numbers: Mapping[str, Decimal]) -> Decimal:
    return sum((numbers[key] for key in keys), Decimal(0))


def _holds(line: _Line, numbers: Mapping[str, Decimal]) -> bool:
    """Whether a sum holds, or cannot be worked out."""
    if not all(key in numbers for key in (*line.left, *line.right)):
        return True
    return _total(line.left, numbers) == _total(line.right, numbers)
