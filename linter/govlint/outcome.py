"""What a run found: one outcome a file, and the whole run's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from govlint.diagnostics import Diagnostic, Text
    from govlint_grammar.source import Source
    from govlint_grammar.tree import Report


class NotAssessed(NamedTuple):
    """A rule that could not run on a report, and why."""

    code: str
    reason: Text


class Internal(NamedTuple):
    """A fault of the tool or a plugin, never of the report.

    Attributes:
        code: ``GL006`` for a crashed rule.
        rule: code of the rule that failed.
        plugin: distribution or file that brought it; version: its version.
        where: the last frame in the plugin, ``file:line in function``.
        error: the exception in one line.
        traceback: the whole traceback.
    """

    code: str
    rule: str
    plugin: str
    version: str
    where: str
    error: str
    traceback: str = ""


class FileOutcome(NamedTuple):
    """What was found in one file.

    Attributes:
        source: the text as read; None when it could not be read.
        report: the tree; None when there is none.
        diagnostics: findings in stable order (line, column, code), folded ones included.
        checked: codes of the rules that ran to their end.
    """

    path: str
    source: Source | None
    report: Report | None
    agency: str | None
    year: int | None
    edition: str | None
    diagnostics: tuple[Diagnostic, ...]
    not_assessed: tuple[NotAssessed, ...]
    internal: tuple[Internal, ...]
    checked: tuple[str, ...]


class RunOutcome(NamedTuple):
    """What a run found in all its files, in the order of their paths."""

    version: str
    as_of: date
    files: tuple[FileOutcome, ...]
