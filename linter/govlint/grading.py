"""The severities of findings as a configuration wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.diagnostics import Diagnostic, Severity
    from govlint.registry import Registry


def grade(
    diagnostics: Sequence[Diagnostic], registry: Registry, severities: Mapping[str, Severity]
) -> Sequence[Diagnostic]:
    """Return findings with the severities that a configuration gives to their rules.

    A finding as grave as its rule gets the severity given; one that is milder stays milder.

    Args:
        diagnostics: the findings.
        registry: the rules with their own severities.
        severities: the severities wanted, by codes.
    """
    if not severities:
        return diagnostics
    return [_graded(found, registry, severities.get(found.code)) for found in diagnostics]


def _graded(found: Diagnostic, registry: Registry, wanted: Severity | None) -> Diagnostic:
    if wanted is None:
        return found
    own = registry.rules[found.code].rule.severity
    return found._replace(severity=wanted if found.severity >= own else min(found.severity, wanted))
