"""A rule's page taken apart: its first line and its parts by heading."""

from __future__ import annotations

import inspect
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.output.width import char_width
from govlint.page_headings import HEADINGS
from govlint_grammar.records import NamedTuple

__all__ = ["HEADINGS", "Page", "Part", "first_paragraph", "flow", "page_of", "read_page"]

if TYPE_CHECKING:
    from govlint.rule import Rule

_KEYS = {wording: key for key, heading in HEADINGS.items() for wording in heading}
_COLONS = ":："
_CLINGING = "“”‘’…—"  # punctuation of Chinese text that does not count as wide


class Part(NamedTuple):
    """A part of a page.

    Attributes:
        key: one of `HEADINGS`.
        heading: the heading as written.
        text: what stands beneath it, without the common indentation.
    """

    key: str
    heading: str
    text: str


class Page(NamedTuple):
    """A page: the complaint in one line, and its parts in the order written."""

    complaint: str
    parts: tuple[Part, ...]

    def part(self, key: str) -> str:
        """Return the text of a part; empty when the page does not have it."""
        return next((part.text for part in self.parts if part.key == key), "")


@lru_cache(maxsize=1024)
def read_page(text: str) -> Page:
    """Take a page apart. Lines before the first known heading belong to the complaint."""
    lines = inspect.cleandoc(text).split("\n")
    complaint: list[str] = []
    parts: list[tuple[str, str, list[str]]] = []
    for line in lines:
        words = line.rstrip()
        key = _KEYS.get(words[:-1]) if words.endswith(tuple(_COLONS)) else None
        if key:
            parts.append((key, words[:-1], []))
        else:
            (parts[-1][2] if parts else complaint).append(line)
    return Page(
        flow("\n".join(complaint).strip()),
        tuple(Part(key, heading, _dedent(body)) for key, heading, body in parts),
    )


def page_of(rule: type[Rule] | None, lang: str) -> Page:
    """Return a rule's page in a language; an empty one for a rule that is not known or has none."""
    if rule is None:
        return Page("", ())
    return read_page((rule.__doc__ if lang == "en" else getattr(rule, "page_zh", "")) or "")


def flow(text: str) -> str:
    """Return a paragraph as one line: its line breaks become blanks, or nothing beside Chinese characters."""
    lines = [line.strip() for line in text.strip().split("\n")]
    flowing = lines[0]
    for line in lines[1:]:
        apart = flowing and line and not (_is_chinese(flowing[-1]) or _is_chinese(line[0]))
        flowing += f" {line}" if apart else line
    return flowing


def _is_chinese(char: str) -> bool:
    return char_width(char) == 2 or char in _CLINGING


def first_paragraph(text: str) -> str:
    """Return the first paragraph of a part as one line."""
    return flow(text.partition("\n\n")[0])


def _dedent(lines: list[str]) -> str:
    return inspect.cleandoc("\n" + "\n".join(lines))
