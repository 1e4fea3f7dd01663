"""Findings as GitLab's code quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.output.json_values import JsonObject, items, stretch_of_file
from govlint.output.shown import Fingerprints, described, level_of, relative, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.outcome import RunOutcome
    from govlint.output.formatters import View

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the document, an issue a line."""
    issues = list(_issues(run, view.lang))
    yield "["
    yield from items(issues)
    yield "]"


def _issues(run: RunOutcome, lang: str) -> Iterator[JsonObject]:
    fingerprints = Fingerprints()
    for outcome, finding in standing(run):
        where = stretch_of_file(outcome.source, finding.place.span)
        yield {
            "description": f"{finding.code} {described(outcome, finding, lang)}",
            "check_name": finding.name,
            "fingerprint": fingerprints.of(outcome, finding),
            "severity": _SEVERITIES[level_of(finding)],
            "location": {
                "path": relative(outcome.path),
                # GitLab asks for a line; a document without any is shown at its beginning.
                "lines": {"begin": where.line or 1, "end": where.end_line or 1},
            },
        }
    for outcome in run.files:
        for number, fault in enumerate(outcome.internal):
            yield {
                "description": f"{fault.code} {fault.rule or 'govlint'}: {fault.error} ({fault.where})",
                "check_name": "rule-crashed",
                "fingerprint": f"{outcome.path}:{fault.rule}:{number}".encode("utf-8", "replace").hex()[-64:],
                "severity": "blocker",
                "location": {"path": relative(outcome.path), "lines": {"begin": 1}},
            }
