"""What a part of a condition amounts to: a number, a text, true or false, or that it is not known."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint_grammar.forms import Text

# Without traps: what cannot be worked out gives a number that is not finite, and that is not known.
_CALCULATOR = Context(prec=40, traps=[])


class Unknown(NamedTuple):
    """Not known, and why."""

    reason: Text


Value: TypeAlias = "Decimal | str | Unknown"
Truth: TypeAlias = "bool | Unknown"


def calculated(sign: str, left: Decimal, right: Decimal) -> Decimal | None:
    """Return the result of an arithmetic; None where there is none, as for a division by zero."""
    if sign == "+":
        result = _CALCULATOR.add(left, right)
    elif sign == "-":
        result = _CALCULATOR.subtract(left, right)
    elif sign == "*":
        result = _CALCULATOR.multiply(left, right)
    else:
        result = _CALCULATOR.divide(left, right)
    return result if result.is_finite() else None
