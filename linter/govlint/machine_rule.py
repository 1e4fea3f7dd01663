"""What the rules that the machine itself emits have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.rule import Context
    from govlint_grammar.tree import Report


class MachineRule(Rule):
    """Something that goes wrong before or beside the rules, or with the exceptions from them."""

    scope = "machine"
    severity = Severity.ERROR

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the class
        """Yield nothing: the engine makes these findings."""
        return iter(())
