"""The reports of an archive by agency and year, and who stands next to whom."""

from __future__ import annotations

from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING

from govlint.archive.archived import ArchivedReport
from govlint.archive.clauses import clauses
from govlint.archive.names import Names, joined_short_forms
from govlint.archive.passages import Windows, windows
from govlint.archive.sharing import Sharing
from govlint.archive.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from govlint.archive.context import SharedPassage
    from govlint.archive.names import Agency
    from govlint.archive.record import ArchiveRecord
    from govlint.archive.shelf import Entry
    from govlint.archive_layout import ArchiveLayout
    from govlint_grammar.forms import Form

_MOST_TOLD = 16  # answers that are kept: an agency is asked for a year and the one before


class Archive:
    """Reports, each put aside when it comes and opened when it is asked for.

    Args:
        names: what agencies are called.
        layout: how agency and year follow from paths; None if only titles say them.
        forms: the known editions.

    Attributes:
        unknown: the paths of reports whose agency or year is not known.
        unread: the paths of files of which no report could be had.
    """

    def __init__(self, names: Names, layout: ArchiveLayout | None, forms: tuple[Form, ...]) -> None:
        self.names = names
        self.unknown: list[str] = []
        self.unread: list[str] = []
        self._layout = layout
        self._forms = forms
        self._shelf = Shelf()
        self._entries: list[Entry] = []
        self._windows = Windows()
        self._agencies: dict[str, dict[int, list[int]]] | None = None
        self._opened: dict[int, ArchivedReport] = {}
        self._sharing: Sharing | None = None
        self._told: dict[tuple[str, int], tuple[ArchivedReport, ...]] = {}

    def __enter__(self) -> Archive:
        self._shelf.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shelf.__exit__(kind, error, trace)

    def add(self, record: ArchiveRecord, *, with_passages: bool) -> None:
        """Add a report.

        Args:
            record: what is kept of it.
            with_passages: whether somebody will ask for passages that it shares with others.
        """
        said = self._layout.facts(Path(record.path)) if self._layout else None
        agency = (said.agency if said else None) or record.agency
        year = (said.year if said else None) or record.year
        if agency is None or year is None:
            self.unknown.append(record.path)
            return
        self._told.clear()
        number = len(self._entries)
        self._entries.append(self._shelf.put(record, self.names.of(agency), year))
        if with_passages:
            parts = (windows(clauses(section.clauses)) for section in record.sections)
            self._windows.add(number, {window.key for part in parts for window in part})

    @property
    def count(self) -> int:
        """How many reports it has, those of unknown agency or year included."""
        return len(self._entries) + len(self.unknown)

    def reports(self) -> Iterator[ArchivedReport]:
        """Yield the reports whose agency and year are known, agency by agency and year by year."""
        for agency in sorted(self._by_agency):
            self._opened.clear()
            years = self._by_agency[agency]
            for year in sorted(years):
                for number in years[year]:
                    yield self.report(number)

    def report(self, number: int) -> ArchivedReport:
        """Return a report by its number."""
        found = self._opened.get(number)
        if found is None:
            entry = self._entries[number]
            found = ArchivedReport(self._shelf.get(entry), entry.agency, entry.year, self._forms)
            self._opened[number] = found
        return found

    def on(self, agency: str, year: int) -> tuple[ArchivedReport, ...]:
        """Return the reports of an agency on a year, in the order of their paths.

        One report in several formats counts once: files of one name but for the suffix, and files of
        different kinds with the same figures.
        """
        found = self._told.get((agency, year))
        if found is None:
            numbers = self._by_agency.get(agency, {}).get(year, ())
            by_name = {without_suffix(self._entries[number].path): number for number in reversed(numbers)}
            found = tuple(_once_each(self.report(number) for number in reversed(by_name.values())))
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            self._told[agency, year] = found
        return found

    def before(self, agency: str, year: int) -> tuple[ArchivedReport, ...]:
        """Return the reports on the year before, of an agency and of what it has come from."""
        own = self.on(agency, year - 1)
        earlier, until = self.names.before(agency)
        if until is not None and year - 1 > until:
            return own
        return (*own, *(report for name in earlier for report in self.on(name, year - 1)))

    def years(self, agency: str) -> frozenset[int]:
        """Return the years on which an agency, or what it has come from, has reports."""
        earlier, until = self.names.before(agency)
        came = {
            year
            for name in earlier
            for year in self._by_agency.get(name, ())
            if until is None or year <= until
        }
        return frozenset(self._by_agency.get(agency, ())) | came

    def may_be_unread(self, year: int) -> bool:
        """Whether a report on a year may be among those that could not be read or told."""
        return any(str(year) in path or "20" not in path for path in (*self.unknown, *self.unread))

    def absent(self) -> list[Agency]:
        """Return the agencies of the configuration without a report; none where a file could not be told."""
        if self.unknown or self.unread:
            return []
        known = self.names.known.items()
        return [agency for name, agency in known if not self.years(name)]

    def passages(self, report: ArchivedReport) -> tuple[SharedPassage, ...]:
        """Return the prose that a report shares with reports of other agencies, the longest first."""
        if self._sharing is None:
            entries = self._renamed
            shared = self._windows.shared([entry.agency for entry in entries])
            self._sharing = Sharing(shared, entries, self.report)
        return self._sharing.of(report)

    @property
    def _renamed(self) -> Sequence[Entry]:
        """The entries under the names that count once all are there."""
        self._by_agency  # noqa: B018 - renames them
        return self._entries

    @property
    def _by_agency(self) -> Mapping[str, Mapping[int, Sequence[int]]]:
        """The numbers of the reports by agency and year."""
        if self._agencies is None:
            years: dict[str, set[int]] = {}
            for entry in self._entries:
                years.setdefault(entry.agency, set()).add(entry.year)
            full = joined_short_forms({name: frozenset(known) for name, known in years.items()})
            self._entries = [
                entry._replace(agency=full.get(entry.agency, entry.agency)) for entry in self._entries
            ]
            self._agencies = {}
            for number in sorted(range(len(self._entries)), key=lambda each: self._entries[each].path):
                entry = self._entries[number]
                self._agencies.setdefault(entry.agency, {}).setdefault(entry.year, []).append(number)
        return self._agencies


def without_suffix(path: str) -> str:
    """Return a path without the suffix of its file: one report in several formats has one such name."""
    return splitext(path)[0]


def is_same_in_another_format(one: ArchivedReport, other: ArchivedReport) -> bool:
    """Whether two reports of an agency and year are files of different kinds with the same figures."""
    if splitext(one.path)[1] == splitext(other.path)[1]:
        return False
    figures = _figures(one)
    return bool(figures) and figures == _figures(other)


def _once_each(reports: Iterable[ArchivedReport]) -> Iterator[ArchivedReport]:
    """Yield reports but for those that have come before in a file of another kind."""
    kinds: dict[tuple[object, ...], set[str]] = {}
    for report in reports:
        figures, kind = _figures(report), splitext(report.path)[1]
        seen = kinds.setdefault(figures, set()) if figures else set[str]()
        if not seen - {kind}:
            yield report
        seen.add(kind)


def _figures(report: ArchivedReport) -> tuple[tuple[object, ...], ...]:
    return tuple(table[:3] for table in report.record.tables)
