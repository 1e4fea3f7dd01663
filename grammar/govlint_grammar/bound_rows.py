"""The rows of one table against one form: labels first, then values, then what is missing or too much."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.binding import BoundRow, BoundTable, Defect, State, Value, ValueCell
from govlint_grammar.columns import Header, HeaderColumn
from govlint_grammar.labels import normalise_label
from govlint_grammar.placing import Placement, Tail, place_rows
from govlint_grammar.records import NamedTuple
from govlint_grammar.row_labels import Item, classify, resolve
from govlint_grammar.values import read_value

if TYPE_CHECKING:
    from govlint_grammar.form_index import IndexedRow, TableIndex
    from govlint_grammar.tree import Cell, Row, Table

# Two hundred value cells a report: made without the detour over their own constructor.
_new = tuple.__new__

_MISSING = Value(State.MISSING)
_UNPLACED = Value(State.UNPLACED)

# In a table of fewer rows than this, rows of the wrong length are their own fault; in a larger one in
# which most rows are, it is the header that was not understood.
_FEWEST_ROWS = 5


class _Work(NamedTuple):
    """A table while it is being bound."""

    form_table: TableIndex
    table: Table
    headers: dict[int, Header]
    unclear: set[int]  # blocks whose header is not the form's to the letter
    rows: list[BoundRow]
    cells: dict[str, ValueCell]
    defects: list[Defect]

    @property
    def key(self) -> str:
        return self.form_table.table.key


def bind_rows(index: TableIndex, table: Table, row_labels: tuple[tuple[str, ...], ...]) -> BoundTable | None:
    """Bind a table's rows and cells to a form.

    Args:
        index: the table of the form.
        table: the table of the report.
        row_labels: the normalised labels of each of its rows.

    Returns:
        The bound table; None when its columns cannot be told, so that no cell would be certain.
    """
    items = resolve(index, classify(index, table.rows, row_labels))
    work = _Work(index, table, {}, set(), [], {}, [])
    found: list[tuple[Item, IndexedRow, tuple[HeaderColumn, ...]]] = []
    for item in items:
        if item.row is None:
            continue
        if (item.header or item.row.block not in work.headers) and not _read_header(work, item, item.row):
            return None
        header = work.headers.get(item.row.block)
        columns = header.columns if header else index.single[item.row.block]
        found.append((item, item.row, columns))
    placements = place_rows(
        [Tail(item.tail, len(columns), len(item.source.cells) - len(item.tail)) for item, _, columns in found]
    )
    if sum(1 for placed in placements if placed.reason == "count") * 2 > max(len(found), _FEWEST_ROWS):
        return None
    for (item, entry, columns), placed in zip(found, placements, strict=True):
        _bind_row(work, item, entry, columns, placed)
    if not any(row.values for row in work.rows):
        return None
    _row_defects(work, items)
    _fill_missing(work)
    work.defects.sort(key=lambda defect: defect.span)
    form = index.form
    return BoundTable(
        form, index.table, table, tuple(work.rows), MappingProxyType(work.cells), tuple(work.defects)
    )


def _read_header(work: _Work, item: Item, entry: IndexedRow) -> bool:
    """Read the header above a row for the row's block; False when it cannot be understood."""
    block = entry.block
    single = len(work.form_table.leaves[block]) == 1
    labels = [(normalise_label(cell.text), cell) for cell in item.header]
    labels = [
        pair
        for pair in labels
        if pair[0] in work.form_table.columns or pair[0] not in work.form_table.headers
    ]
    header = Header((), (), (0,))
    for skip in range(len(labels) + 1):
        header = work.form_table.header(block, tuple(label for label, _ in labels[skip:]))
        if not header.unread and len(header.columns) > len(header.missing):
            if header.missing or any(column.form is None or column.altered for column in header.columns):
                work.unclear.add(block)
            if header is not work.headers.get(block):
                _header_defects(work, header, [cell for _, cell in labels[skip:]])
            work.headers[block] = header
            return True
        if skip < len(labels) and labels[skip][0] in work.form_table.columns:
            break
    return single or block in work.headers


def _header_defects(work: _Work, header: Header, cells: list[Cell]) -> None:
    """Note columns that are missing, too many, or named in other words."""
    for column in header.columns:
        cell = cells[column.position]
        if column.form is None:
            work.defects.append(Defect("extra-column", work.key, cell.span, "", cell.text))
        elif column.form.optional:
            work.defects.append(Defect("extra-column", work.key, cell.span, "", cell.text, column=column.key))
        elif column.altered or normalise_label(cell.text) != normalise_label(column.form.label):
            work.defects.append(
                Defect("altered-label", work.key, cell.span, column.form.label, cell.text, column=column.key)
            )
    span = cells[-1].span
    for key, form in header.missing:
        work.defects.append(Defect("missing-column", work.key, span, form.label, column=key))


def _bind_row(
    work: _Work, item: Item, entry: IndexedRow, columns: tuple[HeaderColumn, ...], placed: Placement
) -> None:
    """Put a row's values into its columns."""
    table, form = work.key, entry.form
    plan = work.form_table.plan(entry, columns)
    if placed.values is None:
        values = tuple(ValueCell(key, table, form, column, _UNPLACED, None) for _, key, column in plan)
    else:
        cells = placed.values
        values = tuple(
            [
                _new(ValueCell, (key, table, form, column, read_value((cell := cells[number]).text), cell))
                for number, key, column in plan
            ]
        )
    if placed.values is None:
        # A row is of the wrong length only against a header that is beyond doubt.
        doubtful = work.table.layout == "loose" or entry.block in work.unclear
        sure = placed.reason == "count" and not doubtful
        kind = "cell-count" if sure else "unread-row"
        count = str(len(item.tail))
        work.defects.append(Defect(kind, table, item.source.span, str(len(columns)), count, row=form.key))
    if item.label is not None and normalise_label(item.label.text) != normalise_label(form.label):
        work.defects.append(
            Defect("altered-label", table, item.label.span, form.label, item.label.text, row=form.key)
        )
    work.rows.append(BoundRow(form, item.source, item.label, values))
    for value_cell in values:
        work.cells.setdefault(value_cell.key, value_cell)


def _row_defects(work: _Work, items: tuple[Item, ...]) -> None:
    """Note rows that are missing, too many, out of order, and numbers beside a group's label."""
    for item in items:
        if item.kind == "group-value":
            work.defects.append(Defect("group-value", work.key, item.source.span, "", _text(item.label)))
        elif item.kind in ("extra", "doubled"):
            row = item.row.form.key if item.row else ""
            work.defects.append(
                Defect("extra-row", work.key, item.source.span, "", _text(item.label), row=row)
            )
        elif item.kind == "unlabelled" and item.row is None and item.expected is not None:
            form = item.expected.form
            work.defects.append(Defect("missing-row", work.key, item.source.span, form.label, row=form.key))
    seen = [item for item in items if item.row is not None and item.kind in ("row", "altered")]
    named = {item.row.order for item in seen if item.row}
    named |= {item.expected.order for item in items if item.expected}
    last: Row | None = None
    by_order = {item.row.order: item.source for item in seen if item.row}
    for entry in work.form_table.in_order:
        last = by_order.get(entry.order, last)
        if entry.order not in named:
            span = last.span if last else work.table.rows[0].span
            work.defects.append(Defect("missing-row", work.key, span, entry.form.label, row=entry.form.key))
    for item in _out_of_order(seen):
        key = item.row.form.key if item.row else ""
        work.defects.append(Defect("row-order", work.key, item.source.span, "", _text(item.label), row=key))


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _out_of_order(items: list[Item]) -> list[Item]:
    """Return the fewest rows whose moving puts the table in the form's order."""
    orders = [item.row.order for item in items if item.row]
    if orders == sorted(orders):
        return []
    best: list[list[int]] = []
    for number, order in enumerate(orders):
        before = _longest([best[i] for i in range(number) if orders[i] < order])
        best.append([*before, number])
    kept = set(_longest(best))
    return [item for number, item in enumerate(items) if number not in kept]


def _longest(chains: list[list[int]]) -> list[int]:
    return max(chains, key=len) if chains else []


def _fill_missing(work: _Work) -> None:
    """Give every cell of the form its key, also those that the table does not have, in the form's order."""
    index = work.form_table
    if tuple(work.cells) == tuple(index.keys.values()):
        return
    found = dict(work.cells)
    work.cells.clear()
    for entry in index.in_order:
        for column_key, column in index.leaves[entry.block]:
            key = index.keys[entry.order, column_key]
            missing = ValueCell(key, work.key, entry.form, column, _MISSING, None)
            work.cells[key] = found.pop(key, missing)
    work.cells.update(found)
