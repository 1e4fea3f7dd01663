"""Binding: which of a report's tables are tables of the form, of which edition, and what each row is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from govlint_grammar.binding import Binding, BoundTable
from govlint_grammar.bound_rows import bind_rows
from govlint_grammar.form_index import FormIndex, TableIndex, index_of
from govlint_grammar.labels import normalise_label
from govlint_grammar.source import Span
from govlint_grammar.tree import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.forms import Form

# Fewer labels in common with every form than this, and a table is not one of the form's.
_FEWEST_LABELS = 2


class Bound(NamedTuple):
    """The bound tables, and the tables that look like the form's but could not be read, with the reason."""

    binding: Binding
    unread: tuple[tuple[Table, str], ...]


class _Part(NamedTuple):
    """Rows of one table of the report that belong to one table of the form."""

    key: str
    rows: tuple[Row, ...]
    labels: frozenset[str]
    table: Table


def bind(tables: Sequence[Table], forms: tuple[Form, ...], year: int | None) -> Bound:
    """Bind tables to the forms whose labels they match best, whatever the report's year.

    Args:
        tables: the report's tables in the order of the text.
        forms: the known editions.
        year: the report's year, which decides only between editions that fit equally well.
    """
    index = index_of(forms)
    parts = [part for table in tables for part in _parts(table, index)]
    bound: dict[str, BoundTable] = {}
    duplicates: list[BoundTable] = []
    unread: list[tuple[Table, str]] = []
    for group in _groups(parts, index):
        chosen = _best(group, index, year)
        made = bind_rows(chosen, _joined(group))
        if made is None:
            unread.append((group[0].table, "header"))
        elif group[0].key in bound:
            duplicates.append(made)
        else:
            bound[group[0].key] = made
    in_force = next((form for form in forms if year is not None and form.in_force(year)), None)
    order = [table.key for form in forms for table in form.tables]
    ordered = {key: bound[key] for key in dict.fromkeys(order) if key in bound}
    return Bound(Binding(in_force, MappingProxyType(ordered), tuple(duplicates)), tuple(unread))


def _parts(table: Table, index: FormIndex) -> list[_Part]:
    """Cut a table where the labels of another table of the form begin (the heading between them was lost)."""
    parts: list[_Part] = []
    key = ""
    rows: list[Row] = []
    labels: set[str] = set()
    for row in table.rows:
        found = [
            label
            for cell in row.cells
            if cell.text and (label := normalise_label(cell.text)) in index.by_label
        ]
        keys = {index.tables[number].table.key for label in found for number in index.by_label[label]}
        if found and key not in keys:
            common = _common_key(found, index)
            if common and labels:
                parts.append(_Part(key, tuple(rows), frozenset(labels), table))
                rows, labels = [], set()
            key = common or key
        rows.append(row)
        labels.update(found)
    parts.append(_Part(key, tuple(rows), frozenset(labels), table))
    return [part for part in parts if part.key and len(part.labels) >= _FEWEST_LABELS]


def _common_key(labels: list[str], index: FormIndex) -> str:
    """Return the table of the form that most of a row's labels belong to."""
    votes: dict[str, int] = {}
    for label in labels:
        for key in {index.tables[number].table.key for number in index.by_label[label]}:
            votes[key] = votes.get(key, 0) + 1
    return max(votes, key=lambda key: votes[key], default="")


def _groups(parts: list[_Part], index: FormIndex) -> list[list[_Part]]:
    """Join the parts of a table that was cut in pieces: their rows have no label in common."""
    row_labels = index.vocabulary.rows
    groups: list[list[_Part]] = []
    for part in parts:
        own = part.labels & row_labels
        home = next((group for group in reversed(groups) if group[0].key == part.key), None)
        if home is not None and own and not any(own & other.labels for other in home):
            home.append(part)
        else:
            groups.append([part])
    return groups


def _joined(group: list[_Part]) -> Table:
    if len(group) == 1 and group[0].rows == group[0].table.rows:
        return group[0].table
    rows = tuple(row for part in group for row in part.rows)
    return Table(rows, Span(rows[0].span.start, rows[-1].span.end), group[0].table.layout)


def _best(group: list[_Part], index: FormIndex, year: int | None) -> TableIndex:
    """Return the edition that fits best: most labels, decisive ones, the year's form, the newest."""
    labels = frozenset[str]().union(*(part.labels for part in group))

    def fit(table: TableIndex) -> tuple[int, int, bool, int]:
        everywhere = (table.rows, table.headers, table.groups)
        known = sum(1 for label in labels if any(label in place for place in everywhere))
        decisive = sum(1 for label in table.table.decisive if normalise_label(label) in labels)
        official = sum(1 for entry in table.in_order if normalise_label(entry.form.label) in labels)
        in_force = year is not None and table.form.in_force(year)
        return known * 2 + decisive * 2 + official, decisive, in_force, table.form.first_year

    return max((table for table in index.tables if table.table.key == group[0].key), key=fit)
