"""The information processing fee (信息处理费): whether it is disclosed, and whether that can be true."""

from __future__ import annotations

from govlint_rules.fees.fee_contradiction import FeeContradiction
from govlint_rules.fees.fee_details_incomplete import FeeDetailsIncomplete
from govlint_rules.fees.fee_missing_from_table import FeeMissingFromTable
from govlint_rules.fees.fee_not_disclosed import FeeNotDisclosed
from govlint_rules.fees.fee_notice_contradiction import FeeNoticeContradiction
from govlint_rules.fees.fee_statement_year import FeeStatementYear
from govlint_rules.fees.outdated_fee import OutdatedFee

RULES = (
    FeeNotDisclosed,
    FeeContradiction,
    FeeNoticeContradiction,
    FeeMissingFromTable,
    FeeStatementYear,
    FeeDetailsIncomplete,
    OutdatedFee,
)
