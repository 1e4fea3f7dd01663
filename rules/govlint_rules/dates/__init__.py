"""Dates, years and periods."""

from __future__ import annotations

from govlint_rules.dates.impossible_date import ImpossibleDate
from govlint_rules.dates.period_not_calendar_year import PeriodNotCalendarYear
from govlint_rules.dates.plan_year import PlanYear
from govlint_rules.dates.published_late import PublishedLate
from govlint_rules.dates.stale_year import StaleYear
from govlint_rules.dates.year_differs import YearDiffers

RULES = (
    YearDiffers,
    PeriodNotCalendarYear,
    StaleYear,
    PlanYear,
    ImpossibleDate,
    PublishedLate,
)
