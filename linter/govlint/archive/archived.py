"""A recorded report opened: its figures by key, and places for findings on it and for those on others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govlint.archive.clauses import clauses
from govlint.archive.figures import Figures, table_form
from govlint.archive.restored import restored
from govlint.diagnostics import Elsewhere, Place, Related, Text
from govlint.places import place_of_cell
from govlint_grammar.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.archive.clauses import RecordedClause
    from govlint.archive.figures import Figure
    from govlint.archive.record import ArchiveRecord, RecordedSection, Spot
    from govlint_grammar.forms import Form
    from govlint_grammar.tree import Report

_TITLE = Text("标题", "title")
_TOTAL = "[total]"


class ArchivedReport:
    """A report of an archive, without its text.

    Attributes:
        record: what is kept of it.
        agency: the name under which the archive has its agency.
        year: the year that it is on.
    """

    def __init__(self, record: ArchiveRecord, agency: str, year: int, forms: tuple[Form, ...]) -> None:
        """Keep a record with what the archive knows of it."""
        self.record = record
        self.agency = agency
        self.year = year
        self._forms = forms

    @cached_property
    def tree(self) -> Report:
        """The report as a tree: its tables with their keys, its sections without their text."""
        return restored(self.record, self._tables, self.year, self._forms)

    @property
    def path(self) -> str:
        """The file, as outcomes name it."""
        return self.record.path

    @cached_property
    def _tables(self) -> dict[str, Figures]:
        found: dict[str, Figures] = {}
        for table in self.record.tables:
            form = table_form(table, self._forms)
            if form is not None:
                found.setdefault(table.key, Figures(table, form))
        return found

    def edition(self, table: str) -> str | None:
        """Return the edition that a table follows; None if the report does not have it."""
        return next((each.edition for each in self.record.tables if each.key == table), None)

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield the value cells of all tables with their keys, in the form's order."""
        for table in self._tables.values():
            yield from table.items()

    def figure(self, key: str) -> Figure | None:
        """Return the value cell of a key; a key without a column means the total. None if not recorded."""
        table = self._tables.get(key.partition(".")[0])
        return table.get(self._full(table, key)) if table is not None else None

    def spot_of_figure(self, key: str) -> Spot | None:
        """Return where the value cell of a key stands; None for one that is not in the report."""
        table = self._tables.get(key.partition(".")[0])
        return table.spot(self._full(table, key)) if table is not None else None

    @staticmethod
    def _full(table: Figures, key: str) -> str:
        """Return a key with the column of its total, if it is without one."""
        for full in (key, key + _TOTAL, f"{key}.total"):
            if table.get(full) is not None:
                return full
        return key

    def number(self, key: str) -> Decimal | None:
        """Return the number under a key; None when there is none to be sure of."""
        figure = self.figure(key)
        return figure.number if figure else None

    def section(self, key: str) -> RecordedSection | None:
        """Return the prose of a section; None if the report has none there."""
        return next((each for each in self.record.sections if each.key == key), None)

    def clauses(self, key: str) -> tuple[RecordedClause, ...]:
        """Return the clauses of a section that are not made of set phrases."""
        section = self.section(key)
        return clauses(section.clauses) if section else ()

    def place_of_title(self) -> Place:
        """Return the place of a finding on the whole report."""
        return self.place(self.record.title, _TITLE)

    def place_of_section(self, key: str) -> Place:
        """Return the place of a section's heading; of the title if the report has no such prose."""
        section = self.section(key)
        if section is None:
            return self.place_of_title()
        return self.place(section.spot, section.heading)._replace(section=key)

    def place_of_figure(self, key: str) -> Place:
        """Return the place of a value cell, in words; of the title for a table that is not in the report."""
        cell = self.tree.bound.cell(key)
        return place_of_cell(self.tree, cell) if cell is not None else self.place_of_title()

    def place(self, spot: Spot, *words: Text, section: str = "") -> Place:
        """Return the place of a stretch of this report, for a finding on it."""
        return Place(Span(spot.start, spot.end), words, section)

    def related_figure(self, key: str, message: Text) -> Related:
        """Return a value cell of this report, for a finding on another report."""
        spot = self.spot_of_figure(key) or self.record.title
        return self._related(self.place_of_figure(key), spot, message)

    def related_section(self, key: str, message: Text) -> Related:
        """Return a section of this report, for a finding on another report."""
        section = self.section(key)
        return self._related(
            self.place_of_section(key), section.spot if section else self.record.title, message
        )

    def related_spot(self, spot: Spot, message: Text, *words: Text) -> Related:
        """Return a stretch of this report, for a finding on another report."""
        return self._related(self.place(spot, *words), spot, message)

    def related_title(self, message: Text) -> Related:
        """Return the title of this report, for a finding on another report."""
        return self._related(self.place_of_title(), self.record.title, message)

    def _related(self, place: Place, spot: Spot, message: Text) -> Related:
        start, end = Position(spot.line, spot.column), Position(spot.end_line, spot.end_column)
        return Related(place, message, Elsewhere(self.path, start, end, self.record.exact))
