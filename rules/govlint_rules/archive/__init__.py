"""Reports held against each other: last year's, those of other agencies, those that a summary sums up."""

from __future__ import annotations

from govlint_rules.archive.children_do_not_add_up import ChildrenDoNotAddUp
from govlint_rules.archive.copied_from_last_year import CopiedFromLastYear
from govlint_rules.archive.copied_from_other_agency import CopiedFromOtherAgency
from govlint_rules.archive.copied_problems import CopiedProblems
from govlint_rules.archive.duplicate_report import DuplicateReport
from govlint_rules.archive.figure_jump import FigureJump
from govlint_rules.archive.missing_year import MissingYear
from govlint_rules.archive.same_figures import SameFigures

RULES = (
    CopiedFromLastYear,
    CopiedProblems,
    SameFigures,
    FigureJump,
    CopiedFromOtherAgency,
    DuplicateReport,
    ChildrenDoNotAddUp,
    MissingYear,
)
