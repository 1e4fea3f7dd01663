"""The findings as JSON, an object a line: first the run, then findings and all else as they come.

The parts are those of the JSON output and of its schema; ``type`` says which, and the rest of the object is
named by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import json_output
from govlint.output.json_values import JsonObject, dumps, encodable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the document."""
    yield from head(run, sum(outcome.is_report for outcome in run.files), view)
    for outcome in run.files:
        yield from each(run, outcome, view)


def head(run: RunOutcome, files: int, _view: View) -> Iterator[str]:
    """Yield the line of the run."""
    yield dumps({"type": "run", **json_output.head_of(run), "files": files})


def each(_run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield the lines of a file."""
    for kind, value in _parts(outcome, view):
        yield dumps({"type": kind, "path": encodable(outcome.path), kind: value})


def _parts(outcome: FileOutcome, view: View) -> Iterator[tuple[str, JsonObject]]:
    if view.passed:
        yield "file", json_output.about(outcome)
    for found in outcome.diagnostics:
        yield "diagnostic", json_output.diagnostic_json(found, outcome, view.registry, view.lang)
    for reason in outcome.not_assessed:
        yield "not_assessed", json_output.not_assessed_json(reason, view.lang)
    for fault in outcome.internal:
        yield "internal", json_output.internal_json(fault)
    for gone in outcome.suppressed:
        yield "suppressed", json_output.suppressed_json(gone, outcome, view.registry, view.lang)
