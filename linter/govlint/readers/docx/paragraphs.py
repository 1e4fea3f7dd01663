"""The words of a paragraph, as they stand on paper once all changes are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.readers.docx.faults import embeds
from govlint.readers.docx.fields import Fields, is_contents
from govlint.readers.docx.markup import (
    ALTERNATES,
    CHOICE,
    FALLBACK,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    TEXT_PATH,
    attribute,
    nested,
    switch,
    value_of,
    w,
    written,
)
from govlint.readers.docx.symbols import symbol
from govlint.readers.limits import DEEPEST_NESTING, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.readers.docx.markup import Element
    from govlint.readers.docx.styles import Styles

_RUN = w("r")
_BOX = w("txbxContent")
_HOLDERS = ("drawing", "pict", "object")
# What stands around runs and says nothing about whether they are text.
_AROUND = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "rubyBase")


class Collector:
    """Collects the words of one paragraph, and the text boxes that are anchored in it.

    Args:
        styles: the styles of the document.
        fields: the fields that are open where the paragraph begins.
        style: the paragraph's style.
    """

    def __init__(self, styles: Styles, fields: Fields, style: str | None) -> None:
        self._styles = styles
        self._fields = fields
        self._style = style
        self._words: list[str] = []
        self.boxes: list[Element] = []
        self.art: list[str] = []

    @property
    def text(self) -> str:
        """The words so far, with a line end for every break."""
        return "".join(self._words)

    def collect(self, element: Element, depth: int) -> None:
        """Collect what stands in an element: a paragraph, or one of those that stand around runs.

        Raises:
            UnreadableFile: elements stand too deep within each other, or words are kept elsewhere.
        """
        if depth > DEEPEST_NESTING:
            raise too_deep()
        for child in element:
            handle = _IN_PARAGRAPH.get(child.tag)
            if handle is not None:
                handle(self, child, depth + 1)

    def run(self, element: Element, depth: int) -> None:
        """Collect a run of words of one appearance."""
        if depth > DEEPEST_NESTING:
            raise too_deep()
        hidden = self._is_hidden(element)
        for child in element:
            characters = _CHARACTERS.get(child.tag)
            if characters is not None:
                if not hidden and self._fields.shown:
                    self._words.append(characters(child))
            elif (handle := _IN_RUN.get(child.tag)) is not None and not (hidden and handle in _SHOWN_ONLY):
                handle(self, child, depth + 1)

    def alternates(self, element: Element, depth: int) -> None:
        """Collect the first of several forms of one thing that holds words: the others say the same again."""
        parent = element.getparent()
        in_run = parent is not None and parent.tag == _RUN
        for form in element.iterchildren(CHOICE, FALLBACK):
            before = len(self._words), len(self.boxes), len(self.art)
            if in_run:
                self.run(form, depth)
            else:
                self.collect(form, depth)
            if before != (len(self._words), len(self.boxes), len(self.art)):
                return

    def holder(self, element: Element, _depth: int) -> None:
        """Take notice of the text boxes and the lettering of a drawing."""
        if not self._fields.shown:
            return
        taken = _outermost(element)
        self.boxes += [each for each in taken if each.tag == _BOX]
        self.art += [each.get("string") or "" for each in taken if each.tag == TEXT_PATH]

    def content_control(self, element: Element, depth: int) -> None:
        """Collect what stands in a content control."""
        content = nested(element, "sdtContent")
        if content is not None and not is_contents_control(element):
            self.collect(content, depth)

    def simple_field(self, element: Element, depth: int) -> None:
        """Collect what came of a field that is one element."""
        if not is_contents(attribute(element, "instr") or ""):
            self.collect(element, depth)

    def ruby(self, element: Element, depth: int) -> None:
        """Collect words that have their reading above them, without the reading."""
        if (base := nested(element, "rubyBase")) is not None:
            self.collect(base, depth)

    def formula(self, element: Element, _depth: int) -> None:
        """Collect the characters of a formula."""
        if self._fields.shown:
            self._words += [each.text or "" for each in element.iter(MATH_TEXT)]

    def field_character(self, element: Element, _depth: int) -> None:
        """Take notice of the beginning, the middle or the end of a field."""
        self._fields.meet(element)

    def instruction(self, element: Element, _depth: int) -> None:
        """Take notice of the instruction of a field."""
        self._fields.instruct(element.text or "")

    def other_document(self, _element: Element, _depth: int) -> None:
        """Refuse a paragraph whose words stand in another document."""
        raise embeds(Text("子文档", "a subdocument"))

    def _is_hidden(self, run: Element) -> bool:
        properties = nested(run, "rPr")
        direct = switch(properties, "vanish")
        if direct is not None:
            return direct
        style = value_of(nested(properties, "rStyle")) if properties is not None else None
        return self._styles.hides(self._style, style)


def is_contents_control(element: Element) -> bool:
    """Return whether a content control holds the table of contents."""
    gallery = nested(element, "sdtPr", "docPartObj", "docPartGallery")
    return value_of(gallery) == "Table of Contents"


def _outermost(element: Element) -> list[Element]:
    """Return the text boxes and letterings of a drawing; of several forms the first that has any."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each.tag in (_BOX, TEXT_PATH):
            found.append(each)
        elif each.tag == ALTERNATES:
            forms = list(each.iterchildren(CHOICE, FALLBACK))
            chosen = next(
                (form for form in forms if next(form.iter(_BOX, TEXT_PATH), None) is not None), None
            )
            waiting += [] if chosen is None else [chosen]
        else:
            waiting += reversed(each)
    return found


def _constant(text: str) -> Callable[[Element], str]:
    return lambda _element: text


def _break(_element: Element) -> str:
    return "\n"


_CHARACTERS: dict[object, Callable[[Element], str]] = {
    w("t"): written,
    w("tab"): _constant(" "),
    w("ptab"): _constant(" "),
    w("br"): _break,
    w("cr"): _break,
    w("noBreakHyphen"): _constant("-"),
    w("sym"): symbol,
}
_IN_RUN: dict[object, Callable[[Collector, Element, int], None]] = {
    w("fldChar"): Collector.field_character,
    w("instrText"): Collector.instruction,
    w("ruby"): Collector.ruby,
    ALTERNATES: Collector.alternates,
    **{w(name): Collector.holder for name in _HOLDERS},
}
_SHOWN_ONLY = (Collector.ruby, Collector.holder, Collector.alternates)
_IN_PARAGRAPH: dict[object, Callable[[Collector, Element, int], None]] = {
    _RUN: Collector.run,
    w("sdt"): Collector.content_control,
    w("fldSimple"): Collector.simple_field,
    w("subDoc"): Collector.other_document,
    ALTERNATES: Collector.alternates,
    MATH: Collector.formula,
    MATH_PARAGRAPH: Collector.formula,
    **{w(name): Collector.collect for name in _AROUND},
}
