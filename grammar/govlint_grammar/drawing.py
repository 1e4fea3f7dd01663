"""Tables of the form drawn as rows of cells, in the canonical layout."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint_grammar.edits import Edits
    from govlint_grammar.forms import BlockForm, ColumnForm, RowForm, TableForm

DrawnRow = tuple[str, ...]


def canonical_table(rows: Iterable[DrawnRow]) -> str:
    """Return rows as canonical text: a cell a line after a tab, a blank line between rows."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)


def draw_table(table: TableForm, values: Mapping[str, str], edits: Edits) -> Iterator[DrawnRow]:
    """Draw a table of the form.

    Args:
        table: the table.
        values: the text of every value cell by its key.
        edits: rows and columns left out, doubled, swapped; the note left out; optional columns drawn.

    Yields:
        The rows; a merged cell stands once in its row, an empty one below a cell that spans rows.
    """
    for block in table.blocks:
        columns = tuple(_shown(block.columns, "", table.key, edits))
        rows = edits.arrange(block.rows, lambda row: row_name(table, row))
        if columns and rows:
            yield from _header(table, block, columns, edits)
            yield from _body(block, columns, rows, values)


def row_name(table: TableForm, row: RowForm) -> str:
    """Return the name by which edits call a row: its key, unless that is the table's (``disputes.row``)."""
    return row.key if row.key != table.key else f"{table.key}.row"


def column_names(table: TableForm) -> frozenset[str]:
    """Return the names by which edits call the columns of a table (``requests[business]``)."""
    return frozenset(f"{table.key}[{key}]" for block in table.blocks for key, _ in _leaves(block.columns, ""))


def _leaves(columns: Iterable[ColumnForm], prefix: str) -> Iterator[tuple[str, ColumnForm]]:
    for column in columns:
        key = f"{prefix}.{column.key}" if prefix and column.key else prefix or column.key
        if column.columns:
            yield from _leaves(column.columns, key)
        else:
            yield key, column


def _shown(columns: Iterable[ColumnForm], prefix: str, table: str, edits: Edits) -> Iterator[ColumnForm]:
    """Yield the columns that are drawn, optional ones asked for as columns like others."""
    for column in columns:
        key = f"{prefix}.{column.key}" if prefix and column.key else prefix or column.key
        if column.columns:
            inner = tuple(_shown(column.columns, key, table, edits))
            if inner:
                yield column._replace(columns=inner)
        elif f"{table}[{key}]" not in edits.drop and (not column.optional or key in edits.optional):
            yield column._replace(optional=False)


def _header(
    table: TableForm, block: BlockForm, columns: Sequence[ColumnForm], edits: Edits
) -> Iterator[DrawnRow]:
    lead: DrawnRow = (block.corner,) if any(row.label for row in block.rows) else ()
    if table.note:
        yield ("" if f"{table.key}.note" in edits.drop else table.note, block.header)
        lead = ("",)
    elif block.header:
        yield (block.header,)
    for level in range(_depth(columns)):
        yield (*lead, *_labels(columns, level))
        lead = ("",) * len(lead)


def _depth(columns: Iterable[ColumnForm]) -> int:
    return 1 + max((_depth(column.columns) for column in columns if column.columns), default=0)


def _labels(columns: Iterable[ColumnForm], level: int) -> Iterator[str]:
    for column in columns:
        if not level:
            yield column.label
        elif column.columns:
            yield from _labels(column.columns, level - 1)
        else:
            yield ""


def _body(
    block: BlockForm, columns: tuple[ColumnForm, ...], rows: Iterable[RowForm], values: Mapping[str, str]
) -> Iterator[DrawnRow]:
    keys = [key for key, _ in leaf_columns(columns)]
    above: tuple[str, ...] = ()
    for row in rows:
        pairs = zip(row.groups, above, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        above = row.groups
        labels = ("",) * shared + row.groups[shared:] + ((row.label,) if row.label else ())
        yield (*labels, *(values[cell_key(block, row.key, key)] for key in keys))
