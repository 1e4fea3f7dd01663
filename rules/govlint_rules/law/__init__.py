"""What the law says, where a report cites it or must follow it."""

from __future__ import annotations

from govlint_rules.law.rules_without_power import RulesWithoutPower
from govlint_rules.law.wrong_document_number import WrongDocumentNumber

RULES = (RulesWithoutPower, WrongDocumentNumber)
