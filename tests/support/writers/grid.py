"""Canonical text as paragraphs and tables with merged cells, from which files of any format can be written."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from govlint_grammar.binding import State
from govlint_grammar.values import read_value

TOTAL = "总计"


class Merged(NamedTuple):
    """A cell: its text and the columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


Grid: TypeAlias = "list[list[Merged]]"


def document(text: str) -> list[str | Grid]:
    """Return the paragraphs and tables of a canonical text, in their order."""
    parts: list[str | Grid] = []
    rows: list[list[str]] = []
    fresh = True
    for line in text.split("\n"):
        if line.startswith("\t"):
            if fresh:
                rows.append([])
            rows[-1].append(line[1:])
            fresh = False
            continue
        fresh = True
        if line and rows:
            parts.append(merged(rows))
            rows = []
        if line:
            parts.append(line)
    return [*parts, merged(rows)] if rows else parts


def merged(rows: list[list[str]]) -> Grid:
    """Return rows with spans: an empty cell of a header, or before a label, goes on from the row above."""
    first = next((i for i, row in enumerate(rows) if any(map(_is_number, row))), len(rows))
    width = max(map(len, rows))
    spans = _header_spans(rows[:first], width, _labels_of(rows[first]) if first < len(rows) else 0)
    grid: list[list[Merged | None]] = []
    for index, row in enumerate(rows):
        labels = _labels_of(row)
        made: list[Merged | None] = []
        for place, cell in enumerate(row):
            goes_on = not cell and index > 0 and (place < labels or 0 < index < first)
            if goes_on:
                made.append(None)
            elif index < first:
                made.append(Merged(cell, spans[index][place]))
            else:
                missing = width - len(row) if place == max(labels - 1, 0) else 0
                made.append(Merged(cell, 1 + missing))
        grid.append(made)
    return _with_heights(grid, first)


def _is_number(cell: str) -> bool:
    return bool(cell) and read_value(cell).state is not State.NOT_A_NUMBER


def _labels_of(row: list[str]) -> int:
    """Return how many cells of a row come before its values."""
    words = [place for place, cell in enumerate(row) if cell and not _is_number(cell)]
    return words[-1] + 1 if words else 0


def _header_spans(rows: list[list[str]], width: int, labels: int) -> list[list[int]]:
    """Return the columns that each cell of the header covers, from the last row up."""
    if not rows:
        return []
    lowest = rows[-1]
    spans = [[1] * len(lowest)]
    if len(lowest) < width:
        spans[0][0] += width - len(lowest)
    for upper, lower in zip(rows[-2::-1], rows[:0:-1], strict=True):
        spans.insert(0, _spans_above(upper, lower, spans[0]))
    return spans


def _spans_above(upper: list[str], lower: list[str], widths: list[int]) -> list[int]:
    """Return the columns of the cells of a row from those of the row below."""
    runs: list[list[int]] = [[]]  # the places below, between those that go on from above
    for place, cell in enumerate(lower):
        if cell:
            runs[-1].append(place)
        else:
            runs += [[place], []]
    pieces = [piece for run in runs if run for piece in _pieces(run, lower)]
    while len(pieces) < len(upper):
        widest = max(range(len(pieces)), key=lambda i: len(pieces[i]))
        piece = pieces[widest]
        pieces[widest : widest + 1] = [piece[: len(piece) // 2], piece[len(piece) // 2 :]]
    while len(pieces) > len(upper):
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    return [sum(widths[place] for place in piece) or 1 for piece in pieces]


def _pieces(run: list[int], cells: list[str]) -> list[list[int]]:
    """Return a run parted behind every total."""
    pieces: list[list[int]] = [[]]
    for place in run:
        pieces[-1].append(place)
        if cells[place] == TOTAL:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _with_heights(grid: list[list[Merged | None]], header: int) -> Grid:
    """Let cells reach down over those that go on from them."""
    open_cells: dict[int, tuple[int, int]] = {}  # the column where a cell begins: its row and place
    heights: dict[tuple[int, int], int] = {}
    for index, row in enumerate(grid):
        column = 0
        for place, cell in enumerate(row):
            if cell is None:
                start = min((at for at in open_cells if at >= column), default=None)
                if start is None:
                    continue
                above = open_cells[start]
                heights[above] = index - above[0] + 1
                held = grid[above[0]][above[1]]
                assert held is not None
                column = start + held.columns
                continue
            for at in range(column, column + cell.columns):
                open_cells.pop(at, None)
            open_cells[column] = (index, place)
            column += cell.columns
    return [
        [
            cell._replace(rows=heights.get((index, place), 1))
            for place, cell in enumerate(row)
            if cell is not None
        ]
        for index, row in enumerate(grid)
    ]
