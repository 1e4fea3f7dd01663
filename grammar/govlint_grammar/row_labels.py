"""What each row of a table is, told by its labels: a row of the form, a header, a group, or a stranger."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from govlint_grammar.columns import leaf_columns
from govlint_grammar.labels import normalise_label
from govlint_grammar.records import NamedTuple
from govlint_grammar.values import is_value_like, read_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.form_index import IndexedRow, TableIndex
    from govlint_grammar.tree import Cell, Row

# How like a damaged label must be to the form's label that is missing in its place.
_LIKE_ENOUGH = 0.55


class Item(NamedTuple):
    """A row of the report's table, classified.

    Attributes:
        kind: ``row``, ``altered`` (bound by likeness), ``doubled``, ``extra``, ``unlabelled``,
            ``group-value`` or ``header``.
        row: the form's row; None for strangers.
        label: the cell that names the row.
        tail: the cells behind it.
        header: header cells that stand between the row before and this one.
        expected: the only row of the form that can stand in the place of a row without a label.
    """

    kind: str
    source: Row
    row: IndexedRow | None
    label: Cell | None
    tail: tuple[Cell, ...]
    header: tuple[Cell, ...] = ()
    expected: IndexedRow | None = None


def labels_of(row: Row) -> tuple[str, ...]:
    """Return a row's cells as labels, normalised; a blank or a bare number is the empty label."""
    return tuple("" if cell.text.isdigit() else normalise_label(cell.text) for cell in row.cells)


def classify(index: TableIndex, rows: Sequence[Row], row_labels: tuple[tuple[str, ...], ...]) -> list[Item]:
    """Say of each row what its labels say, without guessing; headers are handed to the row below them."""
    items: list[Item] = []
    header: list[Cell] = []
    seen: set[int] = set()
    for row, labels in zip(rows, row_labels, strict=True):
        item = _labelled(index, row, labels) if index.labelled else _unlabelled(index, row, bool(items))
        if item.kind == "header":
            header.extend(item.header)
            continue
        if item.kind == "row" and item.row is not None:
            order = item.row.order
            if order in seen:
                item = item._replace(kind="doubled")
            seen.add(order)
        if header or item.header:
            item = item._replace(header=(*header, *item.header))
            header = []
        items.append(item)
    return items


def _labelled(index: TableIndex, row: Row, labels: tuple[str, ...]) -> Item:
    """Classify a row of a table whose rows have labels."""
    cells = row.cells
    columns = 0 if index.columns.isdisjoint(labels) else sum(1 for label in labels if label in index.columns)
    if columns < 2:
        for last in range(len(cells) - 1, -1, -1):
            if labels[last] in index.rows:
                return Item("row", row, index.rows[labels[last]], cells[last], cells[last + 1 :])
    words = [i for i, label in enumerate(labels) if label and not is_value_like(cells[i].text)]
    tail = cells[words[-1] + 1 :] if words else cells
    has_numbers = any(read_value(cell.text).number is not None for cell in tail)
    if not has_numbers and (columns or any(label in index.headers for label in labels)):
        return _header(row, [cells[i] for i in words])
    if words and labels[words[-1]] in index.groups:
        return Item("group-value" if has_numbers else "header", row, None, cells[words[-1]], tail)
    if not any(cell.text for cell in tail):
        return _header(row, [cells[i] for i in words])
    return Item("extra" if words else "unlabelled", row, None, cells[words[-1]] if words else None, tail)


def _header(row: Row, cells: list[Cell]) -> Item:
    return Item("header", row, None, None, (), tuple(cells))


def _unlabelled(index: TableIndex, row: Row, has_row: bool) -> Item:
    """Classify a row of a table whose only row has no label: header words first, then its values."""
    words = [i for i, cell in enumerate(row.cells) if cell.text and not is_value_like(cell.text)]
    tail = row.cells[words[-1] + 1 :] if words else row.cells
    labels = tuple(row.cells[i] for i in words)
    known = any(normalise_label(cell.text) in index.headers for cell in labels)
    if words and not known and _fills_columns(index, row):
        return Item("doubled" if has_row else "row", row, index.in_order[0], None, row.cells)
    if not any(cell.text for cell in tail):
        if words or has_row or len(tail) < 2:
            return Item("header", row, None, None, (), labels)
        return Item("row", row, index.in_order[0], None, tail)
    return Item("doubled" if has_row else "row", row, index.in_order[0], None, tail, labels if known else ())


def _fills_columns(index: TableIndex, row: Row) -> bool:
    """Whether a row has a cell for every column, and a number in one: its words stand where numbers go."""
    due = len(leaf_columns(index.table.blocks[0].columns))
    return len(row.cells) == due and any(read_value(cell.text).number is not None for cell in row.cells)


def resolve(index: TableIndex, items: list[Item]) -> tuple[Item, ...]:
    """Bind strangers to the rows of the form that are missing in their very place, if they are like them."""
    found = {item.row.order for item in items if item.row}
    before = _orders_before(items, -1)
    after = list(reversed(_orders_before(list(reversed(items)), len(index.in_order))))
    resolved: list[Item] = []
    for number, item in enumerate(items):
        if item.kind not in ("extra", "unlabelled", "group-value"):
            resolved.append(item)
            continue
        entries = index.in_order[max(before[number] + 1, 0) : after[number]]
        gap = [entry for entry in entries if entry.order not in found]
        match = _likest(item, gap)
        if match is not None:
            found.add(match.order)
            resolved.append(item._replace(kind="altered", row=match))
        elif item.kind == "unlabelled" and len(gap) == 1:
            found.add(gap[0].order)
            resolved.append(item._replace(expected=gap[0]))
        else:
            resolved.append(item._replace(kind="extra") if item.kind == "unlabelled" else item)
    return tuple(resolved)


def _orders_before(items: list[Item], start: int) -> list[int]:
    """Return for each row the order of the last row of the form before it, ``start`` where there is none."""
    orders: list[int] = []
    last = start
    for item in items:
        orders.append(last)
        last = item.row.order if item.row else last
    return orders


def _likest(item: Item, gap: list[IndexedRow]) -> IndexedRow | None:
    """Return the one missing row that a damaged label is like; None when none is, or two are."""
    if item.label is None or item.kind == "group-value":
        return None
    label = normalise_label(item.label.text)
    scored = sorted(
        ((_likeness(label, normalise_label(e.form.label)), e.order, e) for e in gap), reverse=True
    )
    if not scored or scored[0][0] < _LIKE_ENOUGH:
        return None
    if len(scored) > 1 and scored[1][0] >= scored[0][0]:
        return None
    return scored[0][2]


def _likeness(label: str, official: str) -> float:
    if label.endswith(official):
        return 1.0
    return SequenceMatcher(None, label[: len(official) * 2], official, autojunk=False).ratio()
