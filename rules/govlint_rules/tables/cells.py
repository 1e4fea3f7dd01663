"""Value cells that hold something else than a number, gathered so that one fault gives one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Text, place_of_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Place, Report, State, ValueCell

_SHOWN = 3


class Stretch(NamedTuple):
    """Cells with one fault in common: a whole row, a whole column or a single cell.

    Attributes:
        kind: ``row``, ``column`` or ``cell``.
        name: what the row, column or cell is called.
    """

    kind: str
    name: Text
    cells: tuple[ValueCell, ...]


def cells_of(report: Report, state: State) -> Iterator[tuple[BoundTable, list[ValueCell]]]:
    """Yield each table that has cells in a state, with those cells; optional columns do not count.

    Args:
        report: the report.
        state: any but that of a number.
    """
    for table in report.bound.tables.values():
        found = [c for c in table.irregular if c.value.state is state and not c.column.optional]
        if found:
            yield table, found


def by_row(cells: list[ValueCell]) -> list[tuple[ValueCell, ...]]:
    """Gather cells of the same row."""
    rows: dict[str, list[ValueCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row.key if cell.row else "", []).append(cell)
    return [tuple(row) for row in rows.values()]


def stretches(table: BoundTable, cells: list[ValueCell]) -> list[Stretch]:
    """Gather cells of a table into whole rows, whole columns and what is left, in the order of the form."""
    keys = {cell.key for cell in cells}
    every = [cell for cell in table.cells.values() if not cell.column.optional]
    rows = [row for row in by_row(every) if len(row) > 1 and all(cell.key in keys for cell in row)]
    taken = {cell.key for row in rows for cell in row}
    columns = [
        column
        for column in _by_column(cell for cell in every if cell.key not in taken)
        if len(column) > 1 and all(cell.key in keys for cell in column)
    ]
    taken.update(cell.key for column in columns for cell in column)
    found = [
        *(Stretch("row", _row_name(table, row[0]), row) for row in rows),
        *(Stretch("column", Text(column[0].column.label, column[0].column.en), column) for column in columns),
        *(Stretch("cell", cell_name(table, cell), (cell,)) for cell in cells if cell.key not in taken),
    ]
    order = {key: number for number, key in enumerate(table.cells)}
    return sorted(found, key=lambda stretch: order[stretch.cells[0].key])


def cell_name(table: BoundTable, cell: ValueCell) -> Text:
    """Return what a cell is called within its table: 规章 › 本年制发件数."""
    words = place_of_cell(table, cell).words[1:]
    if cell.row is not None:
        words = words[len(cell.row.groups) :]
    return Text(" › ".join(word.zh for word in words), " › ".join(word.en for word in words))


def place_of(table: BoundTable, stretch: Stretch) -> Place:
    """Return the place of a stretch's first cell."""
    return place_of_cell(table, stretch.cells[0])


def named(found: list[Stretch]) -> Text:
    """Return the names of stretches, no more than three of them, and how many there are."""
    marks = {"row": ("一行", "row "), "column": ("一列", "column "), "cell": ("", "")}
    zh = [f"“{each.name.zh}”{marks[each.kind][0]}" for each in found[:_SHOWN]]
    en = [f"{marks[each.kind][1]}“{each.name.en}”" for each in found[:_SHOWN]]
    if len(found) <= _SHOWN:
        return Text("、".join(zh), ", ".join(en))
    return Text(f"{'、'.join(zh)}等 {len(found)} 处", f"{', '.join(en)} and {len(found) - _SHOWN} more")


def _by_column(cells: Iterator[ValueCell]) -> list[tuple[ValueCell, ...]]:
    columns: dict[str, list[ValueCell]] = {}
    for cell in cells:
        row = cell.row.key if cell.row else ""
        columns.setdefault(cell.key[len(row) :], []).append(cell)
    return [tuple(column) for column in columns.values()]


def _row_name(table: BoundTable, cell: ValueCell) -> Text:
    if cell.row is None or not cell.row.label:
        return table.table_form.name
    return Text(cell.row.label, cell.row.en)
