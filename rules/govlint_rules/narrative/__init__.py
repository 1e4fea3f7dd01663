"""What the prose says against what the tables say, and against itself."""

from __future__ import annotations

from govlint_rules.narrative.all_settled_claim import AllSettledClaim
from govlint_rules.narrative.contradictory_statements import ContradictoryStatements
from govlint_rules.narrative.no_figures import NoFigures
from govlint_rules.narrative.outcome_claim_differs import OutcomeClaimDiffers
from govlint_rules.narrative.silent_narrative import SilentNarrative
from govlint_rules.narrative.vague_figure import VagueFigure

RULES = (
    ContradictoryStatements,
    OutcomeClaimDiffers,
    AllSettledClaim,
    SilentNarrative,
    NoFigures,
    VagueFigure,
)
