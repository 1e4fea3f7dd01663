"""What the prose says against what the tables say, and against itself."""

from __future__ import annotations

from govlint_rules.narrative.all_settled_claim import AllSettledClaim
from govlint_rules.narrative.applicants_differ import ApplicantsDiffer
from govlint_rules.narrative.contradictory_statements import ContradictoryStatements
from govlint_rules.narrative.decisions_differ import DecisionsDiffer
from govlint_rules.narrative.disputes_denied import DisputesDenied
from govlint_rules.narrative.disputes_differ import DisputesDiffer
from govlint_rules.narrative.disputes_not_in_table import DisputesNotInTable
from govlint_rules.narrative.no_figures import NoFigures
from govlint_rules.narrative.normative_documents_differ import NormativeDocumentsDiffer
from govlint_rules.narrative.outcome_claim_differs import OutcomeClaimDiffers
from govlint_rules.narrative.parts_do_not_add_up import PartsDoNotAddUp
from govlint_rules.narrative.percentage_differs import PercentageDiffers
from govlint_rules.narrative.requests_denied import RequestsDenied
from govlint_rules.narrative.requests_flow_differs import RequestsFlowDiffers
from govlint_rules.narrative.requests_not_in_table import RequestsNotInTable
from govlint_rules.narrative.requests_received_differ import RequestsReceivedDiffer
from govlint_rules.narrative.results_differ import ResultsDiffer
from govlint_rules.narrative.silent_narrative import SilentNarrative
from govlint_rules.narrative.vague_figure import VagueFigure

RULES = (
    RequestsReceivedDiffer,
    RequestsFlowDiffers,
    RequestsDenied,
    RequestsNotInTable,
    ResultsDiffer,
    ApplicantsDiffer,
    DisputesDiffer,
    DisputesDenied,
    DisputesNotInTable,
    NormativeDocumentsDiffer,
    DecisionsDiffer,
    PartsDoNotAddUp,
    ContradictoryStatements,
    PercentageDiffers,
    OutcomeClaimDiffers,
    AllSettledClaim,
    SilentNarrative,
    NoFigures,
    VagueFigure,
)
