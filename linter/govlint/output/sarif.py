"""A run as SARIF 2.1.0: findings with their cells and law, pages of rules, and crashes as notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.output.json_values import JsonObject, dumps, items
from govlint.output.sarif_places import artifact
from govlint.output.sarif_results import Results
from govlint.output.sarif_rules import descriptor
from govlint.verdicts import NOT_DONE, FailOn, exit_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.outcome import FileOutcome, Internal, RunOutcome
    from govlint.output.formatters import View

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the document, a result and a rule a line."""
    results = Results(view)
    found = [result for outcome in run.files for result in results.of(outcome)]
    driver: JsonObject = {"name": "govlint", "semanticVersion": run.version, "version": run.version}
    yield dumps({"$schema": SCHEMA, "version": "2.1.0"})[:-1] + ', "runs": [{'
    yield f'  "tool": {{"driver": {dumps(driver)[:-1]}, "rules": ['
    yield from items([descriptor(code, view) for code in results.codes], "    ")
    yield "  ]}},"
    yield f'  "columnKind": "unicodeCodePoints", "language": "{_LANGUAGES[view.lang]}",'
    yield f'  "invocations": [{dumps(_invocation(run))}],'
    yield f'  "artifacts": {dumps([{"location": artifact(each.path)} for each in run.files])},'
    yield '  "results": ['
    yield from items(found, "    ")
    yield "  ]"
    yield "}]}"


_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def _invocation(run: RunOutcome) -> JsonObject:
    return {
        "executionSuccessful": exit_code(run, FailOn.NEVER) != NOT_DONE,
        "toolExecutionNotifications": [
            _notification(fault, outcome) for outcome in run.files for fault in outcome.internal
        ],
        "properties": {"asOf": run.as_of.isoformat()},
    }


def _notification(fault: Internal, outcome: FileOutcome) -> JsonObject:
    kind, _, message = fault.error.partition(": ")
    told: JsonObject = {
        "descriptor": {"id": fault.code},
        "level": Severity.ERROR.label,
        "message": {"text": f"{fault.rule or 'govlint'} ({fault.plugin} {fault.version}): {fault.error}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(outcome.path)}}],
        "exception": {"kind": kind, "message": message or fault.error},
        "properties": {"plugin": fault.plugin, "pluginVersion": fault.version, "where": fault.where},
    }
    if fault.rule:
        told["associatedRule"] = {"id": fault.rule}
    return told
