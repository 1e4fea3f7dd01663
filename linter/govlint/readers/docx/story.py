"""The text of a document from its beginning to its end: paragraphs and tables, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.readers.blocks import ParagraphBlock, flattened
from govlint.readers.docx.faults import embeds
from govlint.readers.docx.fields import Fields
from govlint.readers.docx.markup import ALTERNATES, CHOICE, FALLBACK, nested, switch, value_of, w
from govlint.readers.docx.paragraphs import Collector, is_contents_control
from govlint.readers.docx.styles import NO_LIST, Marks, read_marks
from govlint.readers.docx.tables import TableReader
from govlint.readers.limits import DEEPEST_NESTING, MOST_CELLS, too_deep, too_many_cells
from govlint_grammar.source import Origin

if TYPE_CHECKING:
    from govlint.readers.blocks import Block
    from govlint.readers.docx.markup import Element
    from govlint.readers.docx.numbering import Numbering
    from govlint.readers.docx.styles import Styles

_PARAGRAPH = w("p")
_TABLE = w("tbl")
_CONTROL = w("sdt")
_ELSEWHERE = w("altChunk")
_AROUND = frozenset(map(w, ("customXml", "ins", "moveTo", "sdtContent", "smartTag")))


class _Blocks:
    """The blocks of one place, and the words that wait for the paragraph which they have become part of."""

    def __init__(self, place: Origin | None) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self.waiting = ""
        self.waiting_at: Origin | None = None

    def wait(self, text: str, origin: Origin) -> None:
        self.waiting += text
        if self.waiting.strip() and self.waiting_at is None:
            self.waiting_at = origin

    def add(self, text: str, origin: Origin, number: str = "") -> None:
        text = self.waiting + text
        origin = self.waiting_at or origin
        self.waiting, self.waiting_at = "", None
        self.blocks.append(ParagraphBlock(number + text.lstrip() if number else text, origin))

    def end_paragraph(self) -> None:
        if self.waiting_at is not None:
            self.add("", self.waiting_at)
        self.waiting = ""


class Story:
    """Reads the text of a document.

    Args:
        styles: its styles.
        numbering: its lists.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._paragraphs = 0
        self._places = 0
        self._tables = TableReader(self)

    def blocks(self, element: Element, depth: int = 0, place: Origin | None = None) -> list[Block]:
        """Return the blocks that stand in an element.

        Args:
            element: the body, a cell or a text box.
            depth: how deep it stands.
            place: where all of it stands, if it does not stand in paragraphs of its own.

        Raises:
            UnreadableFile: it is too deep or too large, or a part of it stands in another file.
        """
        into = _Blocks(place)
        self._walk(element, depth, into)
        into.end_paragraph()
        return into.blocks

    def count_place(self) -> None:
        """Count a cell or paragraph.

        Raises:
            UnreadableFile: there are more than any report has.
        """
        self._places += 1
        if self._places > MOST_CELLS:
            raise too_many_cells()

    def _walk(self, element: Element, depth: int, into: _Blocks) -> None:
        if depth > DEEPEST_NESTING:
            raise too_deep()
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, depth + 1, into)
            elif tag == _TABLE:
                into.end_paragraph()
                into.blocks += flattened(self._tables.table(child, depth + 1))
            elif tag == _CONTROL:
                if not is_contents_control(child):
                    self._walk(child, depth + 1, into)
            elif tag in _AROUND:
                self._walk(child, depth + 1, into)
            elif tag == ALTERNATES:
                self._alternates(child, depth + 1, into)
            elif tag == _ELSEWHERE:
                raise embeds(Text("altChunk", "altChunk"))

    def _alternates(self, element: Element, depth: int, into: _Blocks) -> None:
        """Read the first of several forms of one thing that holds anything."""
        for form in element.iterchildren(CHOICE, FALLBACK):
            before = len(into.blocks)
            self._walk(form, depth, into)
            if len(into.blocks) > before:
                return

    def _paragraph(self, element: Element, depth: int, into: _Blocks) -> None:
        self.count_place()
        if into.place is None:
            self._paragraphs += 1
        origin = into.place or Origin(None, None, "docx", paragraph=self._paragraphs)
        properties = nested(element, "pPr")
        style = None if properties is None else value_of(nested(properties, "pStyle"))
        words = Collector(self._styles, self._fields, style)
        words.collect(element, depth)
        self._floating(words, origin, depth, into)
        if _is_mark_gone(properties):
            into.wait(words.text, origin)
            return
        is_left_out = not words.text and not self._fields.shown
        number = "" if is_left_out else self._number(properties, style)
        into.add(words.text, origin, number)

    def _floating(self, words: Collector, origin: Origin, depth: int, into: _Blocks) -> None:
        """Put what floats beside a paragraph before it: it is a title more often than not."""
        into.blocks += [ParagraphBlock(text, origin) for text in words.art]
        for box in words.boxes:
            outside, self._fields = self._fields, Fields()
            into.blocks += self.blocks(box, depth + 1, origin)
            self._fields = outside

    def _number(self, properties: Element | None, style: str | None) -> str:
        """Return the number that Word writes before a paragraph; its style is asked after it."""
        own = nested(properties, "numPr") if properties is not None else None
        direct = read_marks(own) if own is not None else Marks()
        of_style = self._styles.marks(style)
        list_id = of_style.list_id if direct.list_id is None else direct.list_id
        if list_id is None or list_id == NO_LIST:
            return ""
        level = direct.level
        if level is None and style is not None:
            level = self._numbering.level_of_style(list_id, style)
        if level is None and direct.list_id is None:
            level = of_style.level
        if level is None and of_style.style is not None and direct.list_id is None:
            level = self._numbering.level_of_style(list_id, of_style.style)
        return self._numbering.next_number(list_id, level or 0)


def _is_mark_gone(properties: Element | None) -> bool:
    """Return whether a paragraph's end is deleted or hidden, so that the next goes on in the same line."""
    mark = nested(properties, "rPr") if properties is not None else None
    if mark is None:
        return False
    is_deleted = nested(mark, "del") is not None or nested(mark, "moveFrom") is not None
    return is_deleted or switch(mark, "vanish") is True
