"""What keeps a text from being checked as a report at all: findings that are not about its content."""

from __future__ import annotations

from govlint_rules.input.edition_not_supported import EditionNotSupported
from govlint_rules.input.not_an_annual_report import NotAnAnnualReport
from govlint_rules.input.region_not_understood import RegionNotUnderstood
from govlint_rules.input.several_reports import SeveralReports

RULES = (NotAnAnnualReport, RegionNotUnderstood, EditionNotSupported, SeveralReports)
