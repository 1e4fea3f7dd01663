"""What the rules of archives say of one report, and what is said where there is no archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.outcome import NotAssessed
from govlint.selection import selected
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, Internal
    from govlint.registry import Registry

ALONE = Text(
    "本次只检查了这一份报告，没有可以对照的其他报告",
    "this report was checked alone, with no other to hold it against",
)


class ArchiveOutcome(NamedTuple):
    """What the rules of archives say of one report.

    Attributes:
        path: the file, as its record names it.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...]
    not_assessed: tuple[NotAssessed, ...]
    internal: tuple[Internal, ...]
    checked: tuple[str, ...]


def archive_rules(registry: Registry, config: Config) -> tuple[str, ...]:
    """Return the codes of the rules of archives that may run."""
    rules = registry.rules
    return tuple(code for code in selected(registry, config.selection) if rules[code].rule.scope == "archive")


def not_compared(outcome: FileOutcome, registry: Registry, config: Config) -> FileOutcome:
    """Return the outcome of a report that was checked alone: the rules of archives are not assessed."""
    if outcome.report is None:
        return outcome
    open_ones = tuple(NotAssessed(code, ALONE, elsewhere=True) for code in archive_rules(registry, config))
    if not open_ones:
        return outcome
    return outcome._replace(not_assessed=tuple(sorted((*outcome.not_assessed, *open_ones))))
