"""Words for tables that several rules use, and the differences that their forms show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import BoundTable, ColumnForm, Defect, Report

_SHOWN = 3


def squeezed(text: str) -> str:
    """Return a cell's text without white space and line breaks, which say nothing in a cell."""
    return "".join(text.split())


def listed(items: Sequence[str]) -> Text:
    """Return labels in quotation marks, no more than three of them, and how many there are."""
    quoted = [f"“{item}”" for item in items[:_SHOWN]]
    if len(items) <= _SHOWN:
        return Text("、".join(quoted), ", ".join(quoted))
    return Text(
        f"{'、'.join(quoted)}等 {len(items)} 项",
        f"{', '.join(quoted)} and {len(items) - _SHOWN} more",
    )


def defects(report: Report, *kinds: str) -> Iterator[tuple[BoundTable, Defect]]:
    """Yield the differences of some kinds between the report's tables and their forms."""
    for table in report.bound.tables.values():
        for defect in table.defects:
            if defect.kind in kinds:
                yield table, defect


def label_of(table: BoundTable, defect: Defect) -> Text:
    """Return what the form calls the row or column that a difference is about."""
    for block in table.table_form.blocks:
        if defect.column:
            for key, column in _leaves(block.columns, ""):
                if key == defect.column:
                    return Text(column.label, column.en)
        for row in block.rows:
            if row.key == defect.row and row.label:
                return Text(row.label, row.en)
    return table.table_form.name


def _leaves(columns: tuple[ColumnForm, ...], prefix: str) -> Iterator[tuple[str, ColumnForm]]:
    for column in columns:
        key = ".".join(part for part in (prefix, column.key) if part)
        if column.columns:
            yield from _leaves(column.columns, key)
        else:
            yield key, column
