"""Outcomes as JSON and back: plain typed data, so that a cache can hold nothing that runs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from govlint.archive.record import ArchiveRecord, Mention, RecordedSection, RecordedTable, Spot
from govlint.diagnostics import (
    Applicability,
    Diagnostic,
    Edit,
    Evidence,
    Fix,
    Place,
    Related,
    Severity,
    Text,
    Verdict,
)
from govlint.outcome import FileOutcome, NotAssessed, Suppressed
from govlint_grammar.source import Origin, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

_List = list[Any]
_Made = TypeVar("_Made")


def packed(outcome: FileOutcome, record: ArchiveRecord | None = None) -> bytes | None:
    """Return an outcome as bytes; None if it is not one to be kept.

    Args:
        outcome: an excerpted outcome. One with a fault of the tool or a plugin is not kept, as the fault may
            not come again, nor one with values that are not what they should be.
        record: what an archive keeps of the report.
    """
    if outcome.internal or outcome.report is not None:
        return None
    related = (each for found in outcome.diagnostics for each in found.related)
    if any(each.elsewhere is not None for each in related):  # it depends on other files
        return None
    value = [
        outcome.agency,
        outcome.year,
        outcome.edition,
        None if outcome.source is None else _source(outcome.source),
        [_diagnostic(each) for each in outcome.diagnostics],
        [[each.code, *each.reason, each.elsewhere] for each in outcome.not_assessed],
        list(outcome.checked),
        [_suppressed(each) for each in outcome.suppressed],
        None if record is None else _record(record),
    ]
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")
    except (TypeError, ValueError):  # a plugin's finding holds something else than texts and numbers
        return None


def unpacked(data: bytes, path: str) -> tuple[FileOutcome, ArchiveRecord | None] | None:
    """Return the outcome that bytes hold, of a file of that name; None if they hold none."""
    try:
        agency, year, edition, source, found, not_assessed, checked, suppressed, record = json.loads(
            data.decode("utf-8", "surrogatepass")
        )
        outcome = FileOutcome(
            path,
            None if source is None else _read_source(source, path),
            None,
            agency,
            year,
            edition,
            tuple(map(_read_diagnostic, found)),
            tuple(NotAssessed(code, Text(zh, en), elsewhere) for code, zh, en, elsewhere in not_assessed),
            (),
            tuple(checked),
            tuple(map(_read_suppressed, suppressed)),
        )
        return outcome, None if record is None else _read_record(record, path)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _source(source: Source) -> _List:
    """Return a source, of its lines the blank ones as their length.

    All origins are kept: what reports say of each other is found later, and points anywhere.
    """
    lines = [line if line.strip() else len(line) for line in source.text.split("\n")] if source.text else []
    origins = [[start, list(where)] for start, where in source.origins]
    return [source.encoding, source.newline, source.kind, lines, origins]


def _read_source(value: _List, path: str) -> Source:
    encoding, newline, kind, lines, origins = value
    text = "\n".join(" " * line if isinstance(line, int) else line for line in lines)
    return Source(
        text, path, encoding, newline, kind, tuple((start, Origin(*where)) for start, where in origins)
    )


def _diagnostic(found: Diagnostic) -> _List:
    evidence, fix = found.evidence, found.fix
    return [
        found.code,
        found.name,
        int(found.severity),
        found.verdict.value,
        _place(found.place),
        list(found.message),
        [evidence.formula and list(evidence.formula), *evidence[1:]],
        [[_place(each.place), list(each.message)] for each in found.related],
        list(found.provisions),
        found.because_of,
        None if fix is None else _fix(fix),
    ]


def _read_diagnostic(value: _List) -> Diagnostic:
    code, name, severity, verdict, place, message, evidence, related, provisions, because_of, fix = value
    formula, *others = evidence
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Verdict(verdict),
        _read_place(place),
        Text(*message),
        Evidence(Text(*formula) if formula else None, *others),
        tuple(Related(_read_place(where), Text(*said)) for where, said in related),
        tuple(provisions),
        because_of,
        None if fix is None else _read_fix(fix),
    )


def _place(place: Place) -> _List:
    span, words, *keys = place
    return [*span, [list(text) for text in words], *keys]


def _read_place(value: _List) -> Place:
    start, end, words, *keys = value
    return Place(Span(start, end), tuple(Text(*text) for text in words), *keys)


def _fix(fix: Fix) -> _List:
    return [list(fix.message), [[*edit.span, edit.text] for edit in fix.edits], fix.applicability.value]


def _read_fix(value: _List) -> Fix:
    message, edits, applicability = value
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Fix(Text(*message), made, Applicability(applicability))


def _suppressed(gone: Suppressed) -> _List:
    expires = gone.expires.isoformat() if gone.expires else None
    return [_diagnostic(gone.diagnostic), gone.kind, gone.reason, gone.approver, expires, list(gone.by)]


def _read_suppressed(value: _List) -> Suppressed:
    found, kind, reason, approver, expires, (file, line, column) = value
    until = date.fromisoformat(expires) if expires else None
    return Suppressed(_read_diagnostic(found), kind, reason, approver, until, (file, line, column))


def _record(record: ArchiveRecord) -> _List:
    """Return a record as lists in lists; bytes as the texts that Latin-1 makes of them."""
    return [_plain(value) for value in record[1:]]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _read_record(value: _List, path: str) -> ArchiveRecord:
    return _made(ArchiveRecord, [path, *value])


_FIELDS: dict[str, Callable[[Any], Any]] = {
    "Text": lambda value: Text(*value),
    "Spot": lambda value: Spot(*value),
    "bytes": lambda value: value.encode("latin-1"),
    "tuple[RecordedTable, ...]": lambda value: tuple(_made(RecordedTable, part) for part in value),
    "tuple[RecordedSection, ...]": lambda value: tuple(_made(RecordedSection, part) for part in value),
    "tuple[Mention, ...]": lambda value: tuple(_made(Mention, part) for part in value),
}


def _made(kind: type[_Made], fields: _List) -> _Made:
    """Return a record, or a part of one, by the types that its fields are declared with."""
    types = kind.__annotations__.values()
    made = (_FIELDS.get(name, _same)(value) for name, value in zip(types, fields, strict=True))
    return kind(*made)


def _same(value: Any) -> Any:
    """Return a number, a text or nothing as it is, and a list as the tuple that it was."""
    return tuple(map(_same, value)) if isinstance(value, list) else value
