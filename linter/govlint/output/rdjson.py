"""Findings as RDFormat, which reviewdog reads: columns are counted in bytes of UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.output.json_values import JsonObject, items
from govlint.output.shown import described, level_of, relative, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic, Related
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View
    from govlint_grammar.source import Source, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the document, a diagnostic a line."""
    found = [_diagnostic(outcome, finding, view.lang) for outcome, finding in standing(run)]
    found += [_fault(outcome) for outcome in run.files if outcome.internal]
    yield '{"source": {"name": "govlint"}, "diagnostics": ['
    yield from items(found)
    yield "]}"


def _diagnostic(outcome: FileOutcome, finding: Diagnostic, lang: str) -> JsonObject:
    made: JsonObject = {
        "message": described(outcome, finding, lang),
        "location": _location(outcome, finding.place.span),
        "severity": _SEVERITIES[level_of(finding)],
        "code": {"value": finding.code},
    }
    if finding.related:
        made["related_locations"] = [
            {"message": each.message.in_language(lang), "location": _location_of_related(outcome, each)}
            for each in finding.related
        ]
    # Suggestions are alternatives to each other: a mending of several stretches cannot be said.
    if finding.fix and len(finding.fix.edits) == 1 and outcome.source and not outcome.source.origins:
        (edit,) = finding.fix.edits
        made["suggestions"] = [{"range": _range(outcome.source, edit.span), "text": edit.text}]
    return made


def _fault(outcome: FileOutcome) -> JsonObject:
    said = "; ".join(f"{each.rule or 'govlint'}: {each.error} ({each.where})" for each in outcome.internal)
    return {
        "message": said,
        "location": {"path": relative(outcome.path)},
        "severity": "ERROR",
        "code": {"value": outcome.internal[0].code},
    }


def _location(outcome: FileOutcome, span: Span) -> JsonObject:
    where: JsonObject = {"path": relative(outcome.path)}
    source = outcome.source
    if source is not None and not source.origins:
        where["range"] = _range(source, span)
    elif source is not None and (line := source.origin(span.start).line) is not None:
        where["range"] = {"start": {"line": line}}
    return where


def _location_of_related(outcome: FileOutcome, related: Related) -> JsonObject:
    elsewhere = related.elsewhere
    if elsewhere is None:
        return _location(outcome, related.place.span)
    if not elsewhere.exact:
        return {"path": relative(elsewhere.path)}
    # Columns are counted in bytes, which takes the text of the other file.
    lines = {"start": {"line": elsewhere.start.line}, "end": {"line": elsewhere.end.line}}
    return {"path": relative(elsewhere.path), "range": lines}


def _range(source: Source, span: Span) -> JsonObject:
    return {"start": _position(source, span.start), "end": _position(source, max(span.start, span.end))}


def _position(source: Source, offset: int) -> JsonObject:
    line, column = source.position(offset)
    before = source.line_at(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
