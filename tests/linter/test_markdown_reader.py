"""Markdown: the same tree, numbers and findings as the text that it was made of."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.format_reports import format_reports
from tests.support.shared import REPORTS as REAL
from tests.support.shared import needs_real_reports
from tests.support.writers.compared import numbers, read, shape
from tests.support.writers.html import html_bytes
from tests.support.writers.markdown import markdown, with_html_tables

from govlint.readers import ReadError, read_bytes, source_of
from govlint_grammar.canonical import canonical_text
from govlint_grammar.canonical_markdown import canonical_markdown
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Origin, Source

if TYPE_CHECKING:
    from pathlib import Path

    from govlint_grammar.tree import Report


@pytest.fixture(params=sorted(format_reports()))
def text(request: pytest.FixtureRequest) -> str:
    return format_reports()[request.param]


def _source(text: str) -> Source:
    return read_bytes(text.encode(), "报告.md")


def _parse(source: Source) -> Report:
    return parse_report(source, packaged_forms())


def test_tables_with_strokes_give_what_the_text_gives(text: str) -> None:
    source = _source(markdown(text))
    assert source.kind == "markdown"
    assert read(source) == read(source_of(text))


def test_tables_in_html_give_what_the_text_gives(text: str) -> None:
    assert read(_source(with_html_tables(text))) == read(source_of(text))


def test_a_report_in_canonical_layout_is_text_whatever_it_is_called(text: str) -> None:
    assert _source(text) == source_of(text, "报告.md")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_is_read(encoding: str, text: str) -> None:
    source = read_bytes(markdown(text).replace("\n", "\r\n").encode(encoding), "报告.markdown")
    assert shape(_parse(source)) == shape(_parse(_source(markdown(text))))


def _round_trip(report: Report) -> None:
    for written, name in ((canonical_text(report), "a.txt"), (canonical_markdown(report), "a.md")):
        again = _parse(read_bytes(written.encode(), name))
        assert shape(again) == shape(report)
        assert numbers(again) == numbers(report)


def test_what_is_written_reads_back_as_the_tree(text: str) -> None:
    for source in (source_of(text), _source(markdown(text)), read_bytes(html_bytes(text), "a.html")):
        _round_trip(_parse(source))


@needs_real_reports
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:3])
def test_real_reports_read_back_as_their_tree(path: Path) -> None:
    _round_trip(_parse(source_of(path.read_text("utf-8"))))


LINES = st.text("甲乙报告一二1 *_`#-+=>.()[]<>&~!\\（）、。；：", min_size=1, max_size=12)


@given(st.lists(LINES, max_size=6), st.lists(LINES, max_size=6))
def test_whatever_stands_in_paragraphs_reads_back(first: list[str], others: list[str]) -> None:
    text = "\n".join(["一、总体情况", *first, "六、其他需要报告的事项", *others])
    report = _parse(source_of(text))
    again = _parse(read_bytes(canonical_markdown(report).encode(), "a.md"))
    assert _words(again) == _words(report)


def _words(report: Report) -> str:
    return "".join(canonical_text(report).replace("｜", "|").split())


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("# 标题 #", "标题"),
        ("标题\n===", "标题"),
        ("**粗** *斜* _斜_ `码` ~~删~~", "粗 斜 斜 码 删"),
        ("[网站](http://a.b) <http://c.d> ![图](x.png)", "网站 http://c.d"),
        (r"\# 甲 \* 乙 1\. 丙 &lt;丁&gt;", "# 甲 * 乙 1. 丙 <丁>"),
        ("1. 甲\n2. 乙\n   - 丙", "1.甲\n2.乙\n丙"),
        ("> 甲\n>\n> 乙", "甲\n乙"),
        ("    甲\n\n\u3000\u3000乙", "甲\n乙"),
        ("甲  \n乙<br>丙\\\n丁", "甲\n乙\n丙\n丁"),
        ("---\ntitle: 无\n---\n\n甲", "甲"),
        ("甲\n\n---\n\n乙", "甲\n乙"),
        ("甲<!-- 乙 -->丙\n\n<!--\n丁\n\n-->\n\n戊", "甲丙\n戊"),
        ("```\n甲\n乙\n```", "甲\n乙"),
        ("<div>\n\n甲 *乙*\n\n</div>", "甲 乙"),
        ("[注]: 本表不含下级单位", "[注]: 本表不含下级单位"),
        ("一、总体情况\n无。", "一、总体情况\n无。"),
        ("这一句话被编辑器在第二十几个字的地方折成了\n两行，读的时候要接上。", "这一句话被编辑器在第二十几个字的地方折成了两行，读的时候要接上。"),
        ("这一句话在句号的地方换行，前后是两个段落。\n第二段落。", "这一句话在句号的地方换行，前后是两个段落。\n第二段落。"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |", "\t甲\n\t乙\n\n\t1\n\t2\n\t3\n\n\t4\n\n"),
        ("| 甲\\|乙 | 丙<br>丁 |\n|---|---|\n| **1** | &nbsp; |", "\t甲｜乙\n\t丙\n丁\n\n\t1\n\t\n\n"),
        ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |", "\t甲\n\t乙\n\n\t1\n\t2\n\n"),
        ("<table>\n<tr><td>甲\n\n<td>乙\n\n<tr><td>1<td>2</table>\n丙", "\t甲\n\t乙\n\n\t1\n\t2\n\n\n丙"),
    ],
)  # fmt: skip
def test_marks_are_taken_off(written: str, read_as: str) -> None:
    assert _source(written).text == read_as + "\n"


def test_places_are_lines_of_the_file() -> None:
    source = _source(
        "# 一、总体情况\n\n甲  \n乙\n\n| 丙 | 丁 |\n|---|---|\n| 1 | 2 |\n\n<table><tr>\n<td>3<td>4</table>\n"
    )

    def at(words: str) -> Origin:
        return source.origin(source.text.index(words))

    assert at("一、") == Origin(1, None, "markdown", paragraph=1)
    assert at("乙") == Origin(4, None, "markdown", paragraph=3)
    assert at("丁") == Origin(6, None, "markdown", table=1, row=1, cell=2)
    assert at("2") == Origin(8, None, "markdown", table=1, row=2, cell=2)
    assert at("4") == Origin(11, None, "markdown", table=2, row=1, cell=2)


def test_comments_for_govlint_are_kept_with_their_places() -> None:
    source = _source(
        "<!-- govlint: ignore GL1 甲 -->\n# 一\n\n丙<!--govlint: ignore GL2 乙-->丁\n\n<!-- 其他 -->\n戊\n"
    )
    assert [(remark.text, remark.offset, remark.origin.line) for remark in source.remarks] == [
        ("govlint: ignore GL1 甲", 0, 1),
        ("govlint: ignore GL2 乙", 2, 4),
    ]


HOSTILE = {
    "quotes": ">" * 20_000 + "甲",
    "lists": "- " * 20_000 + "甲",
    "nested lists": "\n".join("  " * depth + "- 甲" for depth in range(400)),
    "brackets": "[" * 100_000 + "甲",
    "pictures": "![](" * 30_000 + "甲",
    "stars": "*a_" * 60_000 + "甲",
    "backticks": "".join("`" * size + " " for size in range(700)) + "甲",
    "cells": ("|1" * 1000 + "|\n") * 250 + "甲",
    "a million cells": "|-" * 1000 + "|\n" + ("|1" * 1000 + "|\n") * 999,
    "lines": "甲\n\n" * 300_000,
    "comments": "<!--" * 50_000 + "甲",
    "tables": "<table>" * 50_000 + "甲",
    "front matter": "---\n" * 50_000 + "甲",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_made_to_do_harm_is_read_or_refused(data: str) -> None:
    with contextlib.suppress(ReadError):
        assert "甲" in read_bytes(data.encode(), "a.md").text


def test_what_is_nested_beyond_reason_is_refused_and_not_cut() -> None:
    for name in ("quotes", "lists", "nested lists"):
        with pytest.raises(ReadError, match="deep"):
            read_bytes(HOSTILE[name].encode(), "a.md")


@given(st.binary(max_size=200) | LINES.map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert read_bytes(data, "a.md").text.strip()
