"""The machine output of a check, as published in ``govlint/schema/report.schema.json``.

A file's findings stand one a line, so that two outputs can be compared with ordinary tools.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output.json_values import (
    JsonObject,
    dumps,
    encodable,
    origin,
    place,
    stretch,
    stretch_elsewhere,
)
from govlint.output.law import provisions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic, Evidence, Fix, Related
    from govlint.outcome import FileOutcome, Internal, NotAssessed, RunOutcome, Suppressed
    from govlint.output.formatters import View
    from govlint.registry import Registry
    from govlint_grammar.provisions import Provision
    from govlint_grammar.source import Source

SCHEMA = "urn:govlint:report:1"


def format_run(run: RunOutcome, registry: Registry, *, lang: str = "zh") -> Iterator[str]:
    """Yield the lines of the JSON document.

    Args:
        run: what was found.
        registry: the rules, for the provisions that they cite.
        lang: ``zh`` or ``en``, the language of messages.
    """
    yield dumps(head_of(run))[:-1] + ', "files": ['
    for index, outcome in enumerate(run.files):
        yield from _file(outcome, registry, lang, "," if index < len(run.files) - 1 else "")
    yield "]}"


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the JSON document."""
    return format_run(run, view.registry, lang=view.lang)


def head_of(run: RunOutcome) -> JsonObject:
    """Return what stands for the whole run."""
    return {"schema": SCHEMA, "version": run.version, "as_of": run.as_of.isoformat()}


def about(outcome: FileOutcome) -> JsonObject:
    """Return what is known of a file, and the rules that ran on it to their end."""
    return {
        "path": encodable(outcome.path),
        "agency": outcome.agency,
        "year": outcome.year,
        "edition": outcome.edition,
        "checked": list(outcome.checked),
    }


def _file(outcome: FileOutcome, registry: Registry, lang: str, comma: str) -> Iterator[str]:
    yield f'  {dumps(about(outcome))[:-1]}, "diagnostics": ['
    found = outcome.diagnostics
    for index, diagnostic in enumerate(found):
        end = "," if index < len(found) - 1 else ""
        yield f"    {dumps(diagnostic_json(diagnostic, outcome, registry, lang))}{end}"
    not_assessed = [not_assessed_json(each, lang) for each in outcome.not_assessed]
    internal = [internal_json(each) for each in outcome.internal]
    suppressed = [suppressed_json(each, outcome, registry, lang) for each in outcome.suppressed]
    rest = {"not_assessed": not_assessed, "internal": internal, "suppressed": suppressed}
    yield f"  ], {dumps(rest)[1:]}{comma}"


def diagnostic_json(found: Diagnostic, outcome: FileOutcome, registry: Registry, lang: str) -> JsonObject:
    """Return a finding."""
    source = outcome.source
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.label,
        "verdict": found.verdict.value,
        "path": encodable(outcome.path),
        **stretch(source, found.place.span),
        "place": place(found.place, lang),
        "origin": origin(source, found.place.span),
        "message": found.message.in_language(lang),
        "evidence": _evidence(found.evidence, lang),
        "related": [_related(each, outcome, lang) for each in found.related],
        "provisions": [_provision(each, lang) for each in provisions_of(found, registry, outcome.year)],
        "because_of": found.because_of or None,
        "fix": _fix(found.fix, source, lang) if found.fix else None,
    }


def suppressed_json(each: Suppressed, outcome: FileOutcome, registry: Registry, lang: str) -> JsonObject:
    """Return a finding that does not count, and why."""
    return {
        "kind": each.kind,
        "reason": each.reason or None,
        "approver": each.approver or None,
        "expires": each.expires.isoformat() if each.expires else None,
        "diagnostic": diagnostic_json(each.diagnostic, outcome, registry, lang),
    }


def _evidence(evidence: Evidence, lang: str) -> JsonObject:
    return {
        "formula": evidence.formula.in_language(lang) if evidence.formula else None,
        "expected": evidence.expected or None,
        "found": evidence.found or None,
        "quote": evidence.quote or None,
    }


def _related(related: Related, outcome: FileOutcome, lang: str) -> JsonObject:
    source = outcome.source
    elsewhere = related.elsewhere
    where = stretch(source, related.place.span) if elsewhere is None else stretch_elsewhere(elsewhere)
    return {
        "path": encodable(elsewhere.path if elsewhere else outcome.path),
        **where,
        "place": place(related.place, lang),
        "origin": origin(source, related.place.span) if elsewhere is None else None,
        "message": related.message.in_language(lang),
    }


def _provision(provision: Provision, lang: str) -> JsonObject:
    return {
        "id": provision.id,
        "instrument": provision.instrument.name.in_language(lang),
        "number": provision.instrument.number.in_language(lang) or None,
        "article": provision.article.in_language(lang) or None,
        "content": provision.content.in_language(lang),
    }


def _fix(fix: Fix, source: Source | None, lang: str) -> JsonObject:
    return {
        "message": fix.message.in_language(lang),
        "applicability": fix.applicability.value,
        "edits": [{**stretch(source, edit.span), "text": edit.text} for edit in fix.edits],
    }


def not_assessed_json(each: NotAssessed, lang: str) -> JsonObject:
    """Return a rule that could not run, and why."""
    return {"code": each.code, "reason": each.reason.in_language(lang)}


def internal_json(each: Internal) -> JsonObject:
    """Return a fault of the tool or of a plugin."""
    return {
        "code": each.code,
        "rule": each.rule,
        "plugin": each.plugin,
        "version": each.version,
        "where": each.where,
        "error": each.error,
    }
