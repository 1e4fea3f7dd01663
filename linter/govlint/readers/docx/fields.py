"""Fields: instructions that Word keeps beside what came of them. Only what came of them is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.docx.markup import attribute, w

if TYPE_CHECKING:
    from govlint.readers.docx.markup import Element

_CHARACTER = w("fldChar")
_DELETED = (w("del"), w("moveFrom"))
_LOOSE = "loose"
# What a table of contents says is said again where it points to.
_NO_TEXT = ("TOC",)


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.shown = True

    def meet(self, element: Element) -> None:
        """Take notice of the beginning, the middle or the end of a field."""
        if element.get(_LOOSE):
            return
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            self._open.pop()
        self.shown = all(field.is_shown() for field in self._open)

    def instruct(self, words: str) -> None:
        """Take notice of words of an instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += words


class _Field:
    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False

    def is_shown(self) -> bool:
        return self.has_result and not is_contents(self.instruction)


def is_contents(instruction: str) -> bool:
    """Return whether an instruction asks for a table of contents."""
    return instruction.split(maxsplit=1)[:1] in ([word] for word in _NO_TEXT)


def mark_loose_ends(root: Element) -> None:
    """Mark the beginnings and ends of fields that have no counterpart, lest they swallow the text behind."""
    begun: list[Element] = []
    for each in root.iter(_CHARACTER):
        kind = attribute(each, "fldCharType")
        if kind == "separate":
            continue
        if next(each.iterancestors(*_DELETED), None) is not None:
            continue
        if kind == "begin":
            begun.append(each)
        elif kind == "end" and begun:
            begun.pop()
        else:
            each.set(_LOOSE, "1")
    for each in begun:
        each.set(_LOOSE, "1")
