"""Reconsiderations and suits in the prose: which block of table 4, and which of its outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import OutcomeClaim

if TYPE_CHECKING:
    from govlint.api import Report, Statement

OUTCOMES = ("upheld", "corrected", "other", "pending")


def block_of(key: str) -> str:
    """Return the block of table 4 that a key is about; ``disputes.litigation`` for both blocks of suits."""
    block, _, outcome = key.rpartition(".")
    return block if outcome in OUTCOMES else key


def outcome_of(key: str) -> str:
    """Return the outcome that a key is about, or empty for all cases."""
    outcome = key.rpartition(".")[2]
    return outcome if outcome in OUTCOMES else ""


def denies_outcome(statement: Statement) -> bool:
    """Whether a statement says that no case was lost or set right; an own rule speaks of such claims."""
    return statement.none and outcome_of(statement.key) == "corrected"


def outcome_claims(report: Report) -> tuple[OutcomeClaim, ...]:
    """Return the claims on how all cases ended."""
    return tuple(claim for claim in report.prose.claims if isinstance(claim, OutcomeClaim))
