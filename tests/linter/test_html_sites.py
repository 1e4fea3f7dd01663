"""Pages as sites of agencies have them: the report is found in each, and nothing around it is read."""

from __future__ import annotations

import re

import pytest
from tests.support.format_reports import format_reports
from tests.support.writers.compared import read
from tests.support.writers.html import article

from govlint.readers import read_bytes, source_of

TEXT = format_reports()["water-requests"]
TITLE, _, _ = TEXT.partition("\n")
REST = article(TEXT).split("</p>", 1)[1]
MENU = "".join(
    f"<li><a href='/{number}'>{words}</a></li>"
    for number, words in enumerate(
        (
            "主动公开",
            "依申请公开",
            "政府信息公开指南",
            "政府信息公开年报",
            "2022年政府信息公开工作年度报告",
            "公开制度",
        )
    )
)
NAVIGATION = f"<div class=nav><ul>{MENU}</ul></div>"
INDEX = (
    "<table><tr><td>索引号</td><td>11330110/2024-00002</td><td>发布日期</td><td>2024-01-18</td></tr>"
    f"<tr><td>名称</td><td colspan=3>{TITLE}</td></tr></table>"
)
CONTENTS = "".join(f"<li>{heading}</li>" for heading in re.findall(r"(?m)^[一二三四五六]、.*", TEXT))
FOOT = (
    "<div><a>上一篇：无</a><a>下一篇：通知</a></div><div>扫一扫在手机打开当前页</div>"
    "<div>主办：青溪区人民政府办公室 版权所有 <a>ICP备1号</a> 政府信息公开 监督电话：0571-12345678</div>"
)
SITES = {
    "the title outside": f"{NAVIGATION}{INDEX}<h1>{TITLE}</h1><p>时间：2024-01-18 字号：大 中 小</p><div>{REST}</div>{FOOT}",
    "no containers": f"{NAVIGATION}<h2>{TITLE}</h2>{REST}{FOOT}",
    "tables for layout": (
        f"<table><tr><td>{NAVIGATION}</td></tr><tr><td><table><tr><td width=200>{NAVIGATION}</td><td>{INDEX}<table>"
        f"<tr><td align=center>{TITLE}</td></tr><tr><td>发布时间：2024</td></tr><tr><td>{REST}</td></tr></table>"
        f"</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>"
    ),
    "a list of contents beside it": f"{NAVIGATION}<h1>{TITLE}</h1><ul>{CONTENTS}</ul><div>{REST}</div>{FOOT}",
    "a list of contents in it": f"{NAVIGATION}<div><h1>{TITLE}</h1><ul>{CONTENTS}</ul>{REST}</div>{FOOT}",
    "no paragraphs": f"<h1>{TITLE}</h1>" + REST.replace("<p>", "<div><span>").replace("</p>", "</span></div>") + FOOT,
    "line breaks": f"<h1>{TITLE}</h1><div>" + REST.replace("<p>", "").replace("</p>", "<br><br>") + f"</div>{FOOT}",
    "a container for each section": f"{NAVIGATION}<h1>{TITLE}</h1><main><div>"
    + re.sub(r"\n(<p>[一二三四五六]、)", r"</div><div>\1", REST)
    + f"</div></main>{FOOT}",
    "the title in the window alone": f"{NAVIGATION}<div>{REST}</div>{FOOT}",
    "Word's marks": f"<h1>{TITLE}</h1><div>"
    + REST.replace("<p>", "<p class=MsoNormal><!--[if gte mso 9]><xml><w:x>无</w:x></xml><![endif]--><span lang=EN-US>").replace(
        "</p>", "<o:p></o:p></span></p>"
    )
    + f"</div>{FOOT}",
}  # fmt: skip


@pytest.mark.parametrize("body", SITES.values(), ids=SITES.keys())
def test_the_report_is_found_and_nothing_else(body: str) -> None:
    head = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}-青溪区政府</title></head><body>"
    source = read_bytes(f"{head}{body}</body></html>".encode(), "a.html")
    assert read(source) == read(source_of(TEXT))
    assert source.text.startswith(TITLE)
