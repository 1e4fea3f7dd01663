"""The archive stage: the records of all reports of a run in, what the rules of archives find out.

Two passes. The first puts every record aside on disk and keeps who, when and where in memory; the second
takes one agency after the other. So memory grows with the number of reports by some hundred bytes each, not
with what is in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from govlint.agenda import agenda_of
from govlint.archive.around import Around
from govlint.archive.context import PASSAGES
from govlint.archive.groups import Archive
from govlint.archive.names import Names
from govlint.archive.outcome import ALONE, ArchiveOutcome, archive_rules
from govlint.diagnostics import Text
from govlint.guard import run_archive_rule
from govlint.outcome import NotAssessed
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.names import Agency
    from govlint.archive.record import ArchiveRecord
    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import Internal
    from govlint.registry import Registry

_Said = TypeVar("_Said")
_UNKNOWN = Text(
    "不知道是哪个机关、哪一年度的报告，无法与其他报告对照",
    "it is not known which agency's report on which year it is, so that it cannot be held against others",
)


def archive_findings(
    records: Iterable[ArchiveRecord],
    config: Config,
    registry: Registry,
    as_of: date,
    *,
    whole: bool = False,
    unread: Iterable[str] = (),
    absent: list[Agency] | None = None,
) -> dict[str, ArchiveOutcome]:
    """Hold the reports of an archive against each other.

    Args:
        records: what is kept of each report, in any order; each is taken once.
        config: which rules, with which options, and how the archive is kept.
        registry: the rules and forms.
        as_of: the date of the check.
        whole: whether these are all reports of the archive, so that what is not there is missing.
        unread: the paths of files of which no report could be had.
        absent: a list that the agencies of the configuration without a report are added to.

    Returns:
        What was found, by path. A report alone is not an archive: its rules are not assessed.
    """
    with Archive(Names(config.agencies), config.archive, registry.forms) as archive:
        archive.unread += unread
        wants_passages = _anyone_needs(PASSAGES, registry, config)
        for record in records:
            archive.add(record, with_passages=wants_passages)
        run = _Run(archive, config, registry, as_of, whole=whole, said={})
        outcomes = {path: run.refused(path, _UNKNOWN) for path in archive.unknown}
        for report in archive.reports():
            outcomes[report.path] = run.outcome(report)
        if absent is not None:
            absent += archive.absent()
    return outcomes


def _anyone_needs(need: str, registry: Registry, config: Config) -> bool:
    rules = [registry.rules[code].rule for code in archive_rules(registry, config)]
    return any(need in rule.needs for rule in rules)


class _Run(NamedTuple):
    """What is the same for every report of a run."""

    archive: Archive
    config: Config
    registry: Registry
    as_of: date
    whole: bool
    said: dict[tuple[object, ...], tuple[object, ...]]

    def refused(self, path: str, reason: Text) -> ArchiveOutcome:
        """Return the outcome of a report of which nothing can be said."""
        rules = archive_rules(self.registry, self.config.for_file(Path(path)))
        return ArchiveOutcome(
            path, (), self._once(tuple(NotAssessed(code, reason, elsewhere=True) for code in rules)), (), ()
        )

    def _once(self, said: tuple[_Said, ...]) -> tuple[_Said, ...]:
        """Return the same tuple for the same things said, as most reports are told the same."""
        return cast("tuple[_Said, ...]", self.said.setdefault(said, said))

    def outcome(self, report: ArchivedReport) -> ArchiveOutcome:
        """Return what the rules find on a report."""
        if self.archive.count == 1:
            return self.refused(report.path, ALONE)
        diagnostics: list[Diagnostic] = []
        not_assessed: list[NotAssessed] = []
        internal: list[Internal] = []
        checked: list[str] = []
        selection = self.config.for_file(Path(report.path)).selection
        agenda = agenda_of(self.registry, selection, report.year, report.record.edition, "archive")
        contexts = agenda.contexts(self.as_of, self.config.options)
        around = Around(self.archive, report, self.registry.forms, whole=self.whole)
        for planned in agenda.rules:
            rule = planned.entry.rule
            reason = planned.question or around.unmet(rule.needs)
            if reason is not None:
                not_assessed.append(NotAssessed(planned.code, reason, elsewhere=True))
                continue
            ran = run_archive_rule(planned.entry, report, around.context(contexts[planned.code], rule.needs))
            diagnostics.extend(ran.diagnostics)
            if ran.crash is not None:
                internal.append(ran.crash)
            elif ran.not_assessed is not None:
                not_assessed.append(NotAssessed(planned.code, ran.not_assessed))
            else:
                checked.append(planned.code)
        return ArchiveOutcome(
            report.path,
            tuple(diagnostics),
            self._once(tuple(not_assessed)),
            tuple(internal),
            self._once(tuple(checked)),
        )
