"""Messages of packs: names in braces, some of them keys with dots and brackets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.assertions.values import Value

_NAME = regex(r"\{([^{}\n]*)\}")

# What a message may name besides keys, by what the rule states.
NAMES = {
    "assert": ("left", "right", "difference", "column", "row", "quote"),
    "find": ("found", "count", "name", "expected", "replacement"),
    "require": ("missing", "count"),
    "each": ("quote",),
    "compares": ("quote", "means", "tables", "sum"),
    "balances differs": ("line", "left", "left_total", "right", "right_total", "difference"),
    "balances blank": ("table", "cell", "sum", "count"),
    "balances exceeds": ("line", "row", "found", "sources", "limit"),
}


def names_in(wording: str) -> tuple[tuple[str, int], ...]:
    """Return the names in braces of a wording, with their offsets."""
    return tuple((match[1], match.start(1)) for match in _NAME.finditer(wording))


def filled(message: Text, value_of: Callable[[str], Text]) -> Text:
    """Return a message with what its names stand for.

    Args:
        message: the template.
        value_of: from a name to its words in both languages.
    """
    return Text(
        _NAME.sub(lambda match: value_of(match[1]).zh, message.zh),
        _NAME.sub(lambda match: value_of(match[1]).en, message.en),
    )


def plain(value: Value) -> str:
    """Write a value; a number without exponent and without closing zeros behind the point."""
    if not isinstance(value, Decimal):
        return value if isinstance(value, str) else "—"
    number = format(value, "f")
    return number.rstrip("0").rstrip(".") if "." in number else number
