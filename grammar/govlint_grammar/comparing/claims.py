"""What can be told of claims: whether their numbers are at odds with the tables, and what they add up to."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from govlint_grammar.comparing.comparison import Fit, fit_of
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint_grammar.statement_types import Amount, PartsClaim, Statement
    from govlint_grammar.tree import Report

_COUNTER = regex(r"\d\s*(人次|件次|万元|[^\W\d_a-zA-Z])")
# Counters in which requests, cases and documents are counted alike.
_ALIKE = frozenset("件份宗起例项条")
_MOST_PARTS = 10
_ALL_APPLICANTS = ("individual", "organisation")


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


def total_of(parts: Iterable[Amount]) -> Decimal:
    """Add up the numbers of parts."""
    return sum((part.value for part in parts), Decimal(0))


def are_nested(claim: PartsClaim) -> bool:
    """Whether some of the parts make up the whole alone, so that the others may be parts of those."""
    parts = claim.parts
    return len(parts) <= _MOST_PARTS and any(
        total_of(some) == claim.whole.value
        for size in range(1, len(parts))
        for some in combinations(parts, size)
    )


def exclude_each_other(keys: Sequence[str]) -> bool:
    """Whether the keys of parts show that nothing can be in two of them."""
    if not all(keys) or len(set(keys)) < len(keys):
        return False
    rows = {key.partition("[")[0] if "[" in key else "" for key in keys}
    nested = any(one != other and other.startswith(f"{one}.") for one in keys for other in keys)
    whole_columns = any(key.endswith("[organisation]") for key in keys) and len(keys) > len(_ALL_APPLICANTS)
    return len(rows) == 1 and not nested and not whole_columns
