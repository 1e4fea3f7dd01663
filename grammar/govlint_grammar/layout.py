"""From text to the layout tree: ``layout.lark`` run over a report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from govlint_grammar.parse_tables import END, Tables, load_tables, run
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    import re


class Token(NamedTuple):
    """A line, the head of a line, or a whole table.

    Attributes:
        kind: its terminal in the grammar.
        text: its text.
        start: its offset in the report.
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset of its end."""
        return self.start + len(self.text)


class Branch(NamedTuple):
    """What a rule of the grammar made: its name and its parts, in the order of the text."""

    name: str
    parts: list[Part]


Part: TypeAlias = "Token | Branch"


class _Layout(NamedTuple):
    """The grammar with its patterns, those of a state made when it is first met."""

    tables: Tables
    breaks: re.Pattern[str]
    scanners: dict[int, re.Pattern[str]]

    def scanner(self, state: int) -> re.Pattern[str]:
        """Return the pattern of all terminals that the grammar takes in a state."""
        taken = self.tables.moves[state]
        texts = [f"(?P<{name}>{text})" for name, text in self.tables.terminals if name in taken]
        scanner = self.scanners[state] = regex("|".join(texts))
        return scanner


@cache
def _layout() -> _Layout:
    tables = load_tables("layout.lark")
    breaks = "|".join(text for name, text in tables.terminals if name in tables.ignored)
    return _Layout(tables, regex(breaks), {})


def parse_layout(text: str) -> Branch:
    """Parse a report's text; every text parses.

    Returns:
        A ``start`` branch of one ``head`` and the sections.
    """
    layout = _layout()
    breaks, scanners = layout.breaks, layout.scanners
    end, at = len(text), 0

    def next_token(state: int) -> tuple[str, Part]:
        nonlocal at
        while at < end:
            skipped = breaks.match(text, at)
            if skipped is None:
                match = (scanners.get(state) or layout.scanner(state)).match(text, at)
                assert match is not None  # noqa: S101 - PARAGRAPH takes whatever is not a break
                start, at = at, match.end()
                kind = cast("str", match.lastgroup)
                return kind, Token(kind, match.group(), start)
            at = skipped.end()
        return END, Token(END, "", end)

    return cast("Branch", run(layout.tables, next_token, Branch))
