"""A tree made of what an archive keeps: title, sections without their text, tables without labels.

What stands under the keys of tables is the report's; prose is empty. So everything that works on trees by
key, conditions and places of cells, works on records too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.figures import figures, table_form
from govlint_grammar.binding import Binding, BoundTable, Value, ValueCell
from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key
from govlint_grammar.report_prose import Prose
from govlint_grammar.source import Source, Span
from govlint_grammar.tree import Cell, Report, Section, Table, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.archive.record import ArchiveRecord, RecordedSection, RecordedTable
    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm


def restored(record: ArchiveRecord, year: int, forms: tuple[Form, ...]) -> Report:
    """Return the tree of a recorded report.

    Args:
        record: what is kept of it.
        year: the year that it is on, which its title may not say.
        forms: the known editions.
    """
    span = Span(record.title.start, record.title.end)
    title = Title("", span, record.agency, (year,))
    tables = {
        table.key: bound for table in record.tables if (bound := _table(table, forms, span)) is not None
    }
    form = next((bound.form for bound in tables.values()), None)
    sections = tuple(map(_section, record.sections))
    source = Source("", record.path)
    return Report(source, title, (), (), sections, (), Binding(form, tables), Prose((), year), year)


def _section(kept: RecordedSection) -> Section:
    span = Span(kept.spot.start, kept.spot.end)
    return Section(kept.key, "", kept.heading.zh, span, span, (), ())


def _table(kept: RecordedTable, forms: tuple[Form, ...], span: Span) -> BoundTable | None:
    form = table_form(kept, forms)
    if form is None:
        return None
    known = figures(kept, forms)
    cells: dict[str, ValueCell] = {}
    for key, row, column in _leaves(form):
        figure = known.get(key)
        if figure is None:
            continue
        cell = Cell("", figure.spot.start, figure.spot.end) if figure.spot else None
        cells[key] = ValueCell(key, form.key, row, column, Value(figure.state, figure.number), cell)
    edition = next(each for each in forms if each.edition == kept.edition)
    return BoundTable(edition, form, Table((), span, "tab"), (), cells, ())


def _leaves(form: TableForm) -> Iterator[tuple[str, RowForm, ColumnForm]]:
    for block in form.blocks:
        for row in block.rows:
            for key, column in leaf_columns(block.columns):
                yield cell_key(block, row.key, key), row, column
