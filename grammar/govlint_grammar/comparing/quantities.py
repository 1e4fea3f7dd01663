"""What the tables say of a statement key: one cell, or the sum of several.

A blank is never zero: where one cell of a sum holds no number, the tables say nothing of the key.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.tree import Report

_SUITS = ("disputes.direct_suit", "disputes.suit_after_reconsideration")
_ALL_SUITS = "disputes.litigation"
_TOTALS = ("", "[total]", ".total")
# How many of the column's own unit one of the cell's unit is.
_UNITS = {"元": Decimal("0.0001"), "千元": Decimal("0.1"), "亿元": Decimal(10000)}


class Quantity(NamedTuple):
    """A number of the tables.

    Attributes:
        value: the number.
        cells: the cells that it is the sum of.
        less: the cells that are taken off it.
        table: the table of the cells.
    """

    value: Decimal
    cells: tuple[ValueCell, ...]
    less: tuple[ValueCell, ...]
    table: BoundTable


def quantity_of(report: Report, *keys: str, less: tuple[str, ...] = ()) -> Quantity | None:
    """Return what the tables say of statement keys taken together.

    Args:
        report: the report.
        keys: the keys to add up: of a cell, a class of results, `requests.received[organisation]` …
        less: the keys to take off.

    Returns:
        None if the tables do not have one of the keys, or hold no number for it.
    """
    added = _all_cells(report, keys)
    taken = _all_cells(report, less)
    if not added or taken is None:
        return None
    table = _table_of(report, added[0])
    if table is None:
        return None
    value = sum(map(number_in, added), Decimal(0)) - sum(map(number_in, taken), Decimal(0))
    return Quantity(value, added, taken, table)


def are_in_tables(report: Report, keys: Iterable[str]) -> bool:
    """Whether the tables have cells for all keys, whatever stands in them."""
    return all(_cells(report, key) for key in keys)


def number_in(cell: ValueCell) -> Decimal:
    """Return the number of a cell that holds one, in the unit that its column asks for."""
    number = cell.number or Decimal(0)
    unit = cell.value.unit
    return number * _UNITS[unit] if unit in _UNITS and cell.column.unit == "万元" else number


def _all_cells(report: Report, keys: Iterable[str]) -> tuple[ValueCell, ...] | None:
    """Return the cells of all keys; None if one key has none, or a cell holds no number."""
    found: list[ValueCell] = []
    for key in keys:
        cells = _cells(report, key)
        if not cells or any(cell.number is None for cell in cells):
            return None
        found += cells
    return tuple(found)


def _cells(report: Report, key: str) -> tuple[ValueCell, ...]:
    name, _, rest = key.partition(".")
    table = report.bound.tables.get(name)
    # Of two tables of one kind nobody can tell which the prose speaks of.
    if table is None or any(other.key == name for other in report.bound.duplicates):
        return ()
    if key.startswith(_ALL_SUITS):
        outcome = key.removeprefix(_ALL_SUITS)
        return tuple(cell for suit in _SUITS for cell in _one(table, suit + outcome))
    if key.endswith("[organisation]"):
        return tuple(_organisations(table, key.removesuffix("[organisation]")))
    return _one(table, key) or tuple(_class(table, key)) if rest else ()


def _one(table: BoundTable, key: str) -> tuple[ValueCell, ...]:
    for total in _TOTALS:
        cell = table.cells.get(key + total)
        if cell is not None:
            return (cell,)
    return ()


def _organisations(table: BoundTable, row: str) -> Iterator[ValueCell]:
    """Yield the cells of a row in the columns of the group of organisations."""
    for block in table.table_form.blocks:
        leaves = (leaf.key for group in block.columns for leaf in group.columns if not leaf.optional)
        for cell in (table.cells.get(f"{row}[{leaf}]") for leaf in leaves):
            if cell is not None:
                yield cell


def _class(table: BoundTable, key: str) -> Iterator[ValueCell]:
    """Yield the cells of a class of results; ``requests.refused[individual]`` in that column."""
    clazz, _, column = key.partition("[")
    column = column.rstrip("]") or "total"
    for block in table.table_form.blocks:
        for row in block.rows:
            cell = table.cells.get(f"{row.key}[{column}]") if row.clazz == clazz else None
            if cell is not None:
                yield cell


def _table_of(report: Report, cell: ValueCell) -> BoundTable | None:
    return report.bound.tables.get(cell.table)
