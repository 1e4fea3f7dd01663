"""What findings come to: which of them count, and the exit code of a run."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.readers.errors import UnknownEncoding, UnreadableFile

if TYPE_CHECKING:
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import RunOutcome

CLEAN = 0
FINDINGS = 1
NOT_DONE = 2

_NOT_READ = frozenset({UnreadableFile.code, UnknownEncoding.code})


class FailOn(Enum):
    """The least severity of a certain finding that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def covers(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes a run fail."""
        return self is not FailOn.NEVER and severity >= Severity[self.name]


def decides(finding: Diagnostic, fail_on: FailOn, *, fail_on_review: bool) -> bool:
    """Whether a finding makes a run fail.

    One that follows from another never does. One that a person must look at does only if that was asked
    for, and then whatever its severity.
    """
    if finding.because_of:
        return False
    if finding.verdict is Verdict.REVIEW:
        return fail_on_review
    return fail_on.covers(finding.severity)


def exit_code(run: RunOutcome, fail_on: FailOn = FailOn.ERROR, *, fail_on_review: bool = False) -> int:
    """Return the exit code of a run.

    Returns:
        2 if a file could not be read or a rule crashed, whatever else was found; else 1 if a finding
        decides; else 0.
    """
    if any(outcome.internal for outcome in run.files):
        return NOT_DONE
    findings = [finding for outcome in run.files for finding in outcome.diagnostics]
    if any(finding.code in _NOT_READ for finding in findings):
        return NOT_DONE
    if any(decides(finding, fail_on, fail_on_review=fail_on_review) for finding in findings):
        return FINDINGS
    return CLEAN
