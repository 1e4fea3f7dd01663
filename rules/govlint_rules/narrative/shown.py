"""How numbers and quotations are written in the findings of this family."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_LONGEST_QUOTE = 36


def plain(number: Decimal) -> str:
    """Write a number without exponent and without closing zeros behind the point."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def shown(quote: str) -> str:
    """Return words of the report on one line, cut if they are long."""
    flat = "".join(quote.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[: _LONGEST_QUOTE - 1]}…"
