"""Places for findings, made from the nodes of a report's tree.

A place has a span, so that an editor can jump to it, and words from the labels of the official form,
so that a clerk can find it on paper: 表三 › 三、本年度办理结果 › （一）予以公开 › 总计.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from govlint.diagnostics import Place, Text
from govlint_grammar.binding import BoundTable
from govlint_grammar.columns import leaf_columns
from govlint_grammar.contact.fields import NAMES
from govlint_grammar.form_keys import label_path
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from govlint_grammar.binding import BoundRow, Defect, ValueCell
    from govlint_grammar.forms import TableForm
    from govlint_grammar.tree import Aspect, Report, Section

_START = Text("报告开头", "beginning of the report")
_TITLE = Text("标题", "title")
_CONTACT = Text("联系方式", "contact")


def place_of_span(report: Report, span: Span, *words: Text) -> Place:
    """Return the place of a stretch of the text; its section is found by its offset.

    Args:
        report: the tree.
        span: the stretch.
        words: the place in words, outermost first; without any, the heading of its section.
    """
    section = _section_at(report, span.start)
    if section is None:
        return Place(span, words)
    return Place(span, words or (_words_of(report, section),), section=section.key or "")


def place_of_report(report: Report) -> Place:
    """Return the place of a finding on the whole report: its title, or else its first line."""
    if report.title is not None:
        return Place(report.title.span, (_TITLE,))
    text = report.source.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Place(Span(start, len(text) if end < 0 else end), (_START,))


def place_of_section(report: Report, section: Section) -> Place:
    """Return the place of a section: its heading, or without one its whole stretch."""
    span = _heading_or_all(section.heading_span, section.span)
    return Place(span, (_words_of(report, section),), section=section.key or "")


def place_of_aspect(report: Report, aspect: Aspect) -> Place:
    """Return the place of an aspect: its heading, or without one its whole stretch."""
    written = aspect.number + aspect.heading
    forms = report.bound.form.aspects if report.bound.form else ()
    english = next((form.en for form in forms if form.key in aspect.keys), written)
    place = place_of_span(report, _heading_or_all(aspect.heading_span, aspect.span))
    return place._replace(words=(*place.words, Text(written, english)))


def place_of_table(table: BoundTable) -> Place:
    """Return the place of a table: its first row."""
    rows = table.table.rows
    span = rows[0].span if rows else table.table.span
    return Place(span, (table.table_form.name,), table.key, table.key)


def place_of_row(table: BoundTable, row: BoundRow) -> Place:
    """Return the place of a row: its label, or without one the whole row."""
    return _place(table, _span_of_row(row), row.form.key if row.form else "")


def place_of_cell(where: Report | BoundTable, cell: ValueCell) -> Place:
    """Return the place of a value cell, in words: table, groups, row, column.

    The span is the cell's own; for one that is not in the table, that of its row, or of the table.

    Args:
        where: the report, or the bound table that holds the cell.
        cell: the cell.
    """
    table = where if isinstance(where, BoundTable) else where.bound.tables[cell.table]
    row = cell.row.key if cell.row else ""
    column = column_key(cell)
    if cell.cell is not None:
        return Place(cell.cell.span, label_path(table.form, cell.key), table.key, table.key, row, column)
    bound = next((bound for bound in table.rows if bound.form is not None and bound.form.key == row), None)
    span = _span_of_row(bound) if bound else place_of_table(table).span
    return Place(span, label_path(table.form, cell.key), table.key, table.key, row, column)


def place_of_contact(report: Report, span: Span, kind: str) -> Place:
    """Return the place of a field or label of the contact, by its section, if any, and what it is called.

    Args:
        report: the tree.
        span: the field or label.
        kind: ``phone`` and so on; empty for the contact as a whole.
    """
    place = place_of_span(report, span)
    return place._replace(words=(*place.words, NAMES.get(kind, _CONTACT)))


def place_of_defect(report: Report, defect: Defect) -> Place:
    """Return the place of a difference between a table and its form."""
    first = report.bound.tables[defect.table]
    further = (table for table in report.bound.duplicates if table.key == defect.table)
    table = next((t for t in further if _covers(t.table.span, defect.span)), first)
    return _place(table, defect.span, defect.row, defect.column)


def column_key(cell: ValueCell) -> str:
    """Return the full key of a cell's column, with that of its groups: ``direct_suit.total`` in table 4."""
    if cell.row is None or not cell.key.startswith(cell.row.key):
        return cell.column.key
    return cell.key[len(cell.row.key) :].strip(".[]")


def _place(table: BoundTable, span: Span, row: str, column: str = "") -> Place:
    words = label_path(table.form, row) or (table.table_form.name,)
    if column:
        words = (*words, *_column_words(table.table_form, column))
    return Place(span, words, table.key, table.key, row, column)


def _column_words(form: TableForm, key: str) -> tuple[Text, ...]:
    columns = (leaf for block in form.blocks for leaf in leaf_columns(block.columns))
    return next(((Text(column.label, column.en),) for leaf, column in columns if leaf == key), ())


def _span_of_row(row: BoundRow) -> Span:
    return row.label.span if row.label is not None else row.row.span


def _covers(whole: Span, part: Span) -> bool:
    return whole.start <= part.start < whole.end


def _heading_or_all(heading: Span, whole: Span) -> Span:
    return heading if heading.end > heading.start else whole


def _section_at(report: Report, offset: int) -> Section | None:
    index = bisect_right(report.sections, offset, key=lambda section: section.span.start) - 1
    if index < 0 or offset >= report.sections[index].span.end:
        return None
    return report.sections[index]


def _words_of(report: Report, section: Section) -> Text:
    written = section.number + section.heading
    forms = report.bound.form.sections if report.bound.form else ()
    return Text(written, next((form.en for form in forms if form.key == section.key), written))
