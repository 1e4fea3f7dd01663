"""The text reader and the choice of a reader by suffix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers import Reader, UnknownEncoding, UnreadableFile, open_error, read_bytes, read_text
from govlint_grammar.radicals import without_radicals
from govlint_grammar.source import Position, Source

TEXT = "云州市青溪区档案局2022年政府信息公开工作年度报告\n\n一、总体情况\n\t总 计\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(
    encoding: str, mark: bytes, named: str, newline: str
) -> None:
    source = read_text(mark + TEXT.replace("\n", newline).encode(encoding), "报告.txt")
    assert (source.text, source.name, source.encoding, source.newline) == (TEXT, "报告.txt", named, newline)
    assert source.position(source.text.index("总 计")) == Position(4, 2)


def test_positions_do_not_count_the_byte_order_mark_and_count_rare_characters_once() -> None:
    source = read_text("\ufeff\U00020bb7镇2022年".encode())
    assert source.position(source.text.index("2022")) == Position(1, 3)


def test_the_usual_line_end_of_a_mixed_file_is_remembered() -> None:
    assert read_text("一\r\n二\r\n三\n四\r五".encode()).newline == "\r\n"


def test_gb18030_reaches_characters_beyond_gbk() -> None:
    text = TEXT + "㐀\U00020000"
    assert read_text(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "data", [b"", b" \t\r\n", b"\xef\xbb\xbf", "\u3000\u00a0\n".encode(), "\u200b\n".encode()]
)
def test_a_file_without_words_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read_text(data)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "old Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"{\\rtf1", "RTF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "rename it to .docx"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>", "rename it to .html"),
        (b"<?xml version='1.0'?><!-- a --><html>", "web page"),
    ],
)
def test_another_format_under_a_text_suffix_is_named(data: bytes, named: str) -> None:
    with pytest.raises(UnreadableFile, match=named):
        read_text(data)


@pytest.mark.parametrize(
    "data", [b"abc\x00def", "一、总体情况\0".encode(), b"\xff\xfe\x00\x00\x41\x00", bytes(9)]
)
def test_text_with_nul_bytes_is_unreadable(data: bytes) -> None:
    with pytest.raises((UnreadableFile, UnknownEncoding)):
        read_text(data)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"2022 report".decode().encode("utf-16-le"),
        b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00",
        b"\xff\xfe\x00\xd8\x41\x00",
        TEXT.encode("utf-32"),
        b"\xef\xbb\xbf\xb1\xa8\xb8\xe6\xff",
        b"\x80\x81\xff",
        TEXT.encode("gb18030")[:9] + b"\xff",
        bytes(range(1, 32)) * 9 + TEXT[:3].encode("gb18030"),
    ],
    ids=[
        *("utf-16-le without mark", "utf-16-be without mark", "latin utf-16 without mark", "odd utf-16"),
        *("lone surrogate", "utf-32", "marked as utf-8", "invalid bytes", "truncated gb18030", "controls"),
    ],
)
def test_bytes_in_no_known_encoding_are_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        read_text(data)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("at", [TEXT.index("总体"), len(TEXT) - 2])
def test_damaged_utf_8_is_not_taken_for_gb18030(mark: bytes, at: int) -> None:
    cut = mark + TEXT[:at].encode() + TEXT[at].encode()[:2]
    for data in (cut, cut + TEXT[at + 1 :].encode()):
        with pytest.raises(UnreadableFile, match=f"line {TEXT[:at].count(chr(10)) + 1} is damaged"):
            read_text(data)


def test_private_use_characters_speak_against_gb18030() -> None:
    private = "\ue000\ue001\ue002".encode("gb18030")
    assert read_text(TEXT.encode("gb18030") + private).encoding == "gb18030"
    with pytest.raises(UnknownEncoding):
        read_text(private * 9)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_source_or_one_of_the_two_errors(data: bytes) -> None:
    try:
        text = read_text(data).text
    except (UnreadableFile, UnknownEncoding) as error:
        text = error.reason.zh + error.reason.en
    assert not {"\r", "\0"} & set(text)
    assert text.strip().encode("utf-8")


@given(
    st.text(alphabet=st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]), min_size=1)
)
def test_any_text_survives_utf_8_and_marked_utf_16(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            assert read_text(text.encode(encoding)).text == without_radicals(text)
        except UnreadableFile:
            assert not text.strip("\u200b\u200c\u200d\u2060").strip() or not text.strip()


def test_a_suffix_that_no_reader_takes_names_those_that_are_taken() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(b"x", "reports/2022.XLSX")
    for words in caught.value.reason:
        assert ".xlsx" in words
        assert ".txt" in words


@pytest.mark.parametrize("name", ["-", "report", "report.TXT", "report.md", "some.folder/report"])
def test_text_suffixes_and_names_without_suffix_are_read_as_text(name: str) -> None:
    assert read_bytes("一".encode(), name).name == name


def test_a_later_reader_takes_a_suffix_from_an_earlier() -> None:
    shout = Reader(
        "shout", (".txt",), (".txt",), lambda data, name: Source(data.decode().upper(), name, kind="shout")
    )
    plain = Reader("plain", (".txt",), (".txt",), lambda data, name: Source(data.decode(), name))
    assert read_bytes(b"abc", "a.txt", (plain, shout)).text == "ABC"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "gone"), "no such file"),
        (PermissionError(13, "no"), "permission"),
        (IsADirectoryError(21, "dir"), "folder"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(error: OSError, words: str) -> None:
    assert words in open_error(error).reason.en


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    source = read_text("⼀、总体情况\n⼈⼤代表建议⻚⾯".encode(), "a.txt")
    assert source.text == "一、总体情况\n人大代表建议页面"
    assert source.position(source.text.index("页")) == (2, 7)
