"""What the rules on claims need: whether another rule speaks of a number, and what a number counts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Fit, Related, Text, fit_of, place_of_span, regex
from govlint_rules.narrative.shown import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.api import Amount, Report, Statement

_COUNTER = regex(r"\d\s*(人次|件次|万元|[^\W\d_a-zA-Z])")
# Counters in which requests, cases and documents are counted alike.
_ALIKE = frozenset("件份宗起例项条")


def key_of(report: Report, amount: Amount) -> str:
    """Return the key that a number states: its own, or that of the statement in the same words; or empty."""
    if amount.key:
        return amount.key
    return next((s.key for s in report.prose.statements if _is_in(s, amount)), "")


def _is_in(statement: Statement, amount: Amount) -> bool:
    within = statement.span.start < amount.span.end and amount.span.start < statement.span.end
    return within and statement.certain and statement.value == amount.value


def is_at_odds(report: Report, amounts: Iterable[Amount]) -> bool:
    """Whether one of the numbers differs from the tables, so that another rule speaks of it."""
    keys = ((key_of(report, amount), amount.value) for amount in amounts)
    return any(key and fit_of(report, key, value) is Fit.DIFFERS for key, value in keys)


def have_one_unit(whole: Amount, part: Amount) -> bool:
    """Whether nothing shows that two numbers count different things (件 and 人)."""
    units = [match[1] for match in map(_COUNTER.search, (whole.quote, part.quote)) if match]
    return len(units) < len((whole, part)) or units[0] == units[1] or set(units) <= _ALIKE


def related_amounts(report: Report, amounts: Iterable[Amount]) -> tuple[Related, ...]:
    """Return the places of numbers in the prose."""
    return tuple(
        Related(
            place_of_span(report, amount.span),
            Text(f"文中写 {plain(amount.value)}", f"the prose has {plain(amount.value)}"),
        )
        for amount in amounts
    )
