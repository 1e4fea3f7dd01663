"""What a report says whatever format it stands in: its tree and its findings without their positions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from govlint.output.tree_json import tree_json

if TYPE_CHECKING:
    from govlint.outcome import FileOutcome

AS_OF = date(2024, 6, 1)
# Where a thing stands, and how its file draws it.
_POSITIONS = {"line", "end_line", "end_column", "column_number", "path", "encoding", "layout", "version"}


def tree_of(outcome: FileOutcome) -> Any:
    """Return the tree, the numbers and the statements of a report."""
    assert outcome.report is not None, [found.message.zh for found in outcome.diagnostics]
    return _without_positions(tree_json(outcome.report))


def findings_of(outcome: FileOutcome) -> list[tuple[object, ...]]:
    """Return the findings in their order, and what was not assessed."""
    assert not outcome.internal
    found = [
        (each.code, each.verdict, each.severity, each.because_of, each.message, each.place[1:], each.evidence)
        for each in outcome.diagnostics
    ]
    return [*found, *outcome.not_assessed]


def _without_positions(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_positions(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_positions(item)
        for key, item in value.items()
        if key not in _POSITIONS and not (key == "column" and isinstance(item, int))
    }
