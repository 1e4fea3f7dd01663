"""Canonical text of a composed report as paragraphs and tables with merged cells, as an office program has them."""

from __future__ import annotations

import re
from typing import NamedTuple

from govlint_grammar.values import is_value_like

_TABLE = re.compile(r"\t[^\n]*(?:\n{1,2}\t[^\n]*)*")
# The applicants' columns of table 3 stand behind three columns of labels.
_FEWEST_VALUES = 7
_LABEL_COLUMNS = 3


class LaidCell(NamedTuple):
    """A cell with the columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


LaidTable = list[list[LaidCell]]


def laid_out(text: str) -> list[str | LaidTable]:
    """Return the paragraphs and tables of canonical text, in its order."""
    blocks: list[str | LaidTable] = []
    at = 0
    for match in _TABLE.finditer(text):
        blocks += [line for line in text[at : match.start()].split("\n") if line.strip()]
        rows = [row[1:].split("\n\t") for row in re.split(r"\n\n(?=\t)", match.group())]
        blocks.append(_merged(rows))
        at = match.end()
    return blocks + [line for line in text[at:].split("\n") if line.strip()]


def _merged(rows: list[list[str]]) -> LaidTable:
    width = max(map(len, rows))
    if rows[0][:1] == ["行政复议"]:
        return _disputes(rows)
    head: LaidTable = []
    if "申请人情况" in rows[0]:
        values = width - _LABEL_COLUMNS
        names = rows[1][1:]
        head = [
            [LaidCell(rows[0][0], _LABEL_COLUMNS, 3), LaidCell(rows[0][1], values)],
            [
                LaidCell(name, values - 2, 1) if name == "法人或其他组织" else LaidCell(name, 1, 2)
                for name in names
            ],
            [LaidCell(name) for name in rows[2] if name],
        ]
        rows = rows[3:]
    return head + _going_down([_widened(row, width) for row in rows])


def _disputes(rows: list[list[str]]) -> LaidTable:
    second = [LaidCell(cell, 1, 2) for cell in rows[1][:5]] + [LaidCell(cell, 5) for cell in rows[1][5:]]
    head = [[LaidCell(rows[0][0], 5), LaidCell(rows[0][1], 10)], second]
    return [
        *head,
        *([LaidCell(cell) for cell in row if cell or not number] for number, row in enumerate(rows[2:], -1)),
    ]


def _widened(row: list[str], width: int) -> list[LaidCell]:
    """Return a row that is as wide as its table: its last label, or its last cell, covers what is missing."""
    cells = [LaidCell(cell) for cell in row]
    last = len(row) - (width - _LABEL_COLUMNS) - 1 if width > _FEWEST_VALUES else len(row) - 1
    last = max(last, 0)
    cells[last] = cells[last]._replace(columns=width - len(row) + 1)
    return cells


def _going_down(rows: LaidTable) -> LaidTable:
    """Return rows without the blank labels under a label of several rows, which covers them instead."""
    made: LaidTable = []
    owners: dict[int, tuple[int, int]] = {}
    for row in rows:
        kept: list[LaidCell] = []
        column = 0
        for number, cell in enumerate(row):
            label = number < len(row) - 1 and any(
                not is_value_like(other.text) for other in row[number + 1 :]
            )
            if not cell.text and label and column in owners:
                at, place = owners[column]
                made[at][place] = made[at][place]._replace(rows=made[at][place].rows + 1)
            else:
                owners = {at: owner for at, owner in owners.items() if at < column}
                owners[column] = (len(made), len(kept))
                kept.append(cell)
            column += cell.columns
        made.append(kept)
    return made
