"""What must not be published: personal data and secrecy marks."""

from __future__ import annotations

from govlint_rules.personal_data.bank_card_number import BankCardNumber
from govlint_rules.personal_data.identity_number import IdentityNumber
from govlint_rules.personal_data.mobile_number import MobileNumber

RULES = (
    IdentityNumber,
    MobileNumber,
    BankCardNumber,
)
