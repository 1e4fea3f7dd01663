"""Patterns of words that have been checked; `pattern_reading` says what is allowed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pattern(NamedTuple):
    """A pattern that has been checked.

    Attributes:
        expression: as Python's `re` takes it.
        hints: words one of which every match contains; empty if there are none to be sure of.
    """

    expression: str
    hints: tuple[str, ...]

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern ready to use; most are not asked for in most reports."""
        return _compiled(self.expression)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, in their order.

        Only lines with one of the hints are searched: a match never goes over the end of a line, and looking
        for words is much faster than for a pattern.
        """
        if not self.hints:
            yield from self.compiled().finditer(text)
            return
        lines: set[tuple[int, int]] = set()
        for hint in self.hints:
            at = text.find(hint)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                lines.add((text.rfind("\n", 0, at) + 1, end))
                at = text.find(hint, end)
        for line in sorted(lines):
            yield from self.compiled().finditer(text, *line)

    def stands_in(self, text: str) -> bool:
        """Whether a text has words of the pattern."""
        return next(self.matches(text), None) is not None


@lru_cache(maxsize=1000)
def _compiled(expression: str) -> re.Pattern[str]:
    return regex(expression, re.MULTILINE)
