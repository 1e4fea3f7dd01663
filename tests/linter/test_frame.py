"""The frame under a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.output.frame import fold, label_frame, text_frame
from govlint.output.width import text_width
from govlint_grammar.source import Source, Span

TITLE = "云州市青溪区水务局2023年政府信息\n公开工作年度报告\n\n一、总体情况\n"


def drawn(text: str, marked: str, width: int = 100) -> list[str]:
    """Return the frame of the first stretch that reads like ``marked``."""
    start = text.index(marked)
    frame = text_frame(Source(text), Span(start, start + len(marked)), width)
    return [f"{line.gutter} {line.text}".rstrip() for line in frame]


def test_the_underline_stands_beneath_wide_characters() -> None:
    assert drawn(TITLE, "青溪区") == [
        "   |",
        " 1 | 云州市青溪区水务局2023年政府信息",
        "   |       ^^^^^^",
        "   |",
    ]


def test_mixed_widths_before_the_stretch_are_counted() -> None:
    frame = drawn("ab年e\u0301报cd\n", "报c")
    assert frame[1:3] == [" 1 | ab年e\u0301报cd", "   |      ^^^"]


def test_a_stretch_over_two_lines_is_underlined_on_both() -> None:
    assert drawn(TITLE, "政府信息\n公开工作") == [
        "   |",
        " 1 | 云州市青溪区水务局2023年政府信息",
        "   | " + " " * 24 + "^^^^^^^^",
        " 2 | 公开工作年度报告",
        "   | ^^^^^^^^",
        "   |",
    ]


def test_a_stretch_over_many_lines_is_cut_after_three() -> None:
    text = "".join(f"第{number}行\n" for number in range(1, 12))
    frame = drawn(text, text)
    assert [line for line in frame if "第" in line] == [" 1 | 第1行", " 2 | 第2行", " 3 | 第3行"]
    assert frame[-2] == "   | …"


def test_the_closing_line_end_of_a_stretch_is_no_further_line() -> None:
    assert drawn("一\n\n二\n", "一\n\n") == ["   |", " 1 | 一", "   | ^^", "   |"]


def test_an_empty_stretch_gets_a_single_caret() -> None:
    frame = [f"{line.gutter} {line.text}".rstrip() for line in text_frame(Source(TITLE), Span(3, 3))]
    assert frame[2] == "   |       ^"


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 2), Span(99, 120)])
@pytest.mark.parametrize("text", ["", "一", "\n\n"])
def test_a_span_beyond_the_text_is_drawn_at_its_end(text: str, span: Span) -> None:
    assert list(text_frame(Source(text), span))


def test_line_numbers_are_right_aligned_in_the_gutter() -> None:
    text = "\n" * 8 + "九行\n十行\n"
    frame = drawn(text, "九行\n十行")
    assert frame[1].startswith("  9 |")
    assert frame[3].startswith(" 10 |")


def test_a_long_line_is_cut_around_the_stretch() -> None:
    text = "前" * 300 + "两个个" + "后" * 300 + "\n"
    frame = drawn(text, "两个个", 60)
    shown, underline = frame[1], frame[2]
    assert shown.startswith(" 1 | …前")
    assert shown.endswith("后…")
    assert text_width(shown) <= 60
    at = underline.index("^")
    assert text_width(shown[: shown.index("两")]) == at
    assert underline.count("^") == 6


def test_a_stretch_longer_than_the_frame_shows_its_beginning() -> None:
    text = "前" * 100 + "长" * 100 + "\n"
    frame = drawn(text, "长" * 100, 50)
    assert "长" in frame[1]
    assert frame[1].endswith("长…")
    assert text_width(frame[1]) <= 50


def test_a_line_that_just_fits_is_not_cut() -> None:
    text = "公" * 20 + "\n"
    assert drawn(text, "公" * 20, 45)[1] == " 1 | " + "公" * 20


def test_what_a_terminal_obeys_is_shown_and_counted() -> None:
    frame = drawn("红\x1b[31m字\t尾\n", "字")
    assert frame[1:3] == [" 1 | 红␛[31m字␉尾", "   |        ^^"]


@given(st.text(st.characters(codec="utf-8"), max_size=400), st.data())
def test_no_frame_is_wider_than_asked_nor_harmful(text: str, data: st.DataObject) -> None:
    source = Source(text.replace("\r", ""))
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    for line in text_frame(source, Span(start, end), 60):
        whole = f"{line.gutter} {line.text}"
        assert text_width(whole) <= 60
        assert "\x1b" not in whole
        assert "\n" not in whole


def test_a_line_of_millions_is_looked_at_near_the_stretch_only() -> None:
    line = "公" * 2_000_000
    frame = list(text_frame(Source(line), Span(1_000_000, 1_000_003), 80))
    assert text_width(frame[1].text) <= 80
    assert frame[2].text.count("^") == 6


def test_labels_stand_in_one_column_and_values_in_the_next() -> None:
    frame = label_frame([("表", "表三"), ("算式", "3 + 1 ≠ 5"), ("difference", "-1")], 80)
    assert [line.text for line in frame] == [
        "",
        "表          表三",
        "算式        3 + 1 ≠ 5",
        "difference  -1",
        "",
    ]


def test_a_long_value_is_broken_over_lines_at_blanks() -> None:
    lines = [
        line.text for line in label_frame([("算式", "予以公开 1 + 部分公开 2 + 不予公开 3 = 6 ≠ 7")], 40)
    ]
    assert lines == ["", "算式  予以公开 1 + 部分公开 2 +", "      不予公开 3 = 6 ≠ 7", ""]


@given(st.text(st.characters(categories=["L", "N", "Zs", "P"]), max_size=200), st.integers(4, 40))
def test_folding_loses_nothing_but_blanks_and_fits(text: str, width: int) -> None:
    lines = list(fold(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line) <= width for line in lines)
