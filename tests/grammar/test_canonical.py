"""Canonical text reads back as the tree that it was written from, whatever that tree was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.redraw import STYLES, redraw
from tests.support.shared import REPORTS, needs_real_reports

from govlint_grammar.bases import base_report
from govlint_grammar.canonical import canonical_text
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.tree import Cell, Paragraph, Report, Row, Table, Unparsed

if TYPE_CHECKING:
    from pathlib import Path

EDITIONS = ("2019", "2021")
LEFT_OUT = frozenset({"span", "heading_span", "source", "bound", "prose"})
# Drawn so, the headers and numbers of table 4 are read as one row, which is longer than a row of text may be.
ROWS_LOST = frozenset({"rows_with_strokes", "first_cell_apart"})
NUMBERS = Edits(set={"requests.received[individual]": 12, "requests.granted[individual]": 12})


def parse(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def shape(node: object) -> object:
    """Return a tree without its spans and without the way in which its tables were drawn."""
    if isinstance(node, Cell):
        return node.text
    if isinstance(node, Row):
        return tuple(cell.text for cell in node.cells)
    if isinstance(node, Table):
        return tuple(shape(row) for row in node.rows)
    if isinstance(node, Paragraph | Unparsed):
        return type(node).__name__, node.text
    if isinstance(node, tuple):
        named = zip(node._fields, node, strict=True) if hasattr(node, "_fields") else enumerate(node)
        return tuple(shape(part) for name, part in named if name not in LEFT_OUT)
    return node


def values(report: Report) -> dict[str, str]:
    return {cell.key: f"{cell.value.state.name} {cell.value.number}" for cell in report.bound.cells()}


def cells(report: Report) -> list[str]:
    tables = (block for block in report.walk() if isinstance(block, Table))
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def check(text: str) -> None:
    tree = parse(text)
    written = canonical_text(tree)
    again = parse(written)
    assert shape(again) == shape(tree)
    assert values(again) == values(tree)
    assert canonical_text(again) == written


@pytest.mark.parametrize("edition", EDITIONS)
def test_our_own_reports(edition: str) -> None:
    check(base_report(edition, NUMBERS))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", sorted(STYLES.keys() - ROWS_LOST))
def test_reports_whose_tables_are_drawn_otherwise(edition: str, style: str) -> None:
    check(redraw(base_report(edition, NUMBERS), STYLES[style]))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", sorted(ROWS_LOST))
def test_no_cell_is_lost_where_the_ends_of_rows_are(edition: str, style: str) -> None:
    tree = parse(redraw(base_report(edition, NUMBERS), STYLES[style]))
    again = parse(canonical_text(tree))
    assert cells(again) == cells(tree)
    assert values(again) == values(tree)


@needs_real_reports
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
def test_real_reports(path: Path) -> None:
    check(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        (
            "云州市水务局2023年\n政府信息公开工作年度报告\n\n   前言。\n\n\n一、 总体情况。\n1、主动公开情况\n  内容。\n",
            "云州市水务局2023年政府信息公开工作年度报告\n\n前言。\n一、总体情况\n1、主动公开情况\n内容。\n",
        ),
        (
            "二、主动公开政府信息情况\n规章 | 0 | 0 | 0 |\n行政规范性文件 | 1 | 0 | 2 |\n六、其他需要报告的事项\n无。",
            "二、主动公开政府信息情况\n规章 | 0 | 0 | 0 |\n行政规范性文件 | 1 | 0 | 2 |\n\n\n六、其他需要报告的事项\n无。\n",
        ),
    ],
)
def test_what_is_written(text: str, written: str) -> None:
    assert canonical_text(parse(text)) == written


def test_a_tab_inside_a_cell_does_not_split_it() -> None:
    tree = parse(base_report("2021", NUMBERS))
    section = next(section for section in tree.sections if section.key == "disputes")
    table = next(block for block in section.blocks if isinstance(block, Table))
    row = table.rows[-1]
    cell = row.cells[0]._replace(text="1\t2")
    torn = table._replace(rows=(*table.rows[:-1], row._replace(cells=(cell, *row.cells[1:]))))
    blocks = tuple(torn if block is table else block for block in section.blocks)
    sections = tuple(s._replace(blocks=blocks) if s is section else s for s in tree.sections)
    assert "\t1 2\n" in canonical_text(tree._replace(sections=sections))
