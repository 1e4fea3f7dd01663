"""Patterns of words that have been checked; `pattern_reading` says what is allowed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A text up to so long is searched at once.
_SHORT = 200


class Pattern(NamedTuple):
    """A pattern that has been checked.

    Attributes:
        expression: as Python's `re` takes it.
        hints: words one of which every match contains; empty if there are none to be sure of.
        further: more such groups of words; every match contains one of each.
    """

    expression: str
    hints: tuple[str, ...]
    further: tuple[tuple[str, ...], ...] = ()

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
        if not _has_one_each(self.further, text, 0, len(text)):
            return
        lines: set[tuple[int, int]] = set()
        for hint in self.hints:
            at = text.find(hint)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                lines.add((text.rfind("\n", 0, at) + 1, end))
                at = text.find(hint, end)
        yield from self.on_lines(text, sorted(lines))

    def on_lines(self, text: str, lines: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """Yield the matches on some lines of a text, on which one of the hints stands.

        Args:
            text: the text.
            lines: where the lines begin and end, in the order of the text.
        """
        for line in lines:
            if _has_one_each(self.further, text, *line):
                yield from self.compiled().finditer(text, *line)

    def stands_in(self, text: str) -> bool:
        """Whether a text has words of the pattern."""
        if len(text) <= _SHORT:
            return self.compiled().search(text) is not None
        return next(self.matches(text), None) is not None


def _has_one_each(groups: tuple[tuple[str, ...], ...], text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text has one word of each group."""
    for words in groups:
        for word in words:
            if text.find(word, start, end) >= 0:
                break
        else:
            return False
    return True


@lru_cache(maxsize=1000)
def _compiled(expression: str) -> re.Pattern[str]:
    return regex(expression, re.MULTILINE)
