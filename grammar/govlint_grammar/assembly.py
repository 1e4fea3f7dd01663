"""From the layout grammar's tokens to sections, aspects, paragraphs and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lark import Token, Tree

from govlint_grammar.headings import aspect_keys, number_style, read_heading
from govlint_grammar.source import Span
from govlint_grammar.table_text import read_loose_table, read_pipe_table, read_tab_table
from govlint_grammar.titles import read_title
from govlint_grammar.tree import Aspect, Block, Paragraph, Section, Table, Title, Unparsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint_grammar.loose_rows import Vocabulary

_BLANK = " \t\r\f\u00a0\u3000\u200b\ufeff"
_READERS = {"TAB_TABLE": read_tab_table, "PIPE_TABLE": read_pipe_table, "LOOSE_TABLE": read_loose_table}


class Assembled(NamedTuple):
    """The parts of a report before its tables are bound."""

    titles: tuple[Title, ...]
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]


def assemble(tree: Tree[Token], vocabulary: Vocabulary) -> Assembled:
    """Make typed nodes of a layout tree."""
    head, *rest = [child for child in tree.children if isinstance(child, Tree)]
    titles: list[Title] = []
    preface: list[Block] = []
    implicit: list[Tree[Token]] = []
    for child in head.children:
        if isinstance(child, Tree):
            implicit.append(child)
        elif child.type == "TITLE":
            preface.extend(_title(child, titles))
        else:
            preface.extend(_blocks([child], vocabulary))
    sections: list[Section] = []
    if implicit:
        sections.extend(_implicit_overview(implicit, vocabulary, preface))
    for child in rest:
        _add_section(sections, child, vocabulary)
    return Assembled(tuple(titles), tuple(preface), tuple(sections))


def _title(token: Token, titles: list[Title]) -> list[Block]:
    """Add a title; return the lines of the token that are not part of it."""
    start = token.start_pos or 0
    title, begin = read_title(str(token), start)
    if title is None:
        return _lines(str(token), start)
    titles.append(title)
    return _lines(str(token)[: begin - start], start)


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
    begin = start + len(text) - len(text.lstrip(_BLANK))
    return Paragraph(stripped, Span(begin, begin + len(stripped)))


def _blocks(tokens: Iterable[Token], vocabulary: Vocabulary) -> list[Block]:
    """Return the blocks of body tokens."""
    blocks: list[Block] = []
    for token in tokens:
        start = token.start_pos or 0
        reader = _READERS.get(token.type)
        if reader is None:
            paragraph = _paragraph(str(token), start)
            if paragraph.text:
                blocks.append(paragraph)
            continue
        span = Span(start, start + len(token))
        made = reader(str(token), start, vocabulary)
        if made.layout == "pipe" and len(made.rows) == 1 and "\n" not in token:
            blocks.append(_paragraph(str(token), start))
        elif made.rows:
            blocks.append(Table(made.rows, span, made.layout))
        else:
            blocks.append(Unparsed(str(token), span, "table"))
        blocks.extend(made.rest)
    return blocks



def _heading_token(tree: Tree[Token]) -> Token:
    token = tree.children[0]
    assert isinstance(token, Token)  # noqa: S101 - the grammar puts the heading first
    return token


def _span(token: Token) -> Span:
    text = str(token)
    stripped = text.strip(_BLANK)
    begin = (token.start_pos or 0) + len(text) - len(text.lstrip(_BLANK))
    return Span(begin, begin + len(stripped))


def _add_section(sections: list[Section], tree: Tree[Token], vocabulary: Vocabulary) -> None:
    """Add a section; what turns out to be a list item inside the section before is added to that."""
    token = _heading_token(tree)
    heading = read_heading(str(token).strip(_BLANK))
    key = None if tree.data == "extra" else str(tree.data)
    body = [child for child in tree.children[1:] if isinstance(child, Token)]
    blocks = _blocks(body, vocabulary)
    if key is None and sections and not _is_section(heading.ordinal, sections):
        _extend(sections, [_paragraph(str(token), token.start_pos or 0), *blocks])
        return
    aspects, lead = _aspects([c for c in tree.children[1:] if isinstance(c, Tree)], vocabulary)
    blocks.extend(lead)
    span = _span(token)
    end = max([span.end, *(b.span.end for b in blocks), *(a.span.end for a in aspects)])
    sections.append(
        Section(key, heading.number, heading.words, span, Span(span.start, end), tuple(blocks), tuple(aspects))
    )


def _is_section(ordinal: int | None, sections: list[Section]) -> bool:
    """Whether a heading of a section the form does not have goes on counting where the sections stand.

    Lists inside a section begin at 一、 again; a section's number is greater than any before it.
    """
    counted = [number for section in sections if (number := read_heading(section.number).ordinal)]
    return ordinal is not None and ordinal > max(counted, default=0) and ordinal <= max(counted, default=0) + 3


def _extend(sections: list[Section], blocks: list[Block]) -> None:
    """Add blocks to the end of the last section."""
    last = sections[-1]
    end = blocks[-1].span.end
    span = Span(last.span.start, end)
    if last.aspects:
        aspect = last.aspects[-1]
        grown = aspect._replace(blocks=(*aspect.blocks, *blocks), span=Span(aspect.span.start, end))
        sections[-1] = last._replace(aspects=(*last.aspects[:-1], grown), span=span)
    else:
        sections[-1] = last._replace(blocks=(*last.blocks, *blocks), span=span)


def _implicit_overview(
    trees: list[Tree[Token]], vocabulary: Vocabulary, preface: list[Block]
) -> list[Section]:
    """Return a section without heading for aspects that stand before any section."""
    aspects, lead = _aspects(trees, vocabulary)
    preface.extend(lead)
    if not aspects:
        return []
    span = Span(aspects[0].span.start, aspects[-1].span.end)
    return [Section(None, "", "", Span(span.start, span.start), span, (), tuple(aspects))]


def _aspects(trees: list[Tree[Token]], vocabulary: Vocabulary) -> tuple[list[Aspect], list[Block]]:
    """Make aspects of candidate headings; the blocks of a candidate that is none go to the one before.

    Returns:
        The aspects, and the blocks that stand before the first of them.
    """
    aspects: list[Aspect] = []
    lead: list[Block] = []
    style = ""
    for tree in trees:
        token = _heading_token(tree)
        body = [child for child in tree.children[1:] if isinstance(child, Token)]
        heading = read_heading(str(token).strip(_BLANK))
        keys = aspect_keys(heading.words)
        new = [key for key in keys if not any(key in aspect.keys for aspect in aspects)]
        own_style = number_style(heading.number)
        closed = str(token).rstrip(_BLANK).endswith(("。", "：", ":")) or not _runs_on(token, body)
        if (new or (closed and own_style and own_style == style)) and (closed or own_style):
            style = style or own_style
            aspects.append(_aspect(token, keys, heading.number, heading.words, _blocks(body, vocabulary)))
        else:
            blocks = _blocks(_as_paragraph(token, body), vocabulary)
            if aspects:
                last = aspects[-1]
                aspects[-1] = last._replace(
                    blocks=(*last.blocks, *blocks), span=Span(last.span.start, blocks[-1].span.end)
                )
            else:
                lead.extend(blocks)
    return aspects, lead


def _aspect(token: Token, keys: tuple[str, ...], number: str, words: str, blocks: list[Block]) -> Aspect:
    span = _span(token)
    end = blocks[-1].span.end if blocks else span.end
    return Aspect(keys, number, words, span, Span(span.start, end), tuple(blocks))


def _runs_on(token: Token, body: list[Token]) -> bool:
    """Whether prose goes on right behind a heading, on its line."""
    return bool(body) and body[0].start_pos == token.end_pos


def _as_paragraph(token: Token, body: list[Token]) -> list[Token]:
    """Return a candidate's tokens as prose, its line whole again."""
    if _runs_on(token, body) and body[0].type == "PARAGRAPH":
        whole = Token("PARAGRAPH", str(token) + str(body[0]), token.start_pos)
        return [whole, *body[1:]]
    return [Token("PARAGRAPH", str(token), token.start_pos), *body]
