"""Composed reports as Word documents, written by python-docx: merged cells, and headings that Word numbers."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from tests.support.laid_out import laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from tests.support.laid_out import LaidTable

_HAN = "一二三四五六七八九十"
# What Word can count: the ordinals of sections and of aspects, in the order of their levels.
_NUMBERED = (re.compile(rf"([{_HAN}])、(?=\S)"), re.compile(rf"（([{_HAN}])）(?=\S)"))
_LIST = 77


def docx_of(report: str | Sequence[str | LaidTable], *, numbered: bool = True) -> bytes:
    """Return the Word document of a report.

    Args:
        report: the report in the canonical layout, or its paragraphs and tables.
        numbered: whether ordinals that count up as Word would are left to Word.
    """
    document = docx.Document()
    if numbered:
        _add_list(document)
    counts = [0, 0]
    for block in laid_out(report) if isinstance(report, str) else report:
        if isinstance(block, str):
            _add_paragraph(document, block, counts if numbered else None)
        else:
            _add_table(document, block)
            document.add_paragraph()
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add_list(document: Document) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for at, shown in enumerate(("%1、", "（%2）"))
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(definition))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>')
    )


def _add_paragraph(document: Document, text: str, counts: list[int] | None) -> None:
    for level, pattern in enumerate(_NUMBERED if counts is not None else ()):
        match = pattern.match(text)
        if match is None or counts is None or _HAN.index(match.group(1)) != counts[level]:
            continue
        counts[level:] = [counts[level] + 1, *[0] * (len(counts) - level - 1)]
        paragraph = document.add_paragraph(text[match.end() :])
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = _LIST
        return
    document.add_paragraph(text)


def _add_table(document: Document, laid: LaidTable) -> None:
    width = max(sum(cell.columns for cell in row) for row in laid)
    table = document.add_table(rows=0, cols=width)._tbl
    open_cells: dict[int, tuple[int, int]] = {}  # by column, the columns of a cell and the rows still to come
    for row in laid:
        element = OxmlElement("w:tr")
        cells = list(row)
        going_on: dict[int, tuple[int, int]] = {}
        column = 0
        while column < width:
            if column in open_cells:
                columns, left = open_cells[column]
                element.append(_cell("", columns, "continue"))
            elif cells:
                cell = cells.pop(0)
                columns, left = cell.columns, cell.rows
                element.append(_cell(cell.text, columns, "restart" if left > 1 else ""))
            else:
                break
            if left > 1:
                going_on[column] = columns, left - 1
            column += columns
        assert not cells, row
        open_cells = going_on
        table.append(element)


def _cell(text: str, columns: int, merge: str) -> BaseOxmlElement:
    """Return a cell, a paragraph for each of its lines."""
    element = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    element.append(properties)
    if columns > 1:
        properties.append(_with_value("w:gridSpan", str(columns)))
    if merge:
        properties.append(_with_value("w:vMerge", merge))
    for line in text.split("\n"):
        paragraph = OxmlElement("w:p")
        if line:
            run, words = OxmlElement("w:r"), OxmlElement("w:t")
            words.text = line
            run.append(words)
            paragraph.append(run)
        element.append(paragraph)
    return element


def _with_value(name: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
