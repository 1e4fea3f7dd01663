"""Display width, padding, clipping, and characters that a terminal must never get."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.output.width import clip, pad, text_width, visible


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("年报", 4),
        ("（一）主动公开", 14),
        ("2023年", 6),
        ("ＡＢ", 4),
        ("ｱｲ", 2),
        ("e\u0301", 1),
        ("\u200b公", 2),
        ("“公开”", 6),
        ("\U00020000", 2),
        ("\u3000", 2),
    ],
)
def test_width_counts_wide_characters_twice_and_combining_ones_not_at_all(text: str, columns: int) -> None:
    assert text_width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "padded"),
    [("表三", 6, "表三  "), ("表三", 3, "表三"), ("", 2, "  "), ("e\u0301", 2, "e\u0301 ")],
)
def test_padding_counts_columns(text: str, columns: int, padded: str) -> None:
    assert pad(text, columns) == padded


@pytest.mark.parametrize(
    ("text", "columns", "clipped"),
    [
        ("政府信息公开", 12, "政府信息公开"),
        ("政府信息公开", 11, "政府信息公…"),
        ("政府信息公开", 10, "政府信息…"),
        ("abcdef", 4, "abc…"),
        ("", 4, ""),
    ],
)
def test_clipping_never_splits_a_wide_character(text: str, columns: int, clipped: str) -> None:
    assert clip(text, columns) == clipped


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_clipped_text_fits(text: str, columns: int) -> None:
    assert text_width(clip(text, columns)) <= max(columns, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("政府信息\u3000公开 a~", "政府信息\u3000公开 a~"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\tb\r\nc\x00\x7f", "a␉b␍␊c␀␡"),
        ("\x9b2J", "<U+009B>2J"),
        ("\u202eabc\u2066", "<U+202E>abc<U+2066>"),
        ("\u2028", "<U+2028>"),
        ("\udc80", "<U+DC80>"),
        ("\u00a0", "\u00a0"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) <= 0x9F for char in shown)
    assert not any(
        "\ud800" <= char <= "\udfff" or char in "\u202a\u202b\u202d\u202e\u2028\u2029" for char in shown
    )
    assert visible(shown) == shown
