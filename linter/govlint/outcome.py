"""What a run found: one outcome a file, and the whole run's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from govlint.diagnostics import Diagnostic, Text
    from govlint_grammar.source import Source
    from govlint_grammar.tree import Report


NO_REPORTS = frozenset({"configuration", "baseline"})  # kinds of sources


class NotAssessed(NamedTuple):
    """A rule that could not run on a report, and why.

    Attributes:
        elsewhere: whether what it lacks is another report, which is nothing to mend in this one.
    """

    code: str
    reason: Text
    elsewhere: bool = False


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


class Suppressed(NamedTuple):
    """A finding that is known and does not count.

    Attributes:
        kind: ``waiver``, ``comment`` (a waiver in the file itself) or ``baseline``.
        reason: why; empty for the baseline.
        approver: who approved it; empty likewise.
        expires: the last day on which that counts; None for ever.
        by: what tells the waiver from others: its file and its place in it; empty for the baseline.
    """

    diagnostic: Diagnostic
    kind: str
    reason: str = ""
    approver: str = ""
    expires: date | None = None
    by: tuple[str, int, int] = ("", 0, 0)


class FileOutcome(NamedTuple):
    """What was found in one file.

    Attributes:
        source: the text as read; None when it could not be read.
        report: the tree; None when there is none.
        diagnostics: findings in stable order (line, column, code), folded ones included.
        checked: codes of the rules that ran to their end.
        suppressed: findings that are waived or that the baseline knows.
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
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether it speaks of a report, and not of the configuration or the baseline."""
        return self.source is None or self.source.kind not in NO_REPORTS


class RunOutcome(NamedTuple):
    """What a run found in all its files, in the order of their paths."""

    version: str
    as_of: date
    files: tuple[FileOutcome, ...]
