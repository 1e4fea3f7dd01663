"""The severities of findings as a configuration wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.grading import grade
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.registry import Registry


@pytest.mark.parametrize(
    ("own", "found", "wanted", "graded"),
    [
        ("WARNING", "WARNING", "ERROR", "ERROR"),
        ("WARNING", "WARNING", "INFO", "INFO"),
        ("WARNING", "INFO", "ERROR", "INFO"),
        ("ERROR", "WARNING", "INFO", "INFO"),
        ("ERROR", "WARNING", None, "WARNING"),
    ],
)
def test_a_milder_finding_stays_milder(
    make_rule: Callable[..., Any],
    registry_of: Callable[..., Registry],
    own: str,
    found: str,
    wanted: str | None,
    graded: str,
) -> None:
    registry = registry_of(make_rule("ZZ101", severity=Severity[own]), make_rule("ZZ102"))
    finding = Diagnostic("ZZ101", "n", Severity[found], Verdict.FAIL, Place(Span(0, 0)), Text("", ""))
    severities = {"ZZ102": Severity.INFO, **({"ZZ101": Severity[wanted]} if wanted else {})}
    assert [each.severity.name for each in grade([finding], registry, severities)] == [graded]
