"""Which editions of the form a table fits: tables that two editions have in common belong to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.api import BoundTable, ColumnForm, Form, Report, TableForm


def tables_of(report: Report) -> tuple[BoundTable, ...]:
    """Return every bound table in the order of the text, a second one of the same key too."""
    tables = (*report.bound.tables.values(), *report.bound.duplicates)
    return tuple(sorted(tables, key=lambda table: table.table.span))


def editions_of(table: BoundTable, forms: Iterable[Form]) -> frozenset[str]:
    """Return the editions whose form of the table is the very one that it is bound to."""
    own = frozenset(labels_of(table.table_form))
    same = {form.edition for form in forms if own == frozenset(_labels_in(form, table.key))}
    return frozenset(same | {table.edition})


def labels_of(table: TableForm) -> Iterator[str]:
    """Yield the labels of a table's form: block headers, columns, rows."""
    for block in table.blocks:
        yield block.header
        yield from _column_labels(block.columns)
        for row in block.rows:
            yield row.label


def only_in(form: Form, other: Form, key: str) -> tuple[str, ...]:
    """Return the labels of a table that one form has and the other has not."""
    known = frozenset(_labels_in(other, key))
    return tuple(dict.fromkeys(label for label in _labels_in(form, key) if label not in known))


def _labels_in(form: Form, key: str) -> Iterator[str]:
    for table in form.tables:
        if table.key == key:
            yield from labels_of(table)


def _column_labels(columns: tuple[ColumnForm, ...]) -> Iterator[str]:
    for column in columns:
        if not column.optional:
            yield column.label
            yield from _column_labels(column.columns)
