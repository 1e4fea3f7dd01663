"""From an outcome to rows: what was found, what could not be assessed, and faults of the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rows.columns import ALL, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.rows.columns import PlainRow, Value

_JOINT = " › "


def findings_of(outcome: FileOutcome, lang: str = "zh") -> Iterator[PlainRow]:
    """Yield a row for each finding, each rule that was not assessed, and each fault of the tool."""
    about: dict[str, Value] = {
        "path": outcome.path,
        "agency": outcome.agency,
        "year": outcome.year,
        "edition": outcome.edition,
    }
    for finding in outcome.diagnostics:
        yield row_of(ALL, **about, kind="finding", **_finding(finding, outcome, lang))
    for each in outcome.not_assessed:
        reason = each.reason.in_language(lang)
        yield row_of(ALL, **about, kind="not assessed", code=each.code, message=reason)
    for fault in outcome.internal:
        said = f"{fault.rule or fault.plugin}: {fault.error}"
        yield row_of(ALL, **about, kind="internal", code=fault.code, message=said)


def _finding(finding: Diagnostic, outcome: FileOutcome, lang: str) -> dict[str, Value]:
    place = finding.place
    line, character = outcome.source.position(place.span.start) if outcome.source else (1, 1)
    return {
        "table": place.table or None,
        "key": place.row or None,
        "column": place.column or None,
        "text": finding.evidence.quote or None,
        "place": _JOINT.join(text.in_language(lang) for text in place.words) or None,
        "line": line,
        "character": character,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "verdict": finding.verdict.value,
        "message": finding.message.in_language(lang),
        "expected": finding.evidence.expected or None,
        "found": finding.evidence.found or None,
        "provisions": "; ".join(finding.provisions) or None,
        "because_of": finding.because_of or None,
    }
