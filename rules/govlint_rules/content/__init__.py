"""What the sections say: problems and measures, enumerations, other matters."""

from __future__ import annotations

from govlint_rules.content.announced_count_differs import AnnouncedCountDiffers
from govlint_rules.content.broken_enumeration import BrokenEnumeration
from govlint_rules.content.other_matters_contradiction import OtherMattersContradiction
from govlint_rules.content.problems_empty import ProblemsEmpty
from govlint_rules.content.problems_without_measures import ProblemsWithoutMeasures
from govlint_rules.content.stock_phrases import StockPhrases

RULES = (
    ProblemsEmpty,
    ProblemsWithoutMeasures,
    AnnouncedCountDiffers,
    BrokenEnumeration,
    StockPhrases,
    OtherMattersContradiction,
)
