"""A tree made of what an archive keeps: title, sections without their text, tables without labels.

What stands under the keys of tables is the report's; prose is empty. So everything that works on trees by
key, conditions and places of cells, works on records too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.binding import Binding, BoundTable, State, Value, ValueCell
from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key
from govlint_grammar.report_prose import Prose
from govlint_grammar.source import Source, Span
from govlint_grammar.tree import Cell, Report, Section, Table, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.archive.figures import Figures
    from govlint.archive.record import ArchiveRecord, RecordedSection, RecordedTable
    from govlint_grammar.forms import ColumnForm, Form, RowForm, TableForm


def restored(
    record: ArchiveRecord, figures: Mapping[str, Figures], year: int, forms: tuple[Form, ...]
) -> Report:
    """Return the tree of a recorded report.

    Args:
        record: what is kept of it.
        figures: the figures of its tables, by their keys.
        year: the year that it is on, which its title may not say.
        forms: the known editions.
    """
    span = Span(record.title.start, record.title.end)
    title = Title("", span, record.agency, (year,))
    tables = {
        table.key: _table(table, figures[table.key], forms, span)
        for table in record.tables
        if table.key in figures
    }
    form = next((bound.form for bound in tables.values()), None)
    sections = tuple(map(_section, record.sections))
    source = Source("", record.path)
    return Report(source, title, (), (), sections, (), Binding(form, tables), Prose((), year), year)


def _section(kept: RecordedSection) -> Section:
    span = Span(kept.spot.start, kept.spot.end)
    return Section(kept.key, "", kept.heading.zh, span, span, (), ())


def _table(kept: RecordedTable, figures: Figures, forms: tuple[Form, ...], span: Span) -> BoundTable:
    edition = next(each for each in forms if each.edition == kept.edition)
    return BoundTable(edition, figures.form, Table((), span, "tab"), (), _Cells(figures), ())


class _Cells(Mapping[str, ValueCell]):
    """The value cells of a table, made when they are asked for."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._leaves = _leaves_of(figures.form)

    def __getitem__(self, key: str) -> ValueCell:
        row, column = self._leaves[key]
        figure, spot = self._figures.get(key), self._figures.spot(key)
        value = Value(State.MISSING) if figure is None else Value(figure.state, figure.number)
        cell = Cell("", spot.start, spot.end) if spot is not None else None
        return ValueCell(key, self._figures.form.key, row, column, value, cell)

    def __iter__(self) -> Iterator[str]:
        return iter(self._leaves)

    def __len__(self) -> int:
        return len(self._leaves)


@lru_cache(maxsize=64)
def _leaves_of(form: TableForm) -> Mapping[str, tuple[RowForm, ColumnForm]]:
    return {
        cell_key(block, row.key, key): (row, column)
        for block in form.blocks
        for row in block.rows
        for key, column in leaf_columns(block.columns)
    }
