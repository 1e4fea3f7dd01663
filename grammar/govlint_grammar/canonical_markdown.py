"""Canonical Markdown: a report's tree written so that Markdown shows it, and reading gives the tree again.

Tables have strokes and a blank header, as a report's own headers are rows like others; a row has as many
cells as it has, whatever the others have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.tree import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint_grammar.tree import Block, Report, Section

_MARK = regex(r"[\\`*_\[\]<>#|&~!]")
# What would begin a list, a rule or the underline of a heading.
_LINE_MARK = regex(r"([-+=]|\d{1,9}[.)](?=\s|$))")
_ROW_BREAK = regex(r"\n[^\S\n\t]*\n(?=\t)")


def canonical_markdown(report: Report) -> str:
    """Return a report as Markdown; it ends in a line end unless it is empty."""
    parts = [part for part in _report(report) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _report(report: Report) -> Iterator[str]:
    titles = (report.title, *report.repeated_titles) if report.title else ()
    for title in titles:
        yield f"# {_escaped(title.text)}"
    yield from _blocks(report.preface)
    for section in report.sections:
        yield from _section(section)
    yield from _blocks(report.closing)


def _section(section: Section) -> Iterator[str]:
    if section.number or section.heading:
        yield f"## {_escaped(section.number + section.heading)}"
    yield from _blocks(section.blocks)
    for aspect in section.aspects:
        yield f"### {_escaped(aspect.number + aspect.heading)}"
        yield from _blocks(aspect.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table([[cell.text for cell in row.cells] for row in block.rows])
        elif isinstance(block, Paragraph):
            yield _escaped(block.text)
        elif block.text.startswith("\t"):
            yield _table([row[1:].split("\n\t") for row in _ROW_BREAK.split(block.text)])
        else:
            yield from (_escaped(line) for line in block.text.split("\n"))


def _table(rows: Sequence[Sequence[str]]) -> str:
    width = max(map(len, rows), default=0)
    lines = ["|" + "   |" * width, "|" + " - |" * width]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    lines = (_escaped(line) for line in text.split("\n"))
    return "<br>".join(line for line in lines if line)


def _escaped(text: str) -> str:
    """Return a line in which Markdown finds no mark."""
    text = _MARK.sub(r"\\\g<0>", " ".join(re.split(r"[\t\r\n]+", text.strip())))
    match = _LINE_MARK.match(text)
    return text if match is None else f"{text[: match.end() - 1]}\\{text[match.end() - 1 :]}"
