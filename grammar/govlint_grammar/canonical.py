"""Canonical text: a report's tree written out in one layout, whatever its source looked like.

A paragraph a line; a table cell a line that starts with a tab; a blank line between table rows. Reading
canonical text gives the tree that it was written from, but for spans and the layouts of its tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.tree import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.tree import Aspect, Block, Report, Section


def canonical_text(report: Report) -> str:
    """Return a report as canonical text; it ends in a line end unless it is empty."""
    return "".join(f"{line}\n" for line in _report(report))


def _report(report: Report) -> Iterator[str]:
    titles = (report.title, *report.repeated_titles) if report.title else ()
    for title in titles:
        yield title.text
        yield ""
    yield from _blocks(report.preface)
    for section in report.sections:
        yield from _section(section)
    yield from _blocks(report.closing)


def _section(section: Section) -> Iterator[str]:
    if section.number or section.heading:
        yield section.number + section.heading
    yield from _blocks(section.blocks)
    for aspect in section.aspects:
        yield from _aspect(aspect)


def _aspect(aspect: Aspect) -> Iterator[str]:
    yield aspect.number + aspect.heading
    yield from _blocks(aspect.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from _table(block)
        else:
            yield f"{block.text}\n\n"


def _table(table: Table) -> Iterator[str]:
    """Yield the rows with a blank line after each, and one more after the last to keep tables apart."""
    for row in table.rows:
        for cell in row.cells:
            yield "\t" + cell.text.replace("\t", " ")
        yield ""
    yield ""
