"""The one error of the language: a mistake in a condition or a pattern, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.forms import Text


class ExpressionError(Exception):
    """A mistake in a condition or a pattern.

    Attributes:
        message: what is wrong.
        at: the offset where it is; length: how many characters it has.
        allowed: what may stand there, if that can be listed.
    """

    def __init__(self, message: Text, at: int, length: int = 1, allowed: Sequence[str] = ()) -> None:
        super().__init__(message.en, at)
        self.message = message
        self.at = at
        self.length = max(length, 1)
        self.allowed = tuple(allowed)
