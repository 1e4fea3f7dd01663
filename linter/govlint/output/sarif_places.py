"""Places as SARIF has them: the stretch of a file, and the cell, table or section of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from govlint.output.json_values import JsonObject, stretch_of_file
from govlint.output.place_text import in_document, in_words
from govlint.output.shown import relative

if TYPE_CHECKING:
    from govlint.diagnostics import Place, Related
    from govlint.outcome import FileOutcome
    from govlint_grammar.source import Source, Span


def artifact(path: str) -> JsonObject:
    """Return the location of a file: a URI relative to the current folder if it lies beneath it."""
    shown = quote(relative(path), safe="/")
    return {"uri": f"file://{shown}" if shown.startswith("/") else _not_a_scheme(shown)}


def _not_a_scheme(uri: str) -> str:
    """Return a relative URI whose first part nobody takes for a scheme."""
    return f"./{uri}" if ":" in uri.partition("/")[0] else uri


def region(source: Source, span: Span) -> JsonObject | None:
    """Return a stretch of a file; columns in code points; None for one without lines."""
    where = stretch_of_file(source, span)
    values = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }
    return {key: value for key, value in values.items() if value is not None} or None


def location(outcome: FileOutcome, place: Place, lang: str) -> JsonObject:
    """Return a place in a file, with the cell, row, table or section that it is in."""
    physical: JsonObject = {"artifactLocation": artifact(outcome.path)}
    source = outcome.source
    where = region(source, place.span) if source is not None else None
    if where is not None:
        physical["region"] = where
    made: JsonObject = {"physicalLocation": physical}
    logical = _logical(place, lang)
    if logical is not None:
        made["logicalLocations"] = [logical]
    if source is not None and source.origins:
        counted = source.origin(place.span.start)._asdict()
        counted = {key: value for key, value in counted.items() if value is not None}
        made["properties"] = {"origin": {**counted, "text": in_document(source, place.span, lang)}}
    return made


def location_of_related(outcome: FileOutcome, related: Related, lang: str) -> JsonObject:
    """Return the location of a place that belongs to a finding, maybe in another file."""
    elsewhere = related.elsewhere
    if elsewhere is None:
        return location(outcome, related.place, lang)
    start, end = elsewhere.start, elsewhere.end
    stretch_there = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    physical: JsonObject = {"artifactLocation": artifact(elsewhere.path)}
    if elsewhere.exact:
        physical["region"] = stretch_there
    logical = _logical(related.place, lang)
    made: JsonObject = {"physicalLocation": physical}
    return {**made, "logicalLocations": [logical]} if logical is not None else made


def _logical(place: Place, lang: str) -> JsonObject | None:
    if place.row and place.column:
        kind, key = "cell", f"{place.row}[{place.column}]"
    elif place.row:
        kind, key = "row", place.row
    elif place.column:
        kind, key = "column", f"{place.table}[{place.column}]"
    elif place.table:
        kind, key = "table", place.table
    elif place.section:
        kind, key = "section", f"sections.{place.section}"
    else:
        return None
    made: JsonObject = {"fullyQualifiedName": key, "kind": kind}
    if place.words:
        made["name"] = place.words[-1].in_language(lang)
        made["decoratedName"] = in_words(place.words, lang)
    return made
