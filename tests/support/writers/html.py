"""A report as a web page, as sites of agencies have them: merged cells, navigation, furniture, layout tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tests.support.laid_out import laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.laid_out import LaidTable

_NAVIGATION = """<div class="top"><ul class="menu"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>
<li><a>主动公开</a></li><li><a>依申请公开</a></li><li><a>政府信息公开指南</a></li><li><a>政府信息公开制度</a></li>
<li><a>法定主动公开内容</a></li><li><a>政府信息公开年报</a></li></ul>
<p>您现在的位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年度报告</p></div>"""
_FOOT = """<div class="share">【打印本页】【关闭窗口】</div><p>上一篇：主动公开目录</p>
<footer><p>版权所有：云州市青溪区人民政府 主动公开 依申请公开</p></footer>"""


def article(report: str | Sequence[str | LaidTable]) -> str:
    """Return a report, in canonical text or laid out, as paragraphs and tables."""
    blocks = laid_out(report) if isinstance(report, str) else report
    return "\n".join(
        f"<p>{escape(block)}</p>" if isinstance(block, str) else table(block) for block in blocks
    )


def table(grid: LaidTable) -> str:
    """Return a table with merged cells."""
    rows = []
    for row in grid:
        cells = []
        for cell in row:
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            words = escape(cell.text).replace("\n", "<br>") or "&nbsp;"
            cells.append(f"<td{spans}><p>{words}</p></td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return '<table border="1"><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"


def page(inner: str, *, around: bool = True, charset: str = "utf-8") -> str:
    """Return a page with an article on it, the furniture of a site around it if that is wanted."""
    before, behind = (_NAVIGATION, _FOOT) if around else ("", "")
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>青溪区政府信息公开</title>\n'
        "<style>.x{color:red}</style><script>var x = '<p>总体情况</p>';</script></head>\n"
        f'<body>\n{before}\n<div id="zoom">\n{inner}\n</div>\n{behind}\n</body></html>\n'
    )


def in_layout_tables(inner: str) -> str:
    """Return an article in a table within a table, menus beside it, as old sites have it."""
    return (
        '<table width="100%"><tr><td><a>主动公开</a><br><a>依申请公开</a></td><td>\n'
        f"<table><tr><td>{inner}</td></tr></table>\n</td></tr><tr><td colspan=2>版权所有</td></tr></table>"
    )


def html_bytes(report: str | Sequence[str | LaidTable], encoding: str = "utf-8") -> bytes:
    """Return a report, in canonical text or laid out, as the bytes of a page of a site."""
    return page(article(report), charset=encoding).encode(encoding)
