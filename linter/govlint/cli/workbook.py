"""Findings as an Excel workbook: a row a finding, and how many each rule, agency and year has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.failure import Failure
from govlint.cli.outlets import OutputFile
from govlint.diagnostics import Text
from govlint.output.csv_output import COLUMNS, heads, row_of
from govlint.output.page_text import page_of
from govlint.output.statistics import Statistics
from govlint.output.width import visible
from govlint.rows.columns import Column
from govlint.rows.writers import ExcelWriter, MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govlint.cli.language import Language
    from govlint.contributed import RegisteredFormatter
    from govlint.formats import View
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.rows.columns import PlainRow, Value

_NUMBERS = ("year", "line", "column")


class Workbook(OutputFile):
    """A workbook, written while the run goes on.

    Raises:
        Failure: openpyxl is not installed.
    """

    def __init__(
        self, entry: RegisteredFormatter, run: RunOutcome, view: View, language: Language, path: Path
    ) -> None:
        super().__init__(entry, run, view, language, path)
        self._statistics = Statistics()
        title = language.say("问题", "findings")
        try:
            self._book = ExcelWriter(_columns(), path, heads(view.lang), title)
        except MissingLibraryError as error:
            from govlint.cli.extract_output import missing

            raise missing("xlsx", error) from None

    @property
    def waits(self) -> bool:
        """Whether it has to know all files before it can be written."""
        return False

    def open(self) -> None:
        """Begin to write it: it has begun."""

    def begin(self, files: int) -> None:
        """Write what comes first: that has been written."""

    def add(self, outcome: FileOutcome, *, again: bool = False) -> None:  # noqa: ARG002 - as every outlet's
        """Write what was found in a file."""
        self._statistics.add(outcome)
        for finding in outcome.diagnostics:
            values = row_of(outcome, finding, self._view, self._run.as_of.isoformat())
            self._book.write(_row(values))

    def end(self, run: RunOutcome) -> bool:  # noqa: ARG002 - likewise
        """Write the sheet of counts, and put the workbook in its place."""
        self._book.sheet(self._language.say("汇总", "summary"), self._summary())
        try:
            self._book.close()
        except OSError as error:
            self._give_up(error)
        self._book.discard()
        return not self._failed

    def discard(self) -> None:
        """Leave the old file as it was, if the new one is not in its place."""
        self._book.discard()

    def _summary(self) -> Iterator[tuple[Value, ...]]:
        say, counts = self._language.say, self._statistics
        yield say("规则", "rule"), say("名称", "name"), say("问题数", "findings"), say("含义", "meaning")
        for (code, name), count in sorted(counts.rules.items(), key=lambda item: (-item[1], item[0])):
            complaint = page_of(self._view.registry.rule(code), self._view.lang).complaint
            yield code, name, count, visible(complaint)
        yield ()
        yield say("机关", "agency"), "", say("问题数", "findings")
        yield from ((name, "", count) for name, count in sorted(counts.agencies.items(), key=_most))
        yield ()
        yield say("年度", "year"), "", say("问题数", "findings")
        yield from ((year, "", count) for year, count in sorted(counts.years.items()))


def no_screen(form: str) -> Failure:
    """Return the failure for a workbook that is to be shown on the screen."""
    return Failure(
        f"{form} 不能写到屏幕上；请用 --output {form}=文件",
        f"{form} cannot be written to the screen; use --output {form}=FILE",
    )


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _columns() -> tuple[Column, ...]:
    return tuple(Column(name, "string", Text(zh, name)) for name, zh in COLUMNS.items())


def _row(values: tuple[str, ...]) -> PlainRow:
    row: PlainRow = {}
    for name, value in zip(COLUMNS, values, strict=True):
        row[name] = int(value) if name in _NUMBERS and value else visible(value) or None
    return row
