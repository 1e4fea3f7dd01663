"""Changes to the text of a report in the canonical layout, made where its tree says that things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.api import BoundRow, BoundTable, Cell, Span


class Change(NamedTuple):
    """A stretch of the text and what comes in its place."""

    start: int
    end: int
    text: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """Make changes that do not overlap."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def put(text: str, cell: Cell, written: str) -> str:
    """Write something else into a cell."""
    return changed(text, [Change(*cell.span, written)])


def without_row(text: str, row: BoundRow) -> str:
    """Take a row out, with the blank line before it."""
    start, end = row.row.span
    return (
        text[:start].rstrip("\n")
        + ("\n\n" if text[end:].startswith("\n\n\t") else "\n")
        + text[end:].lstrip("\n")
    )


def with_row_twice(text: str, row: BoundRow) -> str:
    """Put a copy of a row behind it."""
    start, end = row.row.span
    return changed(text, [Change(end, end, "\n\n" + text[start:end])])


def with_rows_swapped(text: str, one: BoundRow, other: BoundRow) -> str:
    """Let two rows change places."""
    first, second = one.row.span, other.row.span
    return changed(text, [Change(*first, text[slice(*second)]), Change(*second, text[slice(*first)])])


def without_column(text: str, table: BoundTable, column: str) -> str:
    """Take a column of table 3 out: its label and a cell in every row."""
    cells = [header_cell(table, column), *(_cell_of(row, column) for row in table.rows)]
    return changed(
        text, [Change(text.rindex("\n\t", 0, cell.span.start), cell.span.end, "") for cell in cells]
    )


def with_column_behind(text: str, table: BoundTable, column: str, label: str, number: str) -> str:
    """Put a column behind one of table 3: a label, and the same number in every row."""
    head = header_cell(table, column).span.end
    ends = [_cell_of(row, column).span.end for row in table.rows]
    return changed(
        text, [Change(head, head, f"\n\t{label}"), *(Change(end, end, f"\n\t{number}") for end in ends)]
    )


def with_table_of(text: str, span: Span, other: str, other_span: Span) -> str:
    """Put the table of another report in the place of a table."""
    return changed(text, [Change(*span, other[slice(*other_span)])])


def header_cell(table: BoundTable, column: str) -> Cell:
    """Return the header cell of a column; the labels of rows are no header."""
    label = next(cell.column.label for cell in table.cells.values() if cell.column.key == column)
    values = {row.row.span for row in table.rows}
    return next(
        cell
        for row in table.table.rows
        if row.span not in values
        for cell in row.cells
        if "".join(cell.text.split()) == label
    )


def _cell_of(row: BoundRow, column: str) -> Cell:
    cell = next(value.cell for value in row.values if value.column.key == column)
    assert cell is not None
    return cell
