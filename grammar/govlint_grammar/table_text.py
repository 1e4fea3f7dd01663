"""Tables as text: the rows and cells of a table drawn with tabs, with strokes, or with nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span
from govlint_grammar.table_shapes import read_shaped
from govlint_grammar.tree import Cell, Paragraph, Row
from govlint_grammar.values import is_value_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_grammar.loose_rows import Vocabulary

_ROW_BREAK = regex(r"\n[^\S\n\t]*\n(?=\t)")
_RULE = regex(r"[ |:+\-\u2500\u2014]*-{3,}[ |:+\-]*")
_PAGE_NUMBER = regex(r"[ \-\u2013\u2014_~·第]+\d{1,3}[ \-\u2013\u2014_~·页]+")

_new = tuple.__new__

# A run of cells without a row break that is longer than any row of a form is a table whose rows are lost.
_LONGEST_ROW = 24


class TableText(NamedTuple):
    """The rows read, how they are drawn, and the prose that followed the last cell without a break."""

    rows: Sequence[Row]
    layout: str
    rest: tuple[Paragraph, ...] = ()


def read_tab_table(token: str, start: int, vocabulary: Vocabulary) -> TableText:
    """Read a table of one cell a line, each after a tab, with a blank line between rows."""

    def whole() -> tuple[Row, ...] | None:
        read = _read_cells(token, start, vocabulary)
        return tuple(read.rows) if read.layout == "tab" and not read.rest else None

    shaped = read_shaped(token, start, whole)
    return _read_cells(token, start, vocabulary) if shaped is None else TableText(shaped, "tab")


def _read_cells(token: str, start: int, vocabulary: Vocabulary) -> TableText:
    rows: list[Row] = []
    at = 0
    for match in _ROW_BREAK.finditer(token):
        rows.append(_tab_row(token[at : match.start()], start + at))
        at = match.end()
    rows.append(_tab_row(token[at:], start + at))
    rest = _split_prose(rows)
    if any(len(row.cells) > _LONGEST_ROW for row in rows):
        from govlint_grammar.loose_rows import regroup

        cells = [cell for row in rows for cell in row.cells]
        return TableText(regroup(cells, vocabulary), "loose", rest)
    return TableText(tuple(rows), "tab", rest)


def _tab_row(text: str, start: int) -> Row:
    cells: list[Cell] = []
    add = cells.append
    at = start + 1
    for raw in text[1:].split("\n\t"):
        end = at + len(raw)
        if not raw or raw.isdigit():  # nine cells in ten, made without the detour over Cell's own constructor
            add(_new(Cell, (raw, at, end)))
        elif "\t" in raw:
            inner = at
            for part in raw.split("\t"):
                add(_cell(part, inner))
                inner += len(part) + 1
        else:
            add(_cell(raw, at))
        at = end + 2
    return Row(tuple(cells), Span(start, start + len(text)))


def _cell(raw: str, start: int) -> Cell:
    text = raw.strip()
    if len(text) != len(raw):
        start += len(raw) - len(raw.lstrip())
    return Cell(text, start, start + len(text))


def _split_prose(rows: list[Row]) -> tuple[Paragraph, ...]:
    """Take prose off the last cell: words on a line of their own after a cell that is already a value."""
    last = rows[-1]
    cell = last.cells[-1]
    head, line_end, tail = cell.text.partition("\n")
    if not line_end or not head.strip() or not is_value_like(head) or is_value_like(tail):
        return ()
    begin = cell.start + len(head) + 1
    begin += len(tail) - len(tail.lstrip())
    kept = Cell(head.strip(), cell.start, cell.start + len(head.rstrip()))
    rows[-1] = Row((*last.cells[:-1], kept), Span(last.span.start, kept.end))
    return (Paragraph(tail.strip(), Span(begin, begin + len(tail.strip()))),)


def read_row_lines(token: str, start: int, _: Vocabulary) -> TableText:
    """Read a table of a row a line with tabs between its cells, as pasted from a word processor."""
    rows: list[Row] = []
    at = start
    for line in token.split("\n"):
        if line.strip():
            rows.append(_tab_row("\t" + line, at - 1))
        at += len(line) + 1
    return TableText(tuple(rows), "tab")


def read_pipe_table(token: str, start: int, vocabulary: Vocabulary) -> TableText:
    """Read a table whose cells stand between strokes: a row a line, a cell a line, or a mixture."""
    lines = [line for line in _pipe_lines(token, start) if line.cells]
    wide = sum(1 for line in lines if len(line.cells) > 1)
    if wide * 2 >= len(lines) or wide >= 4:
        return TableText(tuple(_join_split_rows(lines)), "pipe")
    from govlint_grammar.loose_rows import regroup

    cells = [cell for line in lines for cell in line.cells]
    return TableText(regroup(cells, vocabulary), "loose")


class _Line(NamedTuple):
    cells: tuple[Cell, ...]
    span: Span
    open: bool  # words alone with a stroke behind or none at all: the row's values may be on the next line


def _pipe_lines(token: str, start: int) -> Iterator[_Line]:
    at = start
    for line in token.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        stripped = line.strip()
        if not stripped.strip("| ") or _RULE.fullmatch(stripped) or _PAGE_NUMBER.fullmatch(stripped):
            continue
        parts = line.split("|")
        offset = span.start
        cells: list[Cell] = []
        for index, part in enumerate(parts):
            border = index in (0, len(parts) - 1) and not part.strip() and len(parts) > 1
            if not border:
                cells.append(_cell(part, offset))
            offset += len(part) + 1
        words = all(not is_value_like(cell.text) for cell in cells)
        yield _Line(tuple(cells), span, words and (stripped.endswith("|") or len(parts) == 1))


def _join_split_rows(lines: list[_Line]) -> Iterator[Row]:
    """Yield a row a line; a line of labels alone is joined with a next line of values alone."""
    held: _Line | None = None
    for line in lines:
        if held is not None:
            if all(is_value_like(cell.text) for cell in line.cells):
                yield Row((*held.cells, *line.cells), Span(held.span.start, line.span.end))
                held = None
                continue
            yield Row(held.cells, held.span)
            held = None
        if line.open:
            held = line
        else:
            yield Row(line.cells, line.span)
    if held is not None:
        yield Row(held.cells, held.span)


def read_loose_table(token: str, start: int, vocabulary: Vocabulary) -> TableText:
    """Read a table that has neither tabs nor strokes: a cell a paragraph, or numbers behind their label."""
    from govlint_grammar.loose_rows import read_loose_lines

    return TableText(read_loose_lines(token, start, vocabulary), "loose")
