"""A document's text and the mistakes in it, with all that a caret under the place needs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govlint_grammar.forms import Text

_LINE_BREAK = regex("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_LONGEST = 120  # characters of a line that are shown


class Document(NamedTuple):
    """The file that nodes come from: its name for messages and its bytes."""

    name: str
    data: bytes

    def line(self, number: int) -> str:
        """Return a line of the text (counted from 1) without its end; empty past the end."""
        lines = _LINE_BREAK.split(self.data.decode("utf-8-sig", "replace"))
        return lines[number - 1] if 1 <= number <= len(lines) else ""


class DocumentError(Exception):
    """A mistake in a document, with all that a caret under it needs.

    Attributes:
        name: the document's name.
        line: the line, from 1.
        column: the column in code points, from 1.
        message: what is wrong.
        allowed: what may stand there instead, if that can be listed.
        excerpt: the line as written.
        length: the number of characters that the caret underlines.
    """

    def __init__(
        self,
        name: str,
        line: int,
        column: int,
        message: Text,
        allowed: Sequence[str] = (),
        excerpt: str = "",
        length: int = 1,
    ) -> None:
        super().__init__(name, line, column, message)
        self.name = name
        self.line = line
        self.column = column
        self.message = message
        self.allowed = tuple(allowed)
        self.excerpt = excerpt
        self.length = length

    def describe(self, lang: str = "zh") -> str:
        """Return place, message, line, caret and allowed values as lines of text.

        Args:
            lang: ``zh`` or ``en``.
        """
        lines = [f"{self.name}:{self.line}:{self.column}: {self.message.in_language(lang)}"]
        if self.excerpt:
            first = max(0, self.column - 1 - _LONGEST // 2)
            shown = self.excerpt[first : first + _LONGEST].replace("\t", " ")
            at = self.column - 1 - first
            caret = " " * _width(shown[:at]) + "^" * max(_width(shown[at : at + self.length]), 1)
            lines += [f"    {shown}", f"    {caret}"]
        if self.allowed:
            lines.append(("allowed: " if lang == "en" else "可用的值：") + ", ".join(self.allowed))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.describe()


def suggestion(word: str, allowed: Collection[str]) -> tuple[str, str]:
    """Return a question after a like word of those allowed, in Chinese and English; or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(allowed), 1)
    return (f"，是否应为“{close[0]}”？", f"; did you mean '{close[0]}'?") if close else ("", "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
