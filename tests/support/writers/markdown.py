"""A report in Markdown, as people write it: headings with marks, escapes, tables with strokes or in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.laid_out import laid_out
from tests.support.writers.html import table as html_table

from govlint_grammar.layout import section_of_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.laid_out import LaidTable

_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#"})


def escaped(text: str) -> str:
    """Return a text with every mark that Markdown would obey escaped."""
    return text.translate(_ESCAPED)


def pipe_table(grid: LaidTable) -> str:
    """Return a table without a header, its rows as long as they are; merged cells stand once."""
    continued = _with_blanks(grid)
    width = max(map(len, continued))
    lines = ["|" + "  |" * width, "|" + "---|" * width]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in continued]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return "<br>".join(map(escaped, text.split("\n")))


def _with_blanks(grid: LaidTable) -> list[list[str]]:
    rows: list[list[str]] = []
    open_cells: dict[int, tuple[int, int]] = {}  # column: its width, the rows still to come
    for row in grid:
        column, words = 0, []
        fresh: dict[int, tuple[int, int]] = {}
        waiting = dict(sorted(open_cells.items()))
        for cell in row:
            while waiting and min(waiting) <= column:
                at = min(waiting)
                column = max(column, at + waiting.pop(at)[0])
                words.append("")
            words.append(cell.text)
            if cell.rows > 1:
                fresh[column] = (cell.columns, cell.rows - 1)
            column += cell.columns
        words += [""] * len(waiting)
        open_cells = {at: (wide, left - 1) for at, (wide, left) in open_cells.items() if left > 1} | fresh
        rows.append(words)
    return rows


def markdown(report: str | Sequence[str | LaidTable], table: Callable[[LaidTable], str] = pipe_table) -> str:
    """Return a report, in canonical text or laid out, as Markdown."""
    parts = []
    for part in laid_out(report) if isinstance(report, str) else report:
        if not isinstance(part, str):
            parts.append(table(part))
        elif section_of_heading(part):
            parts.append(f"## {escaped(part)}")
        else:
            parts.append(escaped(part))
    return "\n\n".join(parts) + "\n"


def with_html_tables(report: str | Sequence[str | LaidTable]) -> str:
    """Return a report as Markdown with its tables in HTML."""
    return markdown(report, html_table)
