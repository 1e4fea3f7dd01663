"""Content and wording."""

from __future__ import annotations

from govlint_rules.wording.conversion_leftover import ConversionLeftover

RULES = (ConversionLeftover,)
