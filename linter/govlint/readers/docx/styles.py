"""Styles: what they say about a paragraph's number and about words that are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.docx.markup import attribute, children, integer, nested, switch, value_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.docx.markup import Element

_MOST_ANCESTORS = 50
NO_LIST = "0"


class Marks(NamedTuple):
    """What settings say about a number: the list, the level, and the style that says so."""

    list_id: str | None = None
    level: int | None = None
    style: str | None = None


class Styles:
    """The styles of a document.

    Args:
        root: the part with the styles; None for a document without.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._hidden_by_default = False
        self._marks: dict[str | None, Marks] = {}
        self._hidden: dict[str | None, bool] = {}
        if root is None:
            return
        for each in children(root, "style"):
            name = attribute(each, "styleId")
            if name is None:
                continue
            self._styles[name] = each
            if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true", "on"):
                self._default = name
        properties = nested(root, "docDefaults", "rPrDefault", "rPr")
        self._hidden_by_default = switch(properties, "vanish") or False

    def marks(self, name: str | None) -> Marks:
        """Return what a style of paragraphs, None for the usual one, says about their numbers."""
        if name not in self._marks:
            self._marks[name] = self._read_marks(name)
        return self._marks[name]

    def list_of(self, name: str) -> str | None:
        """Return the list that a style of lists stands for."""
        return self._read_marks(name).list_id

    def hides(self, paragraph: str | None, character: str | None) -> bool:
        """Return whether words in two styles are hidden; the two undo each other."""
        by_paragraph = self._hides(paragraph if paragraph is not None else self._default)
        by_character = self._hides(character) if character is not None else False
        return self._hidden_by_default or by_paragraph != by_character

    def _read_marks(self, name: str | None) -> Marks:
        list_id, level, style = None, None, None
        for each, key in self._line(name if name is not None else self._default):
            properties = nested(each, "pPr", "numPr")
            if properties is None:
                continue
            marks = read_marks(properties)
            level = marks.level if level is None else level
            if marks.list_id is not None:
                list_id, style = marks.list_id, key
                break
        return Marks(None if list_id == NO_LIST else list_id, level, style)

    def _hides(self, name: str | None) -> bool:
        if name not in self._hidden:
            said = (switch(nested(each, "rPr"), "vanish") for each, _ in self._line(name))
            self._hidden[name] = next((each for each in said if each is not None), False)
        return self._hidden[name]

    def _line(self, name: str | None) -> Iterator[tuple[Element, str]]:
        """Yield a style and those that it is based on."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(name) if name is not None else None
            if style is None or name is None:
                return
            yield style, name
            name = value_of(nested(style, "basedOn"))


def read_marks(properties: Element) -> Marks:
    """Return the list and the level that an element of settings names."""
    return Marks(value_of(nested(properties, "numId")), integer(value_of(nested(properties, "ilvl"))))
