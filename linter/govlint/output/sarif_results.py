"""Findings, and on request what held or was not assessed, as results of SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.comment_waivers import KIND
from govlint.diagnostics import Severity, Verdict
from govlint.output.extras import held
from govlint.output.json_values import JsonObject, encodable
from govlint.output.law import provisions_of
from govlint.output.page_text import page_of
from govlint.output.sarif_places import artifact, location, location_of_related, region
from govlint.output.shown import Fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic, Fix
    from govlint.outcome import FileOutcome, Suppressed
    from govlint.output.formatters import View

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_NO_FAULT: JsonObject = {"level": "none"}


class Results:
    """Makes the results of a run, and keeps the rules that they name in the order of their first result."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._fingerprints = Fingerprints()
        self._indexes: dict[str, int] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules that results name, in the order of their indexes."""
        return tuple(self._indexes)

    def of(self, outcome: FileOutcome) -> Iterator[JsonObject]:
        """Yield the results of a file."""
        for finding in outcome.diagnostics:
            yield self._finding(outcome, finding)
        for gone in outcome.suppressed:
            yield {**self._finding(outcome, gone.diagnostic), "suppressions": [_suppression(gone)]}
        if self._view.passed and outcome.is_report:
            yield from self._others(outcome)

    def _others(self, outcome: FileOutcome) -> Iterator[JsonObject]:
        where = [{"physicalLocation": {"artifactLocation": artifact(outcome.path)}}]
        for code in held(outcome):
            complaint = page_of(self._view.registry.rule(code), self._view.lang).complaint
            said = {"text": complaint or code}
            yield {**self._rule(code), **_NO_FAULT, "kind": "pass", "message": said, "locations": where}
        for each in outcome.not_assessed:
            said = {"text": each.reason.in_language(self._view.lang)}
            yield {
                **self._rule(each.code),
                **_NO_FAULT,
                "kind": "open",
                "message": said,
                "locations": where,
            }

    def _rule(self, code: str) -> JsonObject:
        return {"ruleId": code, "ruleIndex": self._indexes.setdefault(code, len(self._indexes))}

    def _finding(self, outcome: FileOutcome, finding: Diagnostic) -> JsonObject:
        lang = self._view.lang
        kind = "informational" if finding.because_of else finding.verdict.value
        fails = kind == Verdict.FAIL.value
        result: JsonObject = {
            **self._rule(finding.code),
            "kind": kind,
            "level": _LEVELS[finding.severity] if fails else "none",
            "message": {"text": encodable(finding.message.in_language(lang))},
            "locations": [location(outcome, finding.place, lang)],
            "partialFingerprints": {"govlint/v1": self._fingerprints.of(outcome, finding)},
            "properties": self._properties(outcome, finding),
        }
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    **location_of_related(outcome, each, lang),
                    "message": {"text": encodable(each.message.in_language(lang))},
                }
                for number, each in enumerate(finding.related)
            ]
        if finding.fix and outcome.source and not outcome.source.origins:
            result["fixes"] = [_fix(finding.fix, outcome, lang)]
        return result

    def _properties(self, outcome: FileOutcome, finding: Diagnostic) -> JsonObject:
        evidence, lang = finding.evidence, self._view.lang
        values = {
            "severity": finding.severity.label,
            "becauseOf": finding.because_of,
            "formula": evidence.formula.in_language(lang) if evidence.formula else "",
            "expected": evidence.expected,
            "found": evidence.found,
            "quote": encodable(evidence.quote),
            "provisions": [
                law.cite(lang) for law in provisions_of(finding, self._view.registry, outcome.year)
            ],
        }
        return {key: value for key, value in values.items() if value}


def _suppression(gone: Suppressed) -> JsonObject:
    made: JsonObject = {
        "kind": "inSource" if gone.kind == KIND else "external",
        "status": "accepted",
    }
    if gone.reason:
        made["justification"] = gone.reason
    properties = {
        "by": gone.kind,
        "approver": gone.approver,
        "expires": gone.expires.isoformat() if gone.expires else "",
    }
    return {**made, "properties": {key: value for key, value in properties.items() if value}}


def _fix(fix: Fix, outcome: FileOutcome, lang: str) -> JsonObject:
    assert outcome.source is not None  # noqa: S101 - the caller has looked
    source = outcome.source
    replacements = [
        {"deletedRegion": region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": encodable(fix.message.in_language(lang))},
        "artifactChanges": [{"artifactLocation": artifact(outcome.path), "replacements": replacements}],
        "properties": {"applicability": fix.applicability.value},
    }
