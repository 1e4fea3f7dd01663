"""What the law says, where a report cites it or must follow it."""

from __future__ import annotations

from govlint_rules.law.outdated_reply_limit import OutdatedReplyLimit
from govlint_rules.law.rules_without_power import RulesWithoutPower
from govlint_rules.law.superseded_basis import SupersededBasis
from govlint_rules.law.wrong_document_number import WrongDocumentNumber

RULES = (RulesWithoutPower, WrongDocumentNumber, SupersededBasis, OutdatedReplyLimit)
