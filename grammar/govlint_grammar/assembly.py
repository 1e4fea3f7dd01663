"""From the layout grammar's tokens to sections, aspects, paragraphs and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.headings import Heading, aspect_keys, is_aspect_heading, number_style, read_heading
from govlint_grammar.labels import normalise_label
from govlint_grammar.layout import Branch, Token
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span
from govlint_grammar.table_text import read_loose_table, read_pipe_table, read_row_lines, read_tab_table
from govlint_grammar.titles import read_title, year_below
from govlint_grammar.tree import Aspect, Block, Paragraph, Section, Table, Title, Unparsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.loose_rows import Vocabulary

# A section's number may skip the numbers of sections that are missing, but not more than these.
_WIDEST_GAP = 3
# Fewer lines with labels of rows than this may be prose that names them.
_FEWEST_LOST_ROWS = 3
_LONGEST_ROW_LINE = 120
_VALUES = regex(r"[\s\d.,/\-]+$")
_BLANK = " \t\r\f\u00a0\u3000\u200b\ufeff"
_new = tuple.__new__
_READERS = {
    "TAB_TABLE": read_tab_table,
    "ROW_LINES": read_row_lines,
    "PIPE_TABLE": read_pipe_table,
    "LOOSE_TABLE": read_loose_table,
}


class Assembled(NamedTuple):
    """The parts of a report before its tables are bound."""

    titles: tuple[Title, ...]
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]


def assemble(tree: Branch, vocabulary: Vocabulary) -> Assembled:
    """Make typed nodes of a layout tree."""
    head, *rest = [child for child in tree.parts if isinstance(child, Branch)]
    titles: list[Title] = []
    below_title = False
    preface: list[Block] = []
    implicit: list[Branch] = []
    for child in head.parts:
        if isinstance(child, Branch):
            implicit.append(child)
        elif child.kind == "TITLE":
            preface.extend(_title(child, titles))
        else:
            blocks = _blocks([child], vocabulary)
            if below_title and blocks and isinstance(blocks[0], Paragraph):
                titles[-1] = year_below(titles[-1], blocks[0].text)
            preface.extend(blocks)
        below_title = isinstance(child, Token) and child.kind == "TITLE" and bool(titles)
    first = _implicit_overview(implicit, vocabulary, preface) if implicit else []
    sections = _sections(rest, first, vocabulary)
    return Assembled(tuple(titles), tuple(preface), sections)


def _title(token: Token, titles: list[Title]) -> list[Block]:
    """Add a title; return the lines of the token that are not part of it."""
    start = token.start
    title, begin = read_title(token.text, start)
    if title is None:
        return _lines(token.text, start)
    titles.append(title)
    return _lines(token.text[: begin - start], start)


def _lines(text: str, start: int) -> list[Block]:
    """Return each line of a text as a paragraph."""
    blocks: list[Block] = []
    for match in re.finditer(r"[^\n]+", text):
        paragraph = _paragraph(match.group(), start + match.start())
        if paragraph.text:
            blocks.append(paragraph)
    return blocks


def _paragraph(text: str, start: int) -> Paragraph:
    stripped = text.strip(_BLANK)
    if stripped is not text:
        start += len(text) - len(text.lstrip(_BLANK))
    # perf: without the detour over their own constructors, as there are some fifty of both
    return _new(Paragraph, (stripped, _new(Span, (start, start + len(stripped)))))


def _blocks(tokens: Iterable[Token], vocabulary: Vocabulary) -> list[Block]:
    """Return the blocks of body tokens."""
    blocks: list[Block] = []
    for token in tokens:
        kind, text, start = token
        if kind == "TITLE":
            blocks.extend(_lines(text, start))
            continue
        reader = _READERS.get(kind)
        if reader is None:
            paragraph = _paragraph(text, start)
            if paragraph[0]:
                blocks.append(paragraph)
            continue
        span = Span(start, token.end)
        made = reader(token.text, start, vocabulary)
        if token.kind in ("PIPE_TABLE", "ROW_LINES") and "\n" not in token.text:
            blocks.append(_paragraph(token.text, start))
        elif made.rows:
            blocks.append(Table(made.rows, span, made.layout))
        else:
            blocks.append(Unparsed(token.text, span, "table"))
        blocks.extend(made.rest)
    return blocks


def _heading_token(tree: Branch) -> Token:
    token = tree.parts[0]
    assert isinstance(token, Token)  # noqa: S101 - the grammar puts the heading first
    return token


def _tokens(tree: Branch) -> list[Token]:
    """Return every token beneath a tree, in the order of the text."""
    tokens: list[Token] = []
    for part in tree.parts:
        tokens += [part] if isinstance(part, Token) else _tokens(part)
    return tokens


def _span(token: Token) -> Span:
    text = token.text
    stripped = text.strip(_BLANK)
    begin = token.start + len(text) - len(text.lstrip(_BLANK))
    return Span(begin, begin + len(stripped))


class _AspectDraft(NamedTuple):
    """An aspect that may still grow."""

    keys: tuple[str, ...]
    heading: Heading
    heading_span: Span
    blocks: list[Block]

    def done(self) -> Aspect:
        end = self.blocks[-1].span.end if self.blocks else self.heading_span.end
        return Aspect(
            self.keys,
            self.heading.number,
            self.heading.words,
            self.heading_span,
            Span(self.heading_span.start, end),
            tuple(self.blocks),
        )


class _SectionDraft(NamedTuple):
    """A section that may still grow."""

    key: str | None
    heading: Heading
    heading_span: Span
    blocks: list[Block]
    aspects: list[_AspectDraft]

    def extend(self, blocks: Iterable[Block]) -> None:
        (self.aspects[-1].blocks if self.aspects else self.blocks).extend(blocks)

    def done(self, vocabulary: Vocabulary) -> Section:
        _mark_lost_table(self.blocks, vocabulary)
        aspects = tuple(draft.done() for draft in self.aspects)
        last = [self.heading_span, *(b.span for b in self.blocks[-1:]), *(a.span for a in aspects[-1:])]
        span = Span(self.heading_span.start, max(part.end for part in last))
        heading = self.heading
        return Section(
            self.key, heading.number, heading.words, self.heading_span, span, tuple(self.blocks), aspects
        )


def _sections(trees: list[Branch], first: list[_SectionDraft], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Make sections; what turns out to be a list item inside the section before is added to that."""
    drafts = list(first)
    counted = 0
    for tree in trees:
        token = _heading_token(tree)
        heading = read_heading(token.text.strip(_BLANK))
        key = None if tree.name == "extra" else tree.name
        ordinal = heading.ordinal
        if drafts and _is_list_item(key, heading, counted, drafts, vocabulary):
            drafts[-1].extend(_blocks(_tokens(tree), vocabulary))
            continue
        blocks = _blocks([child for child in tree.parts[1:] if isinstance(child, Token)], vocabulary)
        aspects, lead = _aspects([c for c in tree.parts[1:] if isinstance(c, Branch)], vocabulary)
        drafts.append(_SectionDraft(key, heading, _span(token), [*blocks, *lead], aspects))
        counted = max(counted, ordinal or 0)
    return tuple(draft.done(vocabulary) for draft in drafts)


def _is_list_item(
    key: str | None, heading: Heading, counted: int, drafts: list[_SectionDraft], vocabulary: Vocabulary
) -> bool:
    """Whether a heading is an item of a list inside the section before it, and no section.

    Lists begin at 一、 again, and their items may sound like sections (一、存在的问题); a section's number
    is greater than any before it, unless its words are the form's own.
    """
    ordinal = heading.ordinal
    if key is None:
        return not _goes_on_counting(ordinal, counted)
    if normalise_label(heading.words) in vocabulary.headings:
        return False
    seen = key in (draft.key for draft in drafts)
    return ordinal < counted if ordinal is not None else seen and key == drafts[-1].key


def _mark_lost_table(blocks: list[Block], vocabulary: Vocabulary) -> None:
    """Put an `Unparsed` for lines that bear labels of the form's rows but were not read as a table."""
    rows = [
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and len(block.text) <= _LONGEST_ROW_LINE
        and normalise_label(_VALUES.sub("", block.text)) in vocabulary.rows
    ]
    if len(rows) >= _FEWEST_LOST_ROWS:
        first, last = blocks[rows[0]], blocks[rows[-1]]
        lost = Unparsed(
            "\n".join(_text_of(blocks[rows[0] : rows[-1] + 1])),
            Span(first.span.start, last.span.end),
            "table",
        )
        blocks[rows[0] : rows[-1] + 1] = [lost]


def _text_of(blocks: list[Block]) -> Iterator[str]:
    return (block.text for block in blocks if isinstance(block, Paragraph))


def _goes_on_counting(ordinal: int | None, counted: int) -> bool:
    """Whether a heading of a section the form does not have goes on counting where the sections stand."""
    return ordinal is not None and counted < ordinal <= counted + _WIDEST_GAP


def _implicit_overview(
    trees: list[Branch], vocabulary: Vocabulary, preface: list[Block]
) -> list[_SectionDraft]:
    """Return a section without heading for aspects that stand before any section."""
    aspects, lead = _aspects(trees, vocabulary)
    preface.extend(lead)
    if not aspects:
        return []
    start = aspects[0].heading_span.start
    return [_SectionDraft(None, Heading("", "", 0), Span(start, start), [], aspects)]


def _aspects(trees: list[Branch], vocabulary: Vocabulary) -> tuple[list[_AspectDraft], list[Block]]:
    """Make aspects of candidate headings; the blocks of a candidate that is none go to the one before.

    Returns:
        The aspects, and the blocks that stand before the first of them.
    """
    aspects: list[_AspectDraft] = []
    lead: list[Block] = []
    seen: set[str] = set()
    style = ""
    for tree in trees:
        token = _heading_token(tree)
        body = [child for child in tree.parts[1:] if isinstance(child, Token)]
        heading = read_heading(token.text.strip(_BLANK))
        keys = aspect_keys(heading.words)
        own_style = number_style(heading.number)
        closed = token.text.rstrip(_BLANK).endswith(("。", "：", ":")) or not _runs_on(token, body)
        new = any(key not in seen for key in keys)
        fits = not style or not own_style or own_style == style or is_aspect_heading(heading.words)
        if fits and ((new and (closed or own_style)) or (closed and own_style and own_style == style)):
            style = style or own_style
            seen.update(keys)
            aspects.append(_AspectDraft(keys, heading, _span(token), _blocks(body, vocabulary)))
        else:
            (aspects[-1].blocks if aspects else lead).extend(_blocks(_as_paragraph(token, body), vocabulary))
    return aspects, lead


def _runs_on(token: Token, body: list[Token]) -> bool:
    """Whether prose goes on right behind a heading, on its line."""
    return bool(body) and body[0].start == token.end


def _as_paragraph(token: Token, body: list[Token]) -> list[Token]:
    """Return a candidate's tokens as prose, its line whole again."""
    if _runs_on(token, body) and body[0].kind == "PARAGRAPH":
        whole = Token("PARAGRAPH", token.text + body[0].text, token.start)
        return [whole, *body[1:]]
    return [Token("PARAGRAPH", token.text, token.start), *body]
