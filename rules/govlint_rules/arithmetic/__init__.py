"""The numbers within the tables: sums that the form asks for, and what cannot exceed what."""

from __future__ import annotations

from govlint_rules.arithmetic.disputes_do_not_add_up import DisputesDoNotAddUp
from govlint_rules.arithmetic.requests_do_not_balance import RequestsDoNotBalance
from govlint_rules.arithmetic.result_exceeds_requests import ResultExceedsRequests
from govlint_rules.arithmetic.results_do_not_add_up import ResultsDoNotAddUp
from govlint_rules.arithmetic.row_total_differs import RowTotalDiffers
from govlint_rules.arithmetic.total_left_blank import TotalLeftBlank

RULES = (
    RequestsDoNotBalance,
    ResultsDoNotAddUp,
    RowTotalDiffers,
    TotalLeftBlank,
    DisputesDoNotAddUp,
    ResultExceedsRequests,
)
