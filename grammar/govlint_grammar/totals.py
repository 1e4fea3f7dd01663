"""The values of a table with its totals worked out from the form's balances."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key, cell_keys
from govlint_grammar.values import read_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint_grammar.edits import CellText
    from govlint_grammar.forms import BlockForm, ColumnForm, Form, TableForm


def full_key(key: str, keys: frozenset[str]) -> str | None:
    """Return the key of a value cell, a missing column meaning the total; None if there is no such cell."""
    return next((full for full in (key, f"{key}[total]", f"{key}.total") if full in keys), None)


def known_keys(table: TableForm) -> frozenset[str]:
    """Return the keys of a table's value cells, optional columns included."""
    return frozenset(cell_keys(table)).union(*(_optional(block) for block in table.blocks))


def filled(form: Form, table: TableForm, given: Mapping[str, CellText]) -> dict[str, str]:
    """Return the text of every value cell of a table.

    Args:
        form: the form, for its balances.
        table: one of its tables.
        given: full cell keys to contents; a total that is given stands as it is.

    Returns:
        All cells by key, optional columns included; what is not given is 0, or the sum of its parts.
    """
    sums = _sums(form, table)
    texts = {key: _text(value) for key, value in given.items()}
    numbers: dict[str, Decimal] = {}

    def number(key: str) -> Decimal:
        if key not in numbers:
            numbers[key] = Decimal(0)  # for a part that leads back to its own sum
            parts = sums.get(key, ())
            own = read_value(texts[key]).number if key in texts else sum(map(number, parts), Decimal(0))
            numbers[key] = own or Decimal(0)
        return numbers[key]

    return {key: texts[key] if key in texts else f"{number(key):f}" for key in known_keys(table)}


def _sums(form: Form, table: TableForm) -> dict[str, tuple[str, ...]]:
    """Return the totals of a table with their parts; a total in a corner is that of its row."""
    sums: dict[str, tuple[str, ...]] = {}
    balances = [b for b in form.balances if b.table == table.key and len(b.left) == 1]
    # What is put down later counts: of several sums of a total the form's first, and rows before columns.
    balances.reverse()
    for balance in sorted(balances, key=lambda b: b.each == "row"):
        for block in table.blocks:
            rows = [row.key for row in block.rows]
            columns = [key for key, _ in leaf_columns(block.columns)]
            if balance.each == "column" and balance.left[0] in rows:
                for column in columns:
                    parts = tuple(cell_key(block, row, column) for row in balance.right)
                    sums[cell_key(block, balance.left[0], column)] = parts
            elif balance.each == "row" and balance.left[0] in columns:
                for row in rows:
                    parts = tuple(cell_key(block, row, column) for column in balance.right)
                    sums[cell_key(block, row, balance.left[0])] = parts
        if not balance.each:
            sums[balance.left[0]] = balance.right
    for block in table.blocks:
        sums.update(_optional(block))
    return sums


def _optional(block: BlockForm) -> dict[str, tuple[str, ...]]:
    """Return the cells of optional columns, each with those of the other columns of its group."""
    return {
        cell_key(block, row.key, key): tuple(cell_key(block, row.key, part) for part in parts)
        for row in block.rows
        for key, parts in _optional_columns(block.columns, "")
    }


def _optional_columns(columns: tuple[ColumnForm, ...], prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    parts = tuple(key for key, _ in leaf_columns(columns, prefix))
    for column in columns:
        key = f"{prefix}.{column.key}" if prefix and column.key else prefix or column.key
        if column.columns:
            yield from _optional_columns(column.columns, key)
        elif column.optional:
            yield key, parts


def _text(value: CellText) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
