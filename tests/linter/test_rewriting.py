"""Edits of a text carried back to the bytes of its file: nothing else changes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govlint.diagnostics import Edit
from govlint.readers import read_text
from govlint.readers.rewriting import RewriteError, edited, rewrite
from govlint_grammar.source import Source, Span

MARKS = {
    "utf-8": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "gb18030": b"",
}
CHARACTERS = st.sampled_from(
    ["报", "告", "５", "5", "、", "。", "\t", " ", "\n", "\r\n", "\r", "𠮷", "⾏", "⻚", "\ufeff"]
)
TEXTS = st.lists(CHARACTERS, max_size=30).map(lambda parts: "政府信息公开" + "".join(parts) + "年度报告")


def encode(text: str, encoding: str) -> bytes:
    return MARKS[encoding] + text.encode(encoding.removesuffix("-sig"))


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return tuple(Edit(span, draw(st.sampled_from(["", "五、", "5", "改\n行"]))) for span in spans)


@given(st.data(), TEXTS, st.sampled_from(sorted(MARKS)))
def test_the_edited_file_reads_as_the_edited_text(data: st.DataObject, text: str, encoding: str) -> None:
    raw = encode(text, encoding)
    source = read_text(raw)
    edits = data.draw(edits_of(len(source.text)))
    assume(edited(source.text, edits).strip("\ufeff \t\r\n"))  # a file without a word is refused
    again = read_text(rewrite(raw, source, edits))
    assert again.text == edited(source.text, edits)
    assert again.encoding == encoding


@given(TEXTS, st.sampled_from(sorted(MARKS)), st.integers(0, 40))
def test_what_is_not_edited_stays_byte_for_byte(text: str, encoding: str, at: int) -> None:
    raw = encode(text, encoding)
    source = read_text(raw)
    assert rewrite(raw, source, ()) == raw
    at = min(at, len(source.text))
    longer = rewrite(raw, source, (Edit(Span(at, at), "改"),))
    added = "改".encode(encoding.removesuffix("-sig"))
    cut = len(longer) - len(raw)
    assert cut == len(added)
    assert any(
        longer[:i] + longer[i + cut :] == raw for i in range(len(longer)) if longer[i : i + cut] == added
    )


def test_an_edit_writes_the_line_ends_of_its_file_and_only_what_it_changes() -> None:
    raw = "一行\r\n５、⾏\r\n".encode("gb18030")
    source = read_text(raw)
    assert source.text == "一行\n５、行\n"
    # The radical and the line end inside the edit are as they were, because the edit leaves them.
    changed = rewrite(raw, source, (Edit(Span(0, len(source.text)), "一行\n\n５、行\n"),))
    assert changed == "一行\r\n\r\n５、⾏\r\n".encode("gb18030")


def test_another_text_is_refused() -> None:
    with pytest.raises(RewriteError):
        rewrite("报告".encode(), Source("另外的报告"), ())
    with pytest.raises(RewriteError):
        rewrite(b"", Source("报告", kind="docx"), ())
