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

# perf: a line that can be nothing but a sentence, which holds for most lines of a report. One look tells,
# where the grammar comes to PARAGRAPH after all else. Such a line does not begin as a heading, an aspect, a
# title or a loose table may; is too long for a heading without a number, or begins with no word of one; has
# no mark that ends a number within its first characters; and has a mark that stands in no title before one
# that ends an aspect.
_STRETCH = r"[^\n\t|、．.,，。：:；;（(_]"
_SENTENCE = (
    r"(?![#*|第标名（(\s]|\d(?!\d{3}年)|[一二三四五六七八九十](?!是)|[信申行](?![^\n]{90}))"
    r"(?:(?=[^\n]{41})|(?![政信工开的总整本行收处办主因中存其需\d]))"
    rf"(?:{_STRETCH}{{5,}}+(?:[，；]|、[^\n\t|,，。：:；;（(_]*+[，；。])|{_STRETCH}{{20,}}+。)"
    r"[^\n\t|]*+(?=\n(?![ ]*\|)|\Z)"
)

_HEADING = "_HEADING"


class _Layout(NamedTuple):
    """The grammar with its patterns, those of a state made when it is first met."""

    tables: Tables
    scanners: dict[int, re.Pattern[str]]

    def scanner(self, state: int) -> re.Pattern[str]:
        """Return the pattern of all terminals that the grammar takes in a state, breaks before them."""
        taken = self.tables.moves[state]
        texts = [f"(?P<{name}>{text})" for name, text in self.tables.terminals if name in taken]
        breaks = [text for name, text in self.tables.terminals if name in self.tables.ignored]
        if "PARAGRAPH" in taken:
            texts.insert(0, f"(?P<SENTENCE>{_SENTENCE})")
        # A break once passed over is never looked at again, hence the possessive repetition.
        scanner = self.scanners[state] = regex(f"(?:{'|'.join(breaks)})*+(?:{'|'.join(texts)})")
        return scanner


@cache
def _layout() -> _Layout:
    return _Layout(load_tables("layout.lark"), {})


def section_of_heading(line: str) -> str | None:
    """Return the key of the section that a line is a heading of, as the layout grammar has it.

    Args:
        line: a line without its line end.

    Returns:
        The key of one of the form's sections; None for any other line, also for a heading that the form does
        not have.
    """
    match = _section_headings().match(line)
    return match.lastgroup if match else None


def ends_title(line: str) -> bool:
    """Whether a line ends like the name of a report, as the last line of a title does."""
    return _title_line().fullmatch(line) is not None


@cache
def _section_headings() -> re.Pattern[str]:
    named = {
        name.removesuffix(_HEADING).lower(): text
        for name, text in _layout().tables.terminals
        if name.endswith(_HEADING) and name != f"EXTRA{_HEADING}"
    }
    return regex("|".join(f"(?P<{key}>{text})" for key, text in named.items()))


@cache
def _title_line() -> re.Pattern[str]:
    return regex(dict(_layout().tables.terminals)["TITLE"])


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
        if kind == "SENTENCE":
            return "PARAGRAPH", _new(Token, ("PARAGRAPH", text[start:at], start))
        return kind, _new(Token, (kind, text[start:at], start))

    return cast("Branch", run(layout.tables, next_token, Branch))
