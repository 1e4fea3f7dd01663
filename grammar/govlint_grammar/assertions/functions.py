"""The functions of conditions: total, and as bounded in what they make as in what they take."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_DIGITS = 20  # behind the point
_EXACT = Context(prec=60, traps=[InvalidOperation])


def _abs(number: Decimal | str) -> Decimal | None:
    return number.copy_abs() if isinstance(number, Decimal) else None


def _round(number: Decimal | str, digits: Decimal | str) -> Decimal | None:
    """Round to so many digits behind the point, halves away from zero; no result for no such number."""
    if not isinstance(number, Decimal) or not isinstance(digits, Decimal):
        return None
    if digits not in range(_MOST_DIGITS + 1):
        return None
    try:
        return number.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP, _EXACT)
    except InvalidOperation:  # more digits than are kept
        return None


def _remainder(number: Decimal | str, divisor: Decimal | str) -> Decimal | None:
    """Return what is left over by a division into whole parts; no result for a zero."""
    if not isinstance(number, Decimal) or not isinstance(divisor, Decimal) or not divisor:
        return None
    try:
        return _EXACT.remainder(number, divisor)
    except InvalidOperation:
        return None


def _first(text: Decimal | str, count: Decimal | str) -> str | None:
    """Return the first characters of a text; no result for a negative or broken number of them."""
    if not isinstance(text, str) or not isinstance(count, Decimal):
        return None
    return text[: int(count)] if count in range(len(text) + 1) else text if count > len(text) else None


FUNCTIONS: Mapping[str, Callable[..., Decimal | str | None]] = {
    "abs": _abs,
    "round": _round,
    "remainder": _remainder,
    "first": _first,
}
