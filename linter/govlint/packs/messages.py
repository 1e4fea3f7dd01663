"""Messages of packs: names in braces, some of them keys with dots and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = re.compile(r"\{([^{}\n]*)\}")

# What a message may name besides keys, by what the rule states.
NAMES = {
    "assert": ("left", "right", "difference", "column", "row", "quote"),
    "find": ("found", "count", "name", "replacement"),
    "require": ("missing", "count"),
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
