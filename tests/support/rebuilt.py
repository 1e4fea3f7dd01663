"""Real reports as paragraphs and tables with merged cells, to be written anew in other formats.

The text that they are kept in breaks long cells over lines; the tree knows which lines are one cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.laid_out import laid_out

from govlint_grammar.canonical import canonical_text
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.tree import Table

if TYPE_CHECKING:
    from tests.support.laid_out import LaidTable

    from govlint_grammar.tree import Report

_LINE_END = "\u2028"


def rebuilt(text: str) -> list[str | LaidTable]:
    """Return the paragraphs and tables of a report; cells keep their line ends."""
    report = parse_report(Source(text), packaged_forms())
    blocks = laid_out(canonical_text(_on_lines(report)))
    return [block if isinstance(block, str) else _with_line_ends(block) for block in blocks]


def _on_lines(report: Report) -> Report:
    """Return a report whose cells are a line each."""
    sections = tuple(
        section._replace(
            blocks=_blocks(section.blocks),
            aspects=tuple(each._replace(blocks=_blocks(each.blocks)) for each in section.aspects),
        )
        for section in report.sections
    )
    return report._replace(
        preface=_blocks(report.preface), sections=sections, closing=_blocks(report.closing)
    )


def _blocks(blocks: tuple) -> tuple:
    return tuple(
        block._replace(
            rows=tuple(
                row._replace(cells=tuple(cell._replace(text=_joined(cell.text)) for cell in row.cells))
                for row in block.rows
            )
        )
        if isinstance(block, Table)
        else block
        for block in blocks
    )


def _joined(text: str) -> str:
    return re.sub(r"\s*\n\s*", _LINE_END, text.strip())


def _with_line_ends(table: LaidTable) -> LaidTable:
    return [[cell._replace(text=cell.text.replace(_LINE_END, "\n")) for cell in row] for row in table]
