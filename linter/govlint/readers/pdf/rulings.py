"""The ruled lines of a page, and the tables that they draw: which squares of a grid are one cell."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.readers.pdf.unions import Unions
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfplumber.page import Page

# In points. What is thinner is a stroke, strokes closer than this are one, and shorter ones are no border.
_THIN = 3.0
_SHORTEST = 6.0
# A side of a square has a border if this share of it is drawn.
_DRAWN = 0.6
# Pairs of strokes that are looked at for crossings; no report's page has a tenth of them.
_MOST_PAIRS = 2_000_000


class TooManyStrokes(ValueError):  # noqa: N818 - says what the page has
    """A page is drawn over with more strokes than any table has."""


class Stroke(NamedTuple):
    """A stroke along one direction: where it lies across it, where it begins and where it ends."""

    at: float
    start: float
    end: float


class Square(NamedTuple):
    """A cell of a grid: its first column and row, and how many of each it covers."""

    column: int
    row: int
    columns: int
    rows: int


class Grid(NamedTuple):
    """A ruled table: its borders from left to right and from top to bottom, and its cells."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[Square, ...]

    @property
    def has_columns(self) -> bool:
        """Whether any row has more than one cell; what has none is a frame, or a lone row of a table."""
        return any(cell.columns < len(self.across) - 1 for cell in self.cells)

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies within the outer borders."""
        x, y = point
        return self.across[0] <= x <= self.across[-1] and self.down[0] <= y <= self.down[-1]

    def square_at(self, point: tuple[float, float]) -> tuple[int, int]:
        """Return the column and row of the square that holds a point of the grid."""
        x, y = point
        column = min(bisect_right(self.across, x), len(self.across) - 1) - 1
        return max(column, 0), max(min(bisect_right(self.down, y), len(self.down) - 1) - 1, 0)


def grids_of(page: Page) -> list[Grid]:
    """Return the ruled tables and frames of a page.

    Raises:
        TooManyStrokes: the page is drawn over with more strokes than any table has.
    """
    upright, level = _strokes(page)
    if len(upright) * len(level) > _MOST_PAIRS:
        raise TooManyStrokes
    unions = Unions(len(upright) + len(level))
    for i, one in enumerate(upright):
        for j, other in enumerate(level):
            if _cross(one, other):
                unions.join(i, len(upright) + j)
    grids = []
    for members in unions.groups():
        verticals = [upright[i] for i in members if i < len(upright)]
        horizontals = [level[i - len(upright)] for i in members if i >= len(upright)]
        grid = _grid(verticals, horizontals)
        if grid is not None:
            grids.append(grid)
    return grids


def _cross(upright: Stroke, level: Stroke) -> bool:
    return (
        upright.start - _THIN <= level.at <= upright.end + _THIN
        and level.start - _THIN <= upright.at <= level.end + _THIN
    )


def _strokes(page: Page) -> tuple[list[Stroke], list[Stroke]]:
    """Return the strokes from top to bottom, and those from left to right."""
    upright: list[Stroke] = []
    level: list[Stroke] = []
    for shape in (*page.lines, *page.rects, *page.curves):
        left, right, top, bottom = (float(shape[side]) for side in ("x0", "x1", "top", "bottom"))
        if not all(map(math.isfinite, (left, right, top, bottom))):
            continue
        if right - left <= _THIN:
            upright.append(Stroke((left + right) / 2, top, bottom))
        elif bottom - top <= _THIN:
            level.append(Stroke((top + bottom) / 2, left, right))
        elif shape["object_type"] == "rect" and shape["stroke"]:
            upright += (Stroke(left, top, bottom), Stroke(right, top, bottom))
            level += (Stroke(top, left, right), Stroke(bottom, left, right))
        # What is left is the shading of a paragraph or a cell, a slanting line, a drawing.
    return _joined(upright), _joined(level)


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return strokes with those that go on each other, or lie side by side, made one."""
    joined: list[Stroke] = []
    strokes = list(strokes)
    lanes = _levels(stroke.at for stroke in strokes)
    for at, members in _by_lane(strokes, lanes):
        start, end = members[0].start, members[0].end
        for stroke in members[1:]:
            if stroke.start > end + _THIN:
                joined.append(Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            end = max(end, stroke.end)
        joined.append(Stroke(at, start, end))
    return [stroke for stroke in joined if stroke.end - stroke.start >= _SHORTEST]


def _by_lane(strokes: Iterable[Stroke], lanes: Sequence[float]) -> Iterator[tuple[float, list[Stroke]]]:
    """Yield strokes that lie at one height, in the order in which they begin."""
    buckets: dict[float, list[Stroke]] = {}
    for stroke in strokes:
        buckets.setdefault(_nearest(stroke.at, lanes), []).append(stroke)
    for at in sorted(buckets):
        yield at, sorted(buckets[at], key=lambda each: each.start)


def _levels(values: Iterable[float]) -> list[float]:
    """Return values with those that lie close together replaced by their middle."""
    levels: list[float] = []
    group: list[float] = []
    for value in sorted(values):
        if group and value - group[0] > _THIN:
            levels.append((group[0] + group[-1]) / 2)
            group = []
        group.append(value)
    if group:
        levels.append((group[0] + group[-1]) / 2)
    return levels


def _nearest(value: float, levels: Sequence[float]) -> float:
    index = bisect_right(levels, value)
    return min(levels[max(index - 1, 0) : index + 1], key=lambda level: abs(level - value))


def _grid(verticals: Sequence[Stroke], horizontals: Sequence[Stroke]) -> Grid | None:
    """Return the table that crossing strokes draw; None if they draw no cells."""
    if not verticals or not horizontals:
        return None
    # A table that goes on over the end of a page, or stands open at its sides, has no outer border there.
    across = _levels(
        [each.at for each in verticals]
        + [min(each.start for each in horizontals), max(each.end for each in horizontals)]
    )
    down = _levels(
        [each.at for each in horizontals]
        + [min(each.start for each in verticals), max(each.end for each in verticals)]
    )
    if len(across) < 2 or len(down) < 2:
        return None
    cells = _cells(across, down, verticals, horizontals)
    return None if cells is None else Grid(tuple(across), tuple(down), tuple(cells))


def _cells(
    across: Sequence[float], down: Sequence[float], verticals: Sequence[Stroke], horizontals: Sequence[Stroke]
) -> list[Square] | None:
    """Join the squares without a border between them; None if what they make is no rectangle."""
    columns, rows = len(across) - 1, len(down) - 1
    unions = Unions(columns * rows)
    walls = _walls(across, down, verticals)
    floors = _walls(down, across, horizontals)
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and (column + 1, row) not in walls:
                unions.join(here, here + 1)
            if row + 1 < rows and (row + 1, column) not in floors:
                unions.join(here, here + columns)
    cells = []
    for members in unions.groups():
        at_columns = [member % columns for member in members]
        at_rows = [member // columns for member in members]
        left, top = min(at_columns), min(at_rows)
        cell = Square(left, top, max(at_columns) - left + 1, max(at_rows) - top + 1)
        if cell.columns * cell.rows != len(members):
            return None
        cells.append(cell)
    return sorted(cells, key=lambda each: (each.row, each.column))


def _walls(lanes: Sequence[float], ends: Sequence[float], strokes: Sequence[Stroke]) -> set[tuple[int, int]]:
    """Return which borders are drawn: the number of the lane, and of the stretch between two ends."""
    walls = set()
    for stroke in strokes:
        lane = lanes.index(_nearest(stroke.at, lanes))
        for index, (start, end) in enumerate(pairwise(ends)):
            if min(end, stroke.end) - max(start, stroke.start) >= _DRAWN * (end - start):
                walls.add((lane, index))
    return walls
