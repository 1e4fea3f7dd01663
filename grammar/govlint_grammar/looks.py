"""Looks at a report that several rules share: taken when the first asks, kept for the others."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.tree import Report

_Seen = TypeVar("_Seen")


def once_a_report(look: Callable[[Report], _Seen]) -> Callable[[Report], _Seen]:
    """Make a function of a report remember its result as long as the same report is checked.

    Args:
        look: a function that depends on nothing but the report, and whose result nobody changes.

    Returns:
        The same function; the very same report, not an equal one, gives the result that it gave before.
    """
    # Report and result are one value, so that two threads never see one's report with the other's result.
    last: tuple[Report, _Seen] | None = None

    @wraps(look)
    def seen(report: Report) -> _Seen:
        nonlocal last
        known = last
        if known is not None and known[0] is report:
            return known[1]
        result = look(report)
        last = (report, result)
        return result

    return seen
