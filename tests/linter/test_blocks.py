"""Canonical text written of blocks, its origins, and tables that only arrange a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers import UnreadableFile
from govlint.readers.blocks import (
    Block,
    CellBlock,
    NestedCell,
    NestedTable,
    ParagraphBlock,
    TableBlock,
    flattened,
    source_of_blocks,
)
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Origin, Source
from govlint_grammar.tree import Table

HERE = Origin(None, None, "docx")
HEADING = ParagraphBlock("六、其他需要报告的事项", HERE)


def _at(row: int, cell: int, table: int = 1) -> Origin:
    return Origin(None, None, "docx", table=table, row=row, cell=cell)


def _table(*rows: list[CellBlock | str]) -> TableBlock:
    made = (
        tuple(
            CellBlock(cell, _at(row, number)) if isinstance(cell, str) else cell
            for number, cell in enumerate(cells, 1)
        )
        for row, cells in enumerate(rows, 1)
    )
    return TableBlock(tuple(made), HERE)


def _source(*blocks: Block) -> Source:
    return source_of_blocks(blocks, name="报告.docx", kind="docx")


def _read(*blocks: Block) -> list[list[list[str]]]:
    report = parse_report(_source(HEADING, *blocks), packaged_forms())
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in report.sections[0].blocks
        if isinstance(block, Table)
    ]


def test_paragraphs_are_lines_and_tables_are_kept_apart_and_from_what_follows() -> None:
    text = _source(HEADING, _table(["甲", "1"], ["乙", ""]), _table(["丙"]), ParagraphBlock("无", HERE)).text
    assert text == "六、其他需要报告的事项\n\t甲\n\t1\n\n\t乙\n\t\n\n\n\t丙\n\n\n无\n"


def test_every_line_knows_where_it_stands() -> None:
    source = _source(HEADING, _table(["甲", "商业\n企业"], ["乙", "2"]))
    assert source.origin(0) == HERE
    for words, place in (("甲", (1, 1)), ("商", (1, 2)), ("企业", (1, 2)), ("乙", (2, 1)), ("2", (2, 2))):
        assert source.origin(source.text.index(words)) == _at(*place)


def test_a_cell_that_goes_on_below_leaves_a_blank_one_in_its_place() -> None:
    corner = CellBlock("项目", _at(1, 1), columns=2, rows=3)
    total = CellBlock("总计", _at(1, 3), rows=2)
    rows = _read(_table([corner, "甲", total], ["乙"], ["1", "2"]))
    assert rows == [[["项目", "甲", "总计"], ["", "乙", ""], ["", "1", "2"]]]


def test_spans_of_the_header_may_differ_from_those_of_the_rows() -> None:
    wide = CellBlock("结果", _at(1, 1), columns=9, rows=2)
    rows = _read(_table([wide, "甲"], ["1", "2"], ["3", "4"]))
    assert rows == [[["结果", "甲"], ["", "1", "2"], ["3", "4"]]]


@pytest.mark.parametrize("text", ["1\n2", "1\n\n2", "1\t\n 2"])
def test_two_numbers_in_a_cell_are_not_read_as_one(text: str) -> None:
    assert _read(_table(["甲", text], ["乙", "1"])) == [[["甲", "1；2"], ["乙", "1"]]]


@pytest.mark.parametrize(
    "text",
    ["\t甲\n\t乙", "甲\r\n\t乙\x0b\t丙", "\u200b\t甲\t乙", "\u3000\t甲", "\n\n\t甲", "甲\x85\t乙\u2028\t丙"],
)
def test_no_paragraph_turns_into_cells(text: str) -> None:
    assert _read(ParagraphBlock(text, HERE)) == []
    assert "\t" not in _source(ParagraphBlock(text, HERE)).text


def test_the_text_of_a_cell_stays_in_it() -> None:
    hostile = "甲\n\n\n\t乙\n二、主动公开政府信息情况\n注：" + "很长" * 40 + "。\n完"
    rows = _read(_table([hostile, "1"], ["丙", "2"]))
    assert len(rows) == 1
    assert [len(row) for row in rows[0]] == [2, 2]
    assert rows[0][1] == ["丙", "2"]


def test_radicals_become_characters_and_blank_documents_are_refused() -> None:
    assert _source(ParagraphBlock("⼀、总体情况", HERE)).text == "一、总体情况\n"
    with pytest.raises(UnreadableFile, match="no words"):
        _source(ParagraphBlock(" \u200b", HERE), _table(["", " "]))


@pytest.mark.parametrize(("rows", "across"), [(40_000, 3), (1, 100_001)])
def test_more_cells_than_any_report_has_are_refused(rows: int, across: int) -> None:
    tall = CellBlock("甲", HERE, rows=10**9)
    with pytest.raises(UnreadableFile, match="100000"):
        _source(TableBlock(((tall,) * across,) + ((CellBlock("1", HERE),),) * rows, HERE))


def test_a_table_that_only_arranges_a_page_is_what_it_holds() -> None:
    table = _table(["甲", "1"], ["乙", "2"])
    page = NestedTable(((NestedCell((HEADING, table), HERE), NestedCell((), HERE)),), HERE)
    assert flattened(page) == (HEADING, table)
    column = NestedTable(((NestedCell((HEADING,), HERE),), (NestedCell((HEADING,), HERE),)), HERE)
    assert flattened(column) == (HEADING, HEADING)


def test_a_table_of_one_row_in_a_cell_is_more_cells_of_the_row() -> None:
    def words(text: str) -> NestedCell:
        return NestedCell((ParagraphBlock(text, HERE),), HERE)

    inner = NestedCell((_table(["1", "2"]),), HERE)
    (table,) = flattened(NestedTable(((words("甲"), inner), (words("乙"), words("3"), words("4"))), HERE))
    assert isinstance(table, TableBlock)
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "1", "2"], ["乙", "3", "4"]]


_TEXTS = st.text("甲乙一二、（）1 2\t\n\r\x0b|#。；注情况\u3000\u200b", max_size=30)


@given(st.lists(st.lists(_TEXTS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_of_a_table_it_has_its_rows_and_cells(rows: list[list[str]]) -> None:
    text = _source(HEADING, _table(*rows)).text
    assert [row.count("\t") for row in text.removeprefix("六、其他需要报告的事项\n")[:-2].split("\n\n")] == [
        len(row) for row in rows
    ]
    read = _read(_table(*rows))
    assert [[len(row) for row in table] for table in read] == [[len(row) for row in rows]]
