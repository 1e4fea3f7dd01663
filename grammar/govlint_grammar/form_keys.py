"""The keys of a form's value cells, and the words for a key."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.columns import leaf_columns
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from govlint_grammar.forms import BlockForm, ColumnForm, Form, TableForm


def cell_key(block: BlockForm, row: str, column: str) -> str:
    """Return the key of a value cell from its row's key and its column's full key."""
    return f"{row}[{column}]" if block.joint == "[]" else f"{row}.{column}"


@lru_cache(maxsize=64)
def cell_keys(table: TableForm) -> tuple[str, ...]:
    """Return the keys of a table's value cells, row by row, without optional columns."""
    return tuple(
        cell_key(block, row.key, key)
        for block in table.blocks
        for row in block.rows
        for key, _ in leaf_columns(block.columns)
    )


def label_path(form: Form, key: str) -> tuple[Text, ...]:
    """Return a key in words, outermost first.

    Args:
        form: the edition whose labels to use.
        key: the key of a value cell (``requests.received[total]``), a row, a column group of table 4, a
            class, a table; a key without a column is its row.

    Returns:
        The labels of table, groups, row and columns; empty for a key that the form does not have.
    """
    return _label_paths(id(form), form).get(key, ())


_PATHS: dict[int, tuple[Form, dict[str, tuple[Text, ...]]]] = {}


def _label_paths(identity: int, form: Form) -> dict[str, tuple[Text, ...]]:
    # A form holds a mapping and has no hash; kept in the value, its identity stays its own.
    found = _PATHS.get(identity)
    if found is None:
        paths: dict[str, tuple[Text, ...]] = {}
        for table in form.tables:
            paths.update(_table_paths(form, table))
        found = _PATHS[identity] = (form, paths)
    return found[1]


def _table_paths(form: Form, table: TableForm) -> dict[str, tuple[Text, ...]]:
    paths: dict[str, tuple[Text, ...]] = {table.key: (table.name,)}
    for block in table.blocks:
        columns = _column_paths(block.columns, "", ())
        for row in block.rows:
            groups = tuple(map(Text, row.groups, row.groups_en))
            if row.clazz:
                # A class has no cell of its own; its words are those of the group of its rows.
                paths.setdefault(row.clazz, (table.name, *(groups or (form.classes[row.clazz],))))
            path = (table.name, *groups, *((Text(row.label, row.en),) if row.label else ()))
            paths[row.key] = path
            for key, words in columns.items():
                paths[cell_key(block, row.key, key)] = (*path, *words)
    return paths


def _column_paths(
    columns: tuple[ColumnForm, ...], prefix: str, words: tuple[Text, ...]
) -> dict[str, tuple[Text, ...]]:
    paths: dict[str, tuple[Text, ...]] = {}
    for column in columns:
        key = f"{prefix}.{column.key}" if prefix and column.key else prefix or column.key
        path = (*words, Text(column.label, column.en))
        if column.columns:
            if column.key:
                paths[key] = path
            paths.update(_column_paths(column.columns, key, path))
        else:
            paths[key] = path
    return paths
