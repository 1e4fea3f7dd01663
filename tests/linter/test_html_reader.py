"""Web pages: the same tree, numbers and findings as the text that they were made of."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from tests.support.format_reports import format_reports
from tests.support.shared import ORIGINALS, needs_originals
from tests.support.writers.compared import findings, read
from tests.support.writers.html import article, html_bytes, in_layout_tables, page

from govlint.readers import read_bytes, source_of
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Origin


@pytest.fixture(params=sorted(format_reports()))
def text(request: pytest.FixtureRequest) -> str:
    return format_reports()[request.param]


def _same(page_text: str, text: str) -> None:
    source = read_bytes(page_text.encode(), "报告.html")
    assert source.kind == "html"
    assert read(source) == read(source_of(text))


def test_a_page_gives_what_its_text_gives(text: str) -> None:
    _same(page(article(text)), text)


def test_layout_tables_change_nothing(text: str) -> None:
    _same(page(in_layout_tables(article(text))), text)


def test_a_page_without_containers_gives_it_too(text: str) -> None:
    _same(page(article(text), around=False).replace('<div id="zoom">', "").replace("</div>", ""), text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_is_read(encoding: str) -> None:
    text = format_reports()["water-clean"]
    assert read(read_bytes(html_bytes(text, encoding), "a.html")) == read(source_of(text))


def test_big5_is_read_where_the_page_says_so_and_utf_8_whatever_it_says() -> None:
    text = "<html><meta http-equiv=Content-Type content='text/html; charset=Big5'><p>一、總體情況</p></html>"
    for data in (text.encode("big5"), text.encode()):
        assert read_bytes(data, "a.html").text == "一、總體情況\n"


ARTICLE = "<p>一、总体情况</p><p>甲{}乙</p><p>二、主动公开政府信息情况</p><p>无。</p>"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>丙</script>",
        "<style>丙</style>",
        "<template><p>丙</p></template>",
        "<noscript>丙</noscript>",
        "<!-- 丙 -->",
        '<span style="DISPLAY : none">丙</span>',
        "<span style='visibility:hidden'>丙</span>",
        '<span style="mso-hide:all">丙</span>',
        "<b hidden>丙</b>",
        "<textarea>丙</textarea>",
        "<?丙 丙?>",
        "<del>丙</del>",
    ],
)
def test_what_nobody_sees_is_not_read(unseen: str) -> None:
    assert _text(ARTICLE.format(unseen)) == "一、总体情况\n甲乙\n二、主动公开政府信息情况\n无。\n"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("<br>", "甲\n乙"),
        ("<div>丙</div>", "甲\n丙\n乙"),
        ("</p><hr><p>", "甲\n乙"),
        ("&nbsp;&nbsp;", "甲\u00a0\u00a0乙"),
        ("\n   ", "甲乙"),
        (" x\n y ", "甲 x y 乙"),
        ("\u3000", "甲\u3000乙"),
        ("<span>丙</span><o:p></o:p><font>丁</font>", "甲丙丁乙"),
        ("<pre>丙\n丁</pre>", "甲\n丙\n丁\n乙"),
        ("<ol start=3><li>丙</li><li>丁</li></ol>", "甲\n3.丙\n4.丁\n乙"),
        ("<ol style='list-style-type:cjk-ideographic'><li>丙</li></ol>", "甲\n一、丙\n乙"),
        ("<ol style='list-style:none'><li>丙</li></ol>", "甲\n丙\n乙"),
        ("<ul><li>丙</li></ul>", "甲\n丙\n乙"),
        ("&lt;b&gt;", "甲<b>乙"),
    ],
)
def test_paragraphs_are_those_of_the_page(written: str, read_as: str) -> None:
    text = _text(ARTICLE.format(written))
    assert text == f"一、总体情况\n{read_as}\n二、主动公开政府信息情况\n无。\n"


def test_a_title_outside_the_article_comes_first_and_what_is_between_is_left_out() -> None:
    title = "云州市青溪区档案局2022年政府信息公开工作年度报告"
    body = f"<h1>{title}</h1><p>发布日期：2023-01-12</p><div>{ARTICLE.format('')}</div><p>上一篇：无</p>"
    assert _text(body).startswith(f"{title}\n一、总体情况\n")
    assert _text(f"<p>{title[:9]}</p>\n<p>{title[9:]}</p>{ARTICLE}").startswith(
        f"{title[:9]}\n{title[9:]}\n一、总体情况\n"
    )


def test_a_title_that_only_the_window_shows_is_read() -> None:
    title = "云州市青溪区档案局2022年政府信息公开工作年度报告"
    head = f"<html><head><title>{title}_年报 - 青溪区人民政府</title></head><body>"
    text = read_bytes(f"{head}{ARTICLE.format('')}</body></html>".encode(), "a.html").text
    assert text.startswith(f"{title}\n一、总体情况\n")


def test_a_list_of_contents_beside_the_article_is_not_the_article() -> None:
    contents = "<ul><li>一、总体情况</li><li>二、主动公开政府信息情况</li></ul>"
    text = _text(f"<div>{contents}</div><div>{ARTICLE.format('丙' * 200)}</div>")
    assert text.count("总体情况") == 1
    assert "丙" in text


def test_two_reports_on_a_page_are_kept_together() -> None:
    text = _text(f"<div>{ARTICLE.format('丙')}</div><div>{ARTICLE.format('丁')}</div>")
    assert text.count("总体情况") == 2


def test_cells_of_two_paragraphs_and_tables_in_cells() -> None:
    rows = (
        "<tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr>"
        "<tr><td>戊</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr>"
        "<tr><td>己<td><div>3</div><div>4</div></tr>"
    )
    text = _text(ARTICLE.format(f"<table>{rows}</table>"))
    assert "\t甲\n乙\n\t丙\n丁\n\n\t戊\n\t1\n\t2\n\n\t己\n\t3；4\n\n\n" in text


def test_places_are_lines_of_the_file_and_numbers_of_what_is_seen() -> None:
    body = ARTICLE.format(
        "<table>\n<tr><td>丙</td>\n<td>丁</td></tr>\n<tr><td>戊</td><td>己</td></tr></table>"
    )
    source = read_bytes(f"<html>\n<body>\n{body}".encode(), "a.html")

    def at(words: str) -> Origin:
        return source.origin(source.text.index(words))

    assert at("一、") == Origin(3, None, "html", paragraph=1)
    assert at("丙") == Origin(4, None, "html", table=1, row=1, cell=1)
    assert at("丁") == Origin(5, None, "html", table=1, row=1, cell=2)
    assert at("己") == Origin(6, None, "html", table=1, row=2, cell=2)
    assert at("乙") == Origin(6, None, "html", paragraph=3)


def _text(body: str) -> str:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html").text


@needs_originals
@pytest.mark.parametrize("name", ["shuyang-drc-2023.html", "shanghai-gov-office-2019.html"])
def test_original_pages_are_read_whole(name: str) -> None:
    data = (ORIGINALS / name).read_bytes()
    source = read_bytes(data, name)
    report = parse_report(source, packaged_forms())
    assert [section.key for section in report.sections] == [
        "overview", "proactive", "requests", "disputes", "problems", "other",
    ]  # fmt: skip
    assert set(report.bound.tables) == {"proactive", "requests", "disputes"}
    page_tables = re.findall(r"(?s)<table.*?</table>", data.decode())
    expected = [
        "".join(html.unescape(re.sub(r"(?s)<.*?>", "", cell)).split())
        for table in page_tables
        if "索引号" not in table
        for cell in re.findall(r"(?s)<td[^>]*>(.*?)</td>", table)
    ]
    lines = {offset: place for offset, place in source.origins if place.table}
    seen = dict.fromkeys(lines.values())
    assert len(seen) == len(expected)
    cells = [
        "".join(cell.text.split())
        for t in report.bound.tables.values()
        for r in t.table.rows
        for cell in r.cells
    ]
    assert Counter(filter(None, cells)) == Counter(filter(None, expected))


@needs_originals
def test_original_pages_give_what_is_known_of_them() -> None:
    found = {
        name: findings(read_bytes((ORIGINALS / f"{name}.html").read_bytes(), f"{name}.html"))
        for name in ("shuyang-drc-2023", "shanghai-gov-office-2019")
    }
    shuyang, shanghai = found.values()
    assert any(code == "GL207" and "规范性文件" in message for code, _, _, message in shuyang)
    assert any(code == "GL208" and "表三" in message for code, _, _, message in shuyang)
    assert any(code == "GL208" and "表三" in message for code, _, _, message in shanghai)
    assert any(code == "GL415" and "均获维持" in message for code, _, _, message in shanghai)
    assert not any(code in ("GL004", "GL202", "GL203", "GL213") for code, *_ in shuyang + shanghai)
