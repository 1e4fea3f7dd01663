"""From a source to the typed tree of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govlint_grammar.assembly import assemble
from govlint_grammar.binder import bind
from govlint_grammar.closing import split_closing
from govlint_grammar.form_index import index_of
from govlint_grammar.further import further_titles
from govlint_grammar.layout import parse_layout
from govlint_grammar.outline import settled
from govlint_grammar.report_prose import Prose
from govlint_grammar.tree import Block, Paragraph, Report, Section, Table, Title, Unparsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.forms import Form
    from govlint_grammar.source import Source


def parse_report(source: Source, forms: tuple[Form, ...], vocabulary: tuple[str, ...] = ()) -> Report:
    """Parse a report.

    Args:
        source: the report's text; any text at all gives a tree.
        forms: the known editions of the form, against which tables are bound.
        vocabulary: texts of vocabularies that count for its prose beside the packaged one.

    Returns:
        The tree, its tables bound. What could not be read safely stands in it as `Unparsed`. Of several
        reports in one file the first; its source ends where the second begins.
    """
    parts = assemble(parse_layout(source.text), index_of(forms).vocabulary)
    further = further_titles(source.text, parts.sections)
    if further:
        first = replace(source, text=source.text[: further[0].span.start])
        return parse_report(first, forms, vocabulary)._replace(further=further)
    title = max(parts.titles, key=_wholeness, default=None)
    tables = [block for block in _walk(parts.preface, parts.sections) if isinstance(block, Table)]
    year = _year(title)
    bound = bind(tables, forms, year)
    unread = {id(table): reason for table, reason in bound.unread}
    sections = settled(parts.sections)
    preface = parts.preface
    if unread:
        preface = _replaced(preface, unread, source)
        sections = tuple(_without_unread(section, unread, source) for section in sections)
    sections, closing = split_closing(sections)
    paragraphs = (block for block in (*_walk(preface, sections), *closing) if isinstance(block, Paragraph))
    prose = Prose(tuple(paragraphs), year, vocabulary)
    return Report(
        source,
        title,
        tuple(other for other in parts.titles if other is not title),
        preface,
        sections,
        closing,
        bound.binding,
        prose,
        year,
    )


def _wholeness(title: Title) -> int:
    """Return how much of a title is there: a page's head may name the kind of report alone."""
    return bool(title.years) + (title.agency is not None)


def _year(title: Title | None) -> int | None:
    years = set(title.years) if title else set()
    return years.pop() if len(years) == 1 else None


def _walk(preface: tuple[Block, ...], sections: tuple[Section, ...]) -> Iterator[Block]:
    yield from preface
    for section in sections:
        yield from section.walk()


def _replaced(blocks: tuple[Block, ...], unread: dict[int, str], source: Source) -> tuple[Block, ...]:
    """Return blocks with every table that could not be read as an `Unparsed`."""
    return tuple(
        Unparsed(source.quote(block.span), block.span, unread[id(block)]) if id(block) in unread else block
        for block in blocks
    )


def _without_unread(section: Section, unread: dict[int, str], source: Source) -> Section:
    aspects = tuple(a._replace(blocks=_replaced(a.blocks, unread, source)) for a in section.aspects)
    return section._replace(blocks=_replaced(section.blocks, unread, source), aspects=aspects)
