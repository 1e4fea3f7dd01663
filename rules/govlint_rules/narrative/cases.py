"""Reconsiderations and suits in the prose: which block of table 4, and which of its outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import OutcomeClaim
from govlint_rules.narrative.meanings import BLOCKS
from govlint_rules.narrative.quantities import quantity_of

if TYPE_CHECKING:
    from govlint.api import Report, Statement
    from govlint_rules.narrative.comparison import Comparison

OUTCOMES = ("upheld", "corrected", "other", "pending")
_RECONSIDERATION, _LITIGATION = "disputes.reconsideration", "disputes.litigation"


def block_of(key: str) -> str:
    """Return the block of table 4 that a key is about; ``disputes.litigation`` for both blocks of suits."""
    block, _, outcome = key.rpartition(".")
    return block if outcome in OUTCOMES else key


def outcome_of(key: str) -> str:
    """Return the outcome that a key is about, or empty for all cases."""
    outcome = key.rpartition(".")[2]
    return outcome if outcome in OUTCOMES else ""


def kind_of(key: str) -> str:
    """Return whether a key is about reconsiderations or about suits, by the key of all of them."""
    return _RECONSIDERATION if key.startswith(_RECONSIDERATION) else _LITIGATION


def denies_outcome(statement: Statement) -> bool:
    """Whether a statement says that no case was lost or set right; an own rule speaks of such claims."""
    return statement.none and outcome_of(statement.key) == "corrected"


def hands_on(report: Report, statement: Statement) -> bool:
    """Whether the number of an outcome was only handed on by a claim on all cases (3 件均获维持)."""
    return any(
        claim.outcome == outcome_of(statement.key)
        and block_of(statement.key) == claim.block
        and claim.span.start < statement.span.end
        and statement.span.start < claim.span.end
        for claim in outcome_claims(report)
    )


def outcome_claims(report: Report) -> tuple[OutcomeClaim, ...]:
    """Return the claims on how all cases ended."""
    return tuple(claim for claim in report.prose.claims if isinstance(claim, OutcomeClaim))


def is_absent(report: Report, comparison: Comparison) -> bool:
    """Whether the prose has cases of a kind of which table 4 has none at all."""
    all_cases = quantity_of(report, kind_of(comparison.statement.key))
    return bool(comparison.said) and all_cases is not None and not all_cases.value


def is_denied(comparison: Comparison) -> bool:
    """Whether the prose says that there was no case, of a block or of both kinds of suits."""
    return not comparison.said and comparison.statement.key in BLOCKS
