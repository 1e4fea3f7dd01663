"""Rows out of a stream of cells that has lost its rows: the labels of the form say where a row begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.labels import normalise_label
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span
from govlint_grammar.tree import Cell, Row
from govlint_grammar.values import is_value_like

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS_LAST = regex(
    r"(?P<label>.*[^\s\d.,/\-])?[ \u3000\u00a0]*"
    r"(?P<numbers>(?:(?:^|(?<=[ \u3000\u00a0]))[\d.,/\-]+[ \u3000\u00a0]*)+)$"
)
_NUMBER = regex(r"[\d.,/\-]+")
_PAGE_NUMBER = regex(
    r"[ \u3000]*[-\u2013\u2014_]+[ \u3000]*\d{1,3}[ \u3000]*[-\u2013\u2014_]+[ \u3000]*|[ ]*第[ ]*\d+[ ]*页.*"
)

_PAGE_HEAD = regex(r"[ \u3000]*[-\u2013\u2014_]*[ \u3000]*\d{1,3}[ \u3000]*[-\u2013\u2014_]*[ \u3000]*\f")


class Vocabulary(NamedTuple):
    """The words of all known forms, normalised: labels of rows, all labels and their beginnings, headings."""

    rows: frozenset[str]
    labels: frozenset[str]
    prefixes: frozenset[str]
    headings: frozenset[str] = frozenset()


def regroup(cells: Iterable[Cell], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Group a stream of cells into rows: a row is its labels and the values behind them.

    A blank between two labels belongs to neither; blanks behind values stay with them.
    """
    rows: list[Row] = []
    labels: list[Cell] = []
    values: list[Cell] = []
    for cell in _join_fragments(list(cells), vocabulary):
        if cell.text and not is_value_like(cell.text):
            if values:
                rows.extend(_rows(labels, values, vocabulary))
                labels, values = [], []
            labels.append(cell)
        elif cell.text or values or (labels and normalise_label(labels[-1].text) in vocabulary.rows):
            values.append(cell)
    rows.extend(_rows(labels, values, vocabulary))
    return tuple(rows)


def _rows(labels: list[Cell], values: list[Cell], vocabulary: Vocabulary) -> list[Row]:
    """Return a run of labels and the values behind them as rows.

    The values belong to the last label. A label before it that names a row of the form is a row whose
    values are not there; the others are headers.
    """
    made: list[Row] = []
    header: list[Cell] = []
    for label in labels[:-1]:
        if normalise_label(label.text) in vocabulary.rows:
            if header:
                made.append(_row(header))
                header = []
            made.append(_row([label]))
        else:
            header.append(label)
    if header:
        made.append(_row(header))
    if labels or values:
        made.append(_row([*labels[-1:], *values]))
    return made


def _row(cells: list[Cell]) -> Row:
    return Row(tuple(cells), Span(cells[0].start, cells[-1].end))


def _join_fragments(cells: list[Cell], vocabulary: Vocabulary) -> list[Cell]:
    """Join cells that are pieces of one label: their words together are a label or the beginning of one."""
    joined: list[Cell] = []
    for cell in cells:
        before = joined[-1] if joined else None
        if before is not None and cell.text and before.text and not is_value_like(cell.text):
            first, both = normalise_label(before.text), normalise_label(before.text + cell.text)
            if first not in vocabulary.labels and both in vocabulary.prefixes:
                joined[-1] = Cell(before.text + "\n" + cell.text, before.start, cell.end)
                continue
        joined.append(cell)
    return joined


def read_loose_lines(token: str, start: int, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Read a table without tabs and strokes.

    Either a cell stands on each line, with blank lines between (a blank cell is one blank line more), or
    the numbers of a row stand on one line behind their label, as in the text of a PDF.
    """
    lines = _lines(token, start)
    if any(len(_numbers(line)) > 1 or _is_row_with_number(line, vocabulary) for line in lines):
        return regroup(_numbers_with_labels(lines, vocabulary), vocabulary)
    return regroup(_with_blanks(lines), vocabulary)


def _is_row_with_number(line: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a line is the label of a row of the form with one number behind it."""
    numbers = _numbers(line)
    return bool(numbers) and normalise_label(line.text[: numbers[0].start - line.start]) in vocabulary.rows


def _lines(token: str, start: int) -> list[Cell]:
    lines: list[Cell] = []
    at = start
    for line in token.split("\n"):
        head = _PAGE_HEAD.match(line)
        text = line[head.end() if head else 0 :].strip().lstrip("#＃ ")
        if not _PAGE_NUMBER.fullmatch(line):
            begin = at + (line.find(text) if text else 0)
            lines.append(Cell(text, begin, begin + len(text)))
        at += len(line) + 1
    return lines


def _numbers(line: Cell) -> list[Cell]:
    """Return the numbers at the end of a line, each with its place."""
    match = _NUMBERS_LAST.fullmatch(line.text)
    if match is None:
        return []
    base = line.start + match.start("numbers")
    return [Cell(m.group(), base + m.start(), base + m.end()) for m in _NUMBER.finditer(match["numbers"])]


def _numbers_with_labels(lines: list[Cell], vocabulary: Vocabulary) -> list[Cell]:
    """Return labels and numbers in reading order, each line of numbers behind its label.

    A line of numbers alone belongs to the line of a label before it or after it; a run of such lines that
    can be read both ways loses its numbers, so that its rows are unread and no number is misplaced.
    """
    stream: list[Cell] = []
    run: list[Cell] = []
    for line in lines:
        if not line.text:
            continue
        numbers = _numbers(line)
        label = line.text[: numbers[0].start - line.start].strip() if numbers else line.text
        if label and numbers:
            stream.extend(_run(run, vocabulary))
            run = []
            stream.extend(_words(label, line.start))
            stream.extend(numbers)
        elif numbers or len(label) > 1:
            run.append(line)
    return [*stream, *_run(run, vocabulary)]


def _run(lines: list[Cell], vocabulary: Vocabulary) -> list[Cell]:
    """Read a run of lines each of which is a label or the numbers of a row, never both."""
    kinds = "".join("N" if _numbers(line) else "L" for line in lines)
    if re.fullmatch("(?:NL)+", kinds):
        lines = [line for pair in zip(lines[1::2], lines[::2], strict=True) for line in pair]
    elif kinds == "LNL" and _joins(lines[0], lines[2], vocabulary):
        lines = [lines[0], lines[2], lines[1]]
    elif not re.fullmatch("L*(?:LN)*", kinds):
        lines = [line for line, kind in zip(lines, kinds, strict=True) if kind == "L"]
    return [cell for line in lines for cell in _numbers(line) or _words(line.text, line.start)]


def _joins(first: Cell, second: Cell, vocabulary: Vocabulary) -> bool:
    """Whether two lines are the halves of one label that stands around its numbers."""
    return normalise_label(first.text + second.text) in vocabulary.labels


def _words(label: str, start: int) -> list[Cell]:
    """Return the words of a line, each a label or a piece of one: blanks stand between the cells of a row."""
    return [Cell(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\S+", label)]


def _with_blanks(lines: list[Cell]) -> list[Cell]:
    """Return a cell a line; every two line ends beyond the first pair are a blank cell."""
    cells: list[Cell] = []
    empty = 0
    for line in lines:
        if not line.text:
            empty += 1
            continue
        blanks = (empty - 1) // 2 if empty > 1 else 0
        cells.extend(Cell("", line.start, line.start) for _ in range(blanks))
        cells.append(line)
        empty = 0
    return cells
