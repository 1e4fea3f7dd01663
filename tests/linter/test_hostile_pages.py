"""Web pages made to do harm: a result or a finding that says why not, within a memory that is stated."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govlint.readers import ReadError, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

# What docs/security.md states for one file, the program itself included.
MEMORY = 1 << 30

HOSTILE = {
    "deep tables": "'<table><tr><td>' * 10_000",
    "deep elements": "'<div>' * 10_000 + 'x'",
    "deep unknown elements": "'<x>' * 10_000 + 'x'",
    "deep lists": "'<ul><li>' * 10_000 + 'x'",
    "a million cells": "'<table>' + '<tr><td>1<td>2</tr>' * 500_000",
    "a million cells in a row": "'<table><tr>' + '<td>1' * 1_000_000",
    "a million rows without cells": "'<table>' + '<tr>' * 590_000 + '<td>1'",
    "cells that cover all": "'<table>' + '<tr><td rowspan=65534 colspan=1000>1' * 100_000",
    "spans beyond reason": "'<table>' + '<tr><td rowspan=' + '9' * 5000 + ' colspan=' + '9' * 5000 + '>1<td>2' * 90",
    "entities": "'<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">' + ''.join(f'<!ENTITY a{i} \"&a{i-1};&a{i-1};&a{i-1};\">'"
    " for i in range(1, 40)) + ']><p>&a39;</p>'",
    "character references": "'<p>' + '&#x4e00;' * 2_000_000",
    "attributes": "'<p ' + ' '.join(f'a{i}=1' for i in range(1_500_000)) + '>x'",
    "attributes with marks": "'<p ' + ' '.join(f'a{i}=\"<a>\"' for i in range(500_000)) + '>x'",
    "many styles": "'<p style=display:none>x</p>' * 290_000 + '<p>y'",
    "line ends": "'<p>' + 'x<br>' * 590_000",
    "comments": "'<!--govlint:x-->' * 500_000 + '<p>x'",
    "one long line": "'<p>' + 'x' * 16_000_000",
    "too much": "'<p>x' * 5_000_000",
    "nothing but marks": "'<' * 16_000_000",
    "blanks": "'<p>' + ' ' * 15_000_000 + 'x'",
    "han breaks": "'<p>' + '一\\n' * 4_000_000",
}
HOSTILE_MARKDOWN = {
    "quotes": "'>' * 1_000_000",
    "lists": "('- ' * 40 + 'a\\n') * 1200",
    "short lists": "'- a\\n' * 19_000",
    "cells": "'|-' * 1000 + '|\\n' + ('|1' * 1000 + '|\\n') * 49",
    "a million cells": "'|-' * 1000 + '|\\n' + ('|1' * 1000 + '|\\n') * 999",
    "missing cells": "'|-' * 45_000 + '|\\n' + '|1|\\n' * 10_000",
    "stars": "'*a*' * 300_000",
    "words": "'*a* b ' * 160_000",
    "brackets": "'[' * 1_000_000",
    "brackets by line": "('[' * 400 + '\\n\\n') * 2300",
    "paragraphs": "'a\\n\\n' * 9_900",
    "table in html": "'<table>' + '<tr><td>1<td>2\\n\\n' * 9_000",
    "pieces of html": "'<div>\\n\\n' * 9_900",
    "front matter": "'---\\n' + 'a: b\\n' * 19_000",
    "entities": "'&#x4e00;' * 120_000",
    "underlines": "'a\\n=\\n' * 9_900",
}

CHILD = """
import resource
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from govlint.readers import ReadError, read_bytes
data = ({made}).encode()
try:
    print("read", len(read_bytes(data, "{name}").text))
except ReadError as error:
    print(error.code, error.reason.zh)
"""


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read_or_refused_within_the_memory_stated(made: str) -> None:
    _hold("a.html", made)


@pytest.mark.parametrize("made", HOSTILE_MARKDOWN.values(), ids=HOSTILE_MARKDOWN.keys())
def test_hostile_markdown_is_read_or_refused_within_the_memory_stated(made: str) -> None:
    _hold("a.md", made)


def _hold(name: str, made: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(memory=MEMORY, made=made, name=name)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert child.returncode == 0, child.stderr[-2000:]
    assert child.stdout.startswith(("read", "GL001"))


MARKS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<td/rowspan=0>",
        "<td/colspan=-1>",
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<ol>",
        "<li>",
        "<!--",
        "-->",
        "<!--govlint:ignore",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "<b>",
        "&nbsp;",
        "&#0;",
        "&#x110000;",
        "&bogus;",
        "<",
        ">",
        '"',
        "'",
        "/",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "<!DOCTYPE",
        "<style>",
        "</style>",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "报告",
        "2022年",
        "甲",
        "1",
    ]
)


@given(st.lists(MARKS | st.text(max_size=5), max_size=40))
@example(["<!--govlint:ignore", "-->", "\x0b", "<![CDATA["])
def test_any_mixture_of_marks_and_words_is_read_or_refused(parts: list[str]) -> None:
    for joint in ("", "\n"):
        try:
            source = read_bytes(joint.join(parts).encode("utf-8", "replace"), "a.html")
        except ReadError:
            continue
        assert [offset for offset, _ in source.origins] == sorted(offset for offset, _ in source.origins)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert read_bytes(data, "a.html").text.strip()


def test_nothing_that_a_page_refers_to_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", "utf-8")
    uri = secret.as_uri()
    page = f"""<!DOCTYPE html [<!ENTITY x SYSTEM "{uri}">]><html xmlns:xi="http://www.w3.org/2001/XInclude">
    <base href="{uri}"><link rel=stylesheet href="{uri}"><p>一、总体情况&x;</p><iframe src="{uri}"></iframe>
    <object data="{uri}"></object><xi:include href="{uri}" parse="text"/><img src="{uri}"></html>"""
    assert "机密" not in read_bytes(page.encode(), "a.html").text


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(b"%PDF-1.7", ".pdf"), (b"PK\x03\x04word/document.xml", ".docx"), ("一、总体情况\n无".encode(), ".txt")],
)
def test_what_is_no_page_is_named_for_what_it_is(data: bytes, suffix: str) -> None:
    with pytest.raises(ReadError, match=f"rename it to {suffix}"):
        read_bytes(data, "a.html")


def test_names_with_line_ends_stay_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m.html"
    path.write_text("<p>一、总体情况</p>", "utf-8")
    child = subprocess.run(
        [sys.executable, "-m", "govlint", "check", "--isolated", "--format", "concise", "--quiet", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 1
    assert "\x1b" not in child.stdout
    assert all("GL" in line for line in child.stdout.splitlines())
