"""Redraw the tables of a canonical report in the other ways in which they stand in text files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Rows = list[list[str]]

_TABLE = re.compile(
    r"\t[^\n]*(?:\n{1,2}\t[^\n]*|\n(?!\n|\t)[^\n]{1,40}(?=\n)|\n\n(?![一二三四五六]、)[^\n\t]{1,12}(?=\n\t))*"
)


def tables(text: str) -> list[Rows]:
    """Return the cells of every tab-drawn table of a text."""
    return [_cells(match.group()) for match in _TABLE.finditer(text)]


def redraw(text: str, draw: Callable[[Rows], str]) -> str:
    """Return a text with every table drawn anew."""
    return _TABLE.sub(lambda match: draw(_cells(match.group())), text)


def _cells(block: str) -> Rows:
    rows = re.split(r"\n[ ]*\n(?=\t)", block)
    return [["".join(cell.split()) for cell in row[1:].split("\n\t")] for row in rows]


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?元?", cell) is not None


def _dense(row: list[str]) -> list[str]:
    return [cell for cell in row if cell]


def rows_with_strokes(rows: Rows) -> str:
    """Draw a row a line, strokes between and at the end, merged cells dropped."""
    return "\n".join(" | ".join(_dense(row)) + " |" for row in rows)


def full_grid(rows: Rows) -> str:
    """Draw a row a line between strokes, an empty cell kept for every merged one."""
    width = max(len(row) for row in rows if _is_number(row[-1]))
    width = max(width, *(len(row) for row in rows))
    drawn = []
    for row in rows:
        first = next((i for i, cell in enumerate(row) if _is_number(cell)), len(row))
        pad = [""] * (width - len(row))
        cells = row[:first] + pad + row[first:] if width > 5 and first < len(row) else row + pad
        drawn.append("|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|")
    return "\n".join(drawn)


def markdown(rows: Rows) -> str:
    """Draw a full grid with a rule after its first row."""
    lines = full_grid(rows).split("\n")
    rule = "|" + "---|" * (lines[0].count("|") - 1)
    return "\n".join([lines[0], rule, *lines[1:]])


def cell_a_line_closed(rows: Rows) -> str:
    """Draw a cell a line, each with a stroke behind, a stroke alone before each row."""
    return "\n".join("|\n" + "\n".join(f"{cell} |" for cell in _dense(row)) for row in rows)


def stroke_between(rows: Rows) -> str:
    """Draw a cell a line, a stroke alone on a line between cells."""
    return "\n".join("\n|\n".join(_dense(row)) + "\n|" for row in rows)


def glued_first(rows: Rows) -> str:
    """Draw a cell a line, strokes on lines between, the row's first stroke glued to its first cell."""
    return "\n".join("| " + "\n|\n".join(_dense(row)) + "\n|" for row in rows)


def paragraphs(rows: Rows) -> str:
    """Draw a cell a paragraph, blank lines between all cells, no row ends."""
    return "\n\n".join(cell for row in rows for cell in _dense(row)) + "\n"


def first_cell_apart(rows: Rows) -> str:
    """Draw the first cell of a row on a line of its own, the rest on the next."""
    drawn = []
    for row in rows:
        cells = _dense(row)
        numbers = next((i for i, cell in enumerate(cells) if _is_number(cell)), len(cells))
        if 0 < numbers < len(cells):
            drawn.append(" | ".join(cells[:numbers]) + " |\n" + " | ".join(cells[numbers:]) + " |")
        else:
            drawn.append(" | ".join(cells) + " |")
    return "\n".join(drawn)


def pdf_text(rows: Rows) -> str:
    """Draw a row a line, blanks between its cells."""
    return "\n".join(" ".join(_dense(row)) for row in rows)


def broken_cells(rows: Rows) -> str:
    """Draw tabs, every long label broken over two lines."""

    def broken(cell: str) -> str:
        return cell[: len(cell) // 2] + "\n" + cell[len(cell) // 2 :] if len(cell) > 5 else cell

    return "\n\n".join("\n".join("\t" + broken(cell) for cell in row) for row in rows)


def tab_lines(rows: Rows) -> str:
    """Draw a row a line, tabs between the cells."""
    return "\n".join("\t" + "\t".join(row) for row in rows)


STYLES: dict[str, Callable[[Rows], str]] = {
    draw.__name__: draw
    for draw in (
        rows_with_strokes,
        full_grid,
        markdown,
        cell_a_line_closed,
        stroke_between,
        glued_first,
        paragraphs,
        first_cell_apart,
        pdf_text,
        broken_cells,
        tab_lines,
    )
}
