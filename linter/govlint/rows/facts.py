"""From a report to the rows of its cells and statements."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.places import column_key, place_of_cell, place_of_span
from govlint.rows.columns import FACTS, row_of
from govlint_grammar.binding import State
from govlint_grammar.forms import form_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Place
    from govlint.rows.columns import Column, PlainRow, Value
    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Form
    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Report

_JOINT = " › "


def facts_of(
    report: Report, forms: tuple[Form, ...], lang: str = "zh", columns: Sequence[Column] = FACTS
) -> Iterator[PlainRow]:
    """Yield a row for each value cell of the form's tables, then one for each statement of the prose.

    Args:
        report: the tree.
        forms: the known editions.
        lang: ``zh`` or ``en``, the language of places.
        columns: the columns of the rows.
    """
    about: dict[str, Value] = {"path": report.source.name, "agency": report.agency, "year": report.year}
    for table in report.bound.tables.values():
        for cell in table.cells.values():
            yield row_of(columns, **about, **_cell(report, table, cell, lang))
    form = form_in_force(report.year, forms) if report.year is not None else None
    for statement in report.prose.statements:
        where = _place(report, place_of_span(report, statement.span), lang)
        edition = form.edition if form else None
        yield row_of(columns, **about, edition=edition, **_statement(statement), **where)


def _cell(report: Report, table: BoundTable, cell: ValueCell, lang: str) -> dict[str, Value]:
    there = cell.cell is not None
    return {
        "edition": table.edition,
        "kind": "cell",
        "table": table.key,
        "key": cell.row.key if cell.row else table.key,
        "column": column_key(cell),
        "value": number_of(cell.value.number),
        "state": cell.value.state.value,
        "certain": cell.value.state is not State.UNPLACED,
        "text": (cell.cell.text or None) if cell.cell is not None else None,
        **_place(report, place_of_cell(table, cell), lang, shown=there),
    }


def _statement(statement: Statement) -> dict[str, Value]:
    value = statement.value
    is_number = isinstance(value, Decimal)
    return {
        "kind": "statement",
        "key": statement.key,
        "value": number_of(value) if isinstance(value, Decimal) else None,
        "state": "none" if statement.none else "number" if is_number else "text",
        "certain": statement.certain,
        "text": statement.quote if is_number else str(value),
        "about_year": statement.year,
        "channel": statement.channel,
    }


def _place(report: Report, place: Place, lang: str, *, shown: bool = True) -> dict[str, Value]:
    """Return where something stands; of what is not there only the words."""
    words = _JOINT.join(text.in_language(lang) for text in place.words)
    if not shown:
        return {"place": words or None}
    line, character = report.source.position(place.span.start)
    return {"place": words or None, "line": line, "character": character}


def number_of(number: Decimal | None) -> float | int | None:
    """Return a number as Arrow can hold it; None for none, or for one beyond all sense."""
    if number is None or not number.is_finite() or abs(number) > 10**15:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
