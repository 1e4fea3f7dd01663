"""Binding: which of a report's tables are tables of the form, of which edition, and what each row is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence  # noqa: TC003 - the compiled build asks for the types of fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.binding import Binding, BoundTable
from govlint_grammar.bound_rows import bind_rows
from govlint_grammar.bound_shapes import BindingPlan, plan_of
from govlint_grammar.form_index import FormIndex, TableIndex, index_of
from govlint_grammar.forms import form_in_force
from govlint_grammar.records import NamedTuple
from govlint_grammar.row_labels import labels_of
from govlint_grammar.source import Span
from govlint_grammar.table_shapes import ShapedRows
from govlint_grammar.tree import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint_grammar.forms import Form

# Fewer labels in common with every form than this, and a table is not one of the form's.
_FEWEST_LABELS = 2
_MOST_CHOICES = 1024


# Kept with a shape that no plan can be made of.
_NO_PLAN = "no plan"


class Bound(NamedTuple):
    """The bound tables, and the tables that look like the form's but could not be read, with the reason."""

    binding: Binding
    unread: tuple[tuple[Table, str], ...]


class _Part(NamedTuple):
    """Rows of one table of the report that belong to one table of the form, and their labels."""

    key: str
    rows: Sequence[Row]
    row_labels: tuple[tuple[str, ...], ...]
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
    parts = list(_of_the_form(part for table in tables for part in _parts(table, index)))
    bound: dict[str, BoundTable] = {}
    duplicates: list[BoundTable] = []
    unread: list[tuple[Table, str]] = []
    for group in _groups(parts, index):
        chosen = _best(group, index, year)
        made = _bound(chosen, *_joined(group))
        if made is None:
            unread.append((group[0].table, "header"))
        elif group[0].key in bound:
            duplicates.append(made)
        else:
            bound[group[0].key] = made
    order = [table.key for form in forms for table in form.tables]
    ordered = {key: bound[key] for key in dict.fromkeys(order) if key in bound}
    binding = Binding(form_in_force(year, forms), MappingProxyType(ordered), tuple(duplicates))
    return Bound(binding, tuple(unread))


def _bound(chosen: TableIndex, table: Table, row_labels: tuple[tuple[str, ...], ...]) -> BoundTable | None:
    """Bind a table to a form; once it has been done for its shape, by the plan that was made then."""
    rows = table.rows
    if not isinstance(rows, ShapedRows):
        return bind_rows(chosen, table, row_labels)
    plan = rows.shape.kept(chosen)
    if isinstance(plan, BindingPlan):
        return plan.bind(table, rows)
    made = bind_rows(chosen, table, row_labels)
    if made is not None and plan is None:
        rows.shape.keep(chosen, plan_of(made, rows) or _NO_PLAN)
    return made


def _parts(table: Table, index: FormIndex) -> list[_Part]:
    """Return the rows of a table by the tables of the form that they belong to."""
    rows = table.rows
    if not isinstance(rows, ShapedRows):
        return _cut(table, index)
    known = rows.shape.kept(index)
    if isinstance(known, _Part):
        return [known._replace(rows=rows, table=table)]
    parts = _cut(table, index)
    if len(parts) == 1 and len(parts[0].rows) == len(rows):
        rows.shape.keep(index, parts[0])
    return parts


def _cut(table: Table, index: FormIndex) -> list[_Part]:
    """Cut a table where the labels of another table of the form begin (the heading between them was lost)."""
    tables_of = index.tables_of
    labelled = [labels_of(row) for row in table.rows]
    parts: list[_Part] = []
    key = ""
    start = 0
    seen: set[str] = set()
    for number, labels in enumerate(labelled):
        found = [label for label in labels if label in tables_of]
        if sum(1 if key not in tables_of[label] else -1 for label in found) > 0:
            if seen:
                parts.append(_part(key, table, labelled, start, number, seen))
                start, seen = number, set()
            key = _common_key(found, tables_of)
        seen.update(found)
    parts.append(_part(key, table, labelled, start, len(labelled), seen))
    return [part for part in parts if part.key and part.labels]


def _of_the_form(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield the parts with enough labels; a row alone on its page belongs to the table that lacks it."""
    key, seen = "", frozenset[str]()
    for part in parts:
        is_enough = len(part.labels) >= _FEWEST_LABELS
        if is_enough or (part.key == key and len(part.rows) == 1 and not part.labels & seen):
            seen = part.labels | (seen if part.key == key else frozenset())
            key = part.key
            yield part


def _part(
    key: str, table: Table, labelled: list[tuple[str, ...]], start: int, end: int, seen: set[str]
) -> _Part:
    return _Part(key, table.rows[start:end], tuple(labelled[start:end]), frozenset(seen), table)


def _common_key(labels: list[str], tables_of: Mapping[str, frozenset[str]]) -> str:
    """Return the table of the form that most of a row's labels belong to; of equals, the first by name."""
    votes = Counter(key for label in labels for key in sorted(tables_of[label]))
    return votes.most_common(1)[0][0]


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


def _joined(group: list[_Part]) -> tuple[Table, tuple[tuple[str, ...], ...]]:
    """Return the parts of a table as one table, with the labels of its rows."""
    first = group[0]
    if len(group) == 1 and len(first.rows) == len(first.table.rows):
        return first.table, first.row_labels
    rows = tuple(row for part in group for row in part.rows)
    table = Table(rows, Span(rows[0].span.start, rows[-1].span.end), first.table.layout)
    return table, tuple(labels for part in group for labels in part.row_labels)


def _best(group: list[_Part], index: FormIndex, year: int | None) -> TableIndex:
    """Return the edition that fits best: most labels, decisive ones, no row missing, the year's, newest."""
    key = group[0].key
    labels = group[0].labels.union(*(part.labels for part in group[1:]))
    chosen = index.best.get((key, labels, year))
    if chosen is None:
        if len(index.best) > _MOST_CHOICES:
            index.best.clear()
        chosen = index.best[key, labels, year] = _fittest(key, labels, index, year)
    return chosen


def _fittest(key: str, labels: frozenset[str], index: FormIndex, year: int | None) -> TableIndex:
    def fit(table: TableIndex) -> tuple[int, int, bool, bool, int]:
        decisive = len(labels & table.decisive)
        in_force = year is not None and table.form.in_force(year)
        known = len(labels & table.labels) * 2 + len(labels & table.official)
        return known + decisive * 2, decisive, table.official <= labels, in_force, table.form.first_year

    return max((table for table in index.tables if table.table.key == key), key=fit)
