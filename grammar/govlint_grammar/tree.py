"""The typed tree of a report: what the layout grammar makes of a source.

Every node is frozen and carries its span. Sections and aspects are named by the keys of the official
form; a node that the grammar could not read is an `Unparsed` and never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.later import Later
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_grammar.binding import Binding
    from govlint_grammar.report_prose import Prose
    from govlint_grammar.source import Source


class Paragraph(NamedTuple):
    """A line of prose."""

    text: str
    span: Span


class Cell(NamedTuple):
    """A table cell: its text with line breaks and outer blanks removed from its ends, and its offsets.

    A report has hundreds of them, so that the span is made only when it is asked for.
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch of the source that the text stands in."""
        return Span(self.start, self.end)


class Row(NamedTuple):
    """A table row: its cells from left to right; merged cells stand once, empty ones are kept."""

    cells: tuple[Cell, ...]
    span: Span


class FoundRows(Later[Row]):
    """Rows in which words can be found without making them all."""

    __slots__ = ()

    def cell_with(self, words: str) -> Cell | None:
        """Return the first cell whose text holds some words, None if none does."""
        raise NotImplementedError


class Table(NamedTuple):
    """A table as it stands in the text, before it is bound to a form.

    Attributes:
        rows: its rows from top to bottom.
        layout: how the text draws it: ``tab``, ``pipe``, ``loose`` or ``grid`` (a structured file).
    """

    rows: Sequence[Row]
    span: Span
    layout: str

    def cell_with(self, words: str) -> Cell | None:
        """Return the first cell whose text holds some words, None if none does."""
        rows = self.rows
        if isinstance(rows, FoundRows):
            return rows.cell_with(words)
        return next((cell for row in rows for cell in row.cells if words in cell.text), None)


class Unparsed(NamedTuple):
    """A stretch that looks like a table or a heading and could not be read safely.

    Attributes:
        reason: why, as a key of the messages of GL004.
    """

    text: str
    span: Span
    reason: str


Block = Paragraph | Table | Unparsed


class Title(NamedTuple):
    """The report's title, its lines joined.

    Attributes:
        text: the title without spaces and line breaks.
        agency: the agency that the title names, or None.
        years: every four-digit year in it, in order.
    """

    text: str
    span: Span
    agency: str | None
    years: tuple[int, ...]


class Aspect(NamedTuple):
    """A part of section ``overview``: （一）主动公开 and its like.

    Attributes:
        keys: the aspects of the form that the heading's words name (one as a rule, none if it is another).
        number: the number as written, with its brackets, or empty.
        heading: the heading's words without number and closing punctuation.
    """

    keys: tuple[str, ...]
    number: str
    heading: str
    heading_span: Span
    span: Span
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The prose under the heading, a line a paragraph."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))


class Section(NamedTuple):
    """A top-level section.

    Attributes:
        key: the form's section that the heading's words name; None for a section the form does not have.
        number: the number as written, with its mark (``五、``, ``5、``), or empty.
        heading: the heading's words without number and closing punctuation.
        blocks: everything before the first aspect, or everything if there is no aspect.
        aspects: the aspects, in the order of the text.
        span: heading and contents.
    """

    key: str | None
    number: str
    heading: str
    heading_span: Span
    span: Span
    blocks: tuple[Block, ...]
    aspects: tuple[Aspect, ...]

    def walk(self) -> Iterator[Block]:
        """Yield every block of the section and its aspects in the order of the text."""
        yield from self.blocks
        for aspect in self.aspects:
            yield from aspect.blocks

    @property
    def is_empty(self) -> bool:
        """Whether not a character and no table stands under the heading."""
        return not self.aspects and not self.blocks


class Report(NamedTuple):
    """The tree of a whole report.

    Attributes:
        title: the first title, or None.
        repeated_titles: further titles of the same report (page head, then document).
        preface: what stands between title and first section.
        sections: the top-level sections, in the order of the text.
        closing: date, signature and contact lines after the last section.
        bound: tables 2 to 4 bound to the official form.
        prose: what the paragraphs state.
        year: the year reported on: the title's only year; None when it names none or several.
        further: the titles of further reports in the same file, beyond the end of the source.
    """

    source: Source
    title: Title | None
    repeated_titles: tuple[Title, ...]
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Block, ...]
    bound: Binding
    prose: Prose
    year: int | None
    further: tuple[Title, ...] = ()

    @property
    def agency(self) -> str | None:
        """The agency as the title names it."""
        return self.title.agency if self.title else None

    @property
    def end(self) -> int:
        """The offset up to which there are places: the end of the source, or of a further report's title."""
        return self.further[-1].span.end if self.further else len(self.source.text)

    def section(self, key: str) -> Section | None:
        """Return the first section of a key."""
        return next((section for section in self.sections if section.key == key), None)

    def aspect(self, key: str) -> Aspect | None:
        """Return the first aspect whose heading names a key, wherever it stands."""
        return next((a for section in self.sections for a in section.aspects if key in a.keys), None)

    def walk(self) -> Iterator[Block]:
        """Yield every block of the report in the order of the text."""
        yield from self.preface
        for section in self.sections:
            yield from section.walk()
        yield from self.closing

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the report's prose in the order of the text."""
        return iter(self.prose.paragraphs)

    def unparsed(self) -> Iterator[Unparsed]:
        """Yield what could not be read: whole regions, and rows of tables whose cells could not be told."""
        for block in self.walk():
            if isinstance(block, Unparsed):
                yield block
        for table in self.bound.tables.values():
            rows = [defect.span for defect in table.defects if defect.kind == "unread-row"]
            if rows:
                yield Unparsed(self.source.quote(rows[0]), Span(rows[0].start, rows[-1].end), "row")
