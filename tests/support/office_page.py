"""Composed reports as web pages that an office program opens as documents."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tests.support.laid_out import laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.laid_out import LaidTable

_STYLE = """@page { size: 21cm 29.7cm; margin: 3.2cm 2.6cm 3cm 2.6cm }
body { font-family: "WenQuanYi Zen Hei", SimSun; font-size: 14pt; line-height: 22pt }
h1 { font-size: 18pt; text-align: center; font-weight: normal }
p { text-indent: 28pt; margin: 0; text-align: justify }
table { border-collapse: collapse; width: 100%; font-size: 9pt }
td { border: 1px solid #000000; text-align: center; text-indent: 0 }
td p { text-indent: 0; text-align: center; font-size: 9pt; line-height: 12pt }"""
_TITLE = re.compile(r".*报告")


def office_page(report: str | Sequence[str | LaidTable], *, borders: bool = True) -> str:
    """Return a page of indented paragraphs and tables with merged cells.

    Args:
        report: the report in the canonical layout, or its paragraphs and tables.
        borders: whether tables are ruled.
    """
    body = []
    for number, block in enumerate(laid_out(report) if isinstance(report, str) else report):
        if isinstance(block, str):
            name = "h1" if number == 0 and _TITLE.fullmatch(block) else "p"
            body.append(f"<{name}>{escape(block)}</{name}>")
        else:
            body.append(_table(block, int(borders)))
    head = f'<meta charset="utf-8"><title></title><style>{_STYLE}</style>'
    return f"<!DOCTYPE html><html lang=zh-CN><head>{head}</head><body>{''.join(body)}</body></html>"


def _table(table: LaidTable, border: int) -> str:
    rows = []
    for row in table:
        cells = [
            f"<td{_span('colspan', cell.columns)}{_span('rowspan', cell.rows)}><p>{escape(cell.text) or '<br>'}</p></td>"
            for cell in row
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border={border} cellspacing=0 cellpadding=2>{''.join(rows)}</table>"


def _span(name: str, count: int) -> str:
    return f" {name}={count}" if count > 1 else ""
