"""Look-ups made once from the official forms: labels to rows, columns to keys, and the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.columns import Header, HeaderColumn, leaf_columns, read_header
from govlint_grammar.form_keys import cell_key
from govlint_grammar.labels import normalise_label
from govlint_grammar.loose_rows import Vocabulary
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm


class IndexedRow(NamedTuple):
    """A row of the form with its block and its place in the form's order."""

    form: RowForm
    block: int
    order: int


Plan = tuple[tuple[int, str, "ColumnForm"], ...]
"""Number of a value in its row, key of its cell, its column."""


class TableIndex(NamedTuple):
    """A table of a form, ready for look-ups by normalised label.

    Attributes:
        rows: row label (or variant) to row.
        in_order: the rows in the form's order.
        groups: labels of row groups.
        headers: labels that stand in header rows: columns, column groups, corners, items, notes.
        columns: labels of columns and column groups alone.
        labels: all of these.
        official: the official labels of the rows, without variants.
        decisive: labels that this edition alone has.
        labelled: whether rows have labels (table 4's only row has none).
        leaves: for each block its value columns with their keys.
        single: for each block its columns as the form has them, for a header that is not there.
        known_headers: headers that have been read.
        known_plans: where the values of rows go, as far as it has been asked.
        keys: (order of a row, key of a column) to the key of the value cell, in the form's order.
    """

    form: Form
    table: TableForm
    rows: dict[str, IndexedRow]
    in_order: tuple[IndexedRow, ...]
    groups: frozenset[str]
    headers: frozenset[str]
    columns: frozenset[str]
    labels: frozenset[str]
    official: frozenset[str]
    decisive: frozenset[str]
    labelled: bool
    leaves: tuple[tuple[tuple[str, ColumnForm], ...], ...]
    keys: dict[tuple[int, str], str]
    single: tuple[tuple[HeaderColumn, ...], ...]

    known_headers: dict[tuple[int, tuple[str, ...]], Header]
    known_plans: dict[int, tuple[tuple[HeaderColumn, ...], dict[int, Plan]]]

    def header(self, block: int, labels: tuple[str, ...]) -> Header:
        """Read header labels against a block's columns; equal headers are read once."""
        key = (block, labels)
        header = self.known_headers.get(key)
        if header is None:
            if len(self.known_headers) > _MOST_HEADERS:
                self.known_headers.clear()
                self.known_plans.clear()
            header = self.known_headers[key] = read_header(self.table.blocks[block].columns, labels)
        return header

    def plan(self, row: IndexedRow, columns: tuple[HeaderColumn, ...]) -> Plan:
        """Return which of a row's values goes to which key and column; asked for each row of each report."""
        kept, plans = self.known_plans.setdefault(id(columns), (columns, {}))
        if kept is not columns:  # the identity of columns that are no more
            plans = {}
            self.known_plans[id(columns)] = (columns, plans)
        plan = plans.get(row.order)
        if plan is None:
            block = self.table.blocks[row.block]
            plan = plans[row.order] = tuple(
                (number, cell_key(block, row.form.key, column.key), column.form)
                for number, column in enumerate(columns)
                if column.form is not None
            )
        return plan


_MOST_HEADERS = 256


def _labels_of(columns: tuple[ColumnForm, ...]) -> Iterator[str]:
    for column in columns:
        yield from map(normalise_label, (column.label, *column.variants))
        yield from _labels_of(column.columns)


def _index_table(form: Form, table: TableForm) -> TableIndex:
    rows: dict[str, IndexedRow] = {}
    in_order: list[IndexedRow] = []
    groups: set[str] = set()
    headers: set[str] = {normalise_label(table.note)} if table.note else set()
    columns: set[str] = set()
    for number, block in enumerate(table.blocks):
        headers.update(normalise_label(label) for label in (block.header, block.corner) if label)
        columns.update(_labels_of(block.columns))
        for row in block.rows:
            entry = IndexedRow(row, number, len(in_order))
            in_order.append(entry)
            groups.update(map(normalise_label, row.groups))
            for label in (row.label, *row.variants):
                if label:
                    rows.setdefault(normalise_label(label), entry)
    leaves = tuple(leaf_columns(block.columns) for block in table.blocks)
    keys = {
        (entry.order, key): cell_key(table.blocks[entry.block], entry.form.key, key)
        for entry in in_order
        for key, _ in leaves[entry.block]
    }
    return TableIndex(
        form,
        table,
        rows,
        tuple(in_order),
        frozenset(groups),
        frozenset(headers | columns),
        frozenset(columns),
        frozenset({*rows, *groups, *headers, *columns}),
        frozenset(normalise_label(entry.form.label) for entry in in_order),
        frozenset(map(normalise_label, table.decisive)),
        any(entry.form.label for entry in in_order),
        leaves,
        keys,
        tuple(tuple(HeaderColumn(column, key, 0) for key, column in block) for block in leaves),
        {},
        {},
    )


class FormIndex(NamedTuple):
    """Every table of every known form, and the labels of all of them.

    Attributes:
        tables_of: label to the keys of the tables that have it, in whatever edition.
        best: the table of the edition that fits best, by key, labels and year, as far as it has been asked.
    """

    forms: tuple[Form, ...]
    tables: tuple[TableIndex, ...]
    tables_of: dict[str, frozenset[str]]
    vocabulary: Vocabulary
    best: dict[tuple[str, frozenset[str], int | None], TableIndex]


_INDEXES: dict[tuple[int, ...], FormIndex] = {}


def index_of(forms: tuple[Form, ...]) -> FormIndex:
    """Return the index of a set of forms; the same forms are indexed once."""
    key = tuple(map(id, forms))
    found = _INDEXES.get(key)
    if found is None:
        found = _INDEXES[key] = _index(forms)
    return found


def _index(forms: tuple[Form, ...]) -> FormIndex:
    tables = tuple(_index_table(form, table) for form in forms for table in form.tables)
    tables_of: dict[str, set[str]] = {}
    for table in tables:
        for label in table.labels:
            tables_of.setdefault(label, set()).add(table.table.key)
    rows = frozenset(label for table in tables for label in table.rows)
    labels = frozenset(tables_of)
    prefixes = frozenset(label[:end] for label in labels for end in range(1, len(label) + 1))
    headings = frozenset(
        normalise_label(words)
        for form in forms
        for section in form.sections
        for words in (section.heading, *section.variants)
    )
    vocabulary = Vocabulary(rows, labels, prefixes, headings)
    return FormIndex(
        forms, tables, {label: frozenset(keys) for label, keys in tables_of.items()}, vocabulary, {}
    )
