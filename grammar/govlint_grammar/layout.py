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

_new = tuple.__new__


class _Layout(NamedTuple):
    """The grammar with its patterns, those of a state made when it is first met."""

    tables: Tables
    scanners: dict[int, re.Pattern[str]]

    def scanner(self, state: int) -> re.Pattern[str]:
        """Return the pattern of all terminals that the grammar takes in a state, breaks before them."""
        taken = self.tables.moves[state]
        texts = [f"(?P<{name}>{text})" for name, text in self.tables.terminals if name in taken]
        breaks = [text for name, text in self.tables.terminals if name in self.tables.ignored]
        # A break once passed over is never looked at again, hence the possessive repetition.
        scanner = self.scanners[state] = regex(f"(?:{'|'.join(breaks)})*+(?:{'|'.join(texts)})")
        return scanner


@cache
def _layout() -> _Layout:
    return _Layout(load_tables("layout.lark"), {})


def parse_layout(text: str) -> Branch:
    """Parse a report's text; every text parses.

    Returns:
        A ``start`` branch of one ``head`` and the sections.
    """
    layout = _layout()
    scanners = layout.scanners
    at = 0

    def next_token(state: int) -> tuple[str, Part]:
        nonlocal at
        match = (scanners.get(state) or layout.scanner(state)).match(text, at)
        if match is None:  # nothing but breaks is left: PARAGRAPH takes whatever else there is
            return END, Token(END, "", len(text))
        kind = cast("str", match.lastgroup)
        start, at = match.span(kind)
        return kind, _new(Token, (kind, match[kind], start))

    return cast("Branch", run(layout.tables, next_token, Branch))
