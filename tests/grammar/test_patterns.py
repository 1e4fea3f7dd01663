"""Patterns: what is allowed, that it means what `re` means by it, and that nothing takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint_grammar.assertions.errors import ExpressionError
from govlint_grammar.assertions.pattern_reading import LONGEST, MOST_WAYS, read_pattern

ALLOWED = [
    ("谢谢", "谢谢", ("谢谢",)),
    (r"第(\d{1,3})号", "见第12号。", ("第", "号")),
    (r"(?<!\d)492号", "国务院令第492号", ("492号",)),
    (r"(个|局|保障)(个|局|保障)", "保障保障", ("个", "保障", "局")),
    ("有待(进一步)?(提高|加强)", "有待进一步加强", ("有待",)),
    ("[一二三]、|（[1-9]）", "二、", ("、", "（")),
    ("[^。]{0,20}(没有|未)收到", "我局没有收到", ("收到",)),
    ("^无。?$", "前\n无。\n后", ("无",)),
    (r"\d{4}-\d{2}", "2023-01", ("-",)),
    ("a{0,3}b", "aaab", ("b",)),
    (r"\.\(\[", ".([", (".([",)),
    ("[a-]x", "-x", ("x",)),
    ("[]]x", "]x", ("]", "x")),
    ("(?:天天|人人)(?!好)", "天天坏", ("人人", "天天")),
    (r"[\d,]{1,9}元", "1,200元", ("元",)),
    (r"\s{1,2}x", "a x", ("x",)),
    (".{0,3}x", "abx", ("x",)),
]


@pytest.mark.parametrize(("text", "matched", "hints"), ALLOWED)
def test_a_pattern_that_is_allowed(text: str, matched: str, hints: tuple[str, ...]) -> None:
    pattern = read_pattern(text)
    assert pattern.compiled().search(matched)
    assert pattern.stands_in(matched)
    assert len(pattern.hints) >= 1
    assert set(pattern.hints) == set(hints) or set(pattern.hints) <= set(hints)


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("ab*", 2, "must have an end"),
        ("a+", 1, "must have an end"),
        ("a{2,}", 1, "written so"),
        ("a{x}", 1, "written so"),
        ("a{3,2}", 1, "repeat from 1"),
        ("a{1,999}", 1, "repeat from 1"),
        ("a{2}{2}", 4, "cannot be repeated"),
        ("a??", 2, "cannot be repeated"),
        ("(a)\\1", 3, "'\\1' is not allowed"),
        ("\\p", 0, "'\\p' is not allowed"),
        ("(?P<x>a)", 0, "brackets of this kind"),
        ("(?i)a", 0, "brackets of this kind"),
        ("(?<!ab)c", 0, "only one character"),
        ("(?!(a))b", 0, "only one character"),
        ("a(?!b)?", 1, "this cannot be repeated"),
        ("^{2}a", 0, "this cannot be repeated"),
        ("*a", 0, "nothing to repeat"),
        ("(a", 0, "a bracket is not closed"),
        ("a)", 1, "a closing bracket too many"),
        ("[a", 0, "a square bracket is not closed"),
        ("[z-a]", 3, "a wrong range"),
        ("[[a]]", 1, "within square brackets"),
        ("a?", 0, "must not match nothing"),
        ("", 0, "must not match nothing"),
        ("a\nb", 1, "a line break"),
        ("(a|a){0,20}", 0, "too many ways"),
        ("(a{0,9}){0,9}", 0, "too many ways"),
        (".{0,50}a.{0,50}b", 8, "too many ways"),
        ("(" * 30 + "a" + ")" * 30, 21, "brackets within too many"),
        ("a" * (LONGEST + 1), LONGEST, "more than"),
    ],
)
def test_what_is_not_allowed_is_told_at_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        read_pattern(text)
    assert (caught.value.at, message in caught.value.message.en) == (at, True), caught.value.message.en


def test_a_pattern_stays_within_a_paragraph() -> None:
    for text in ("甲[^。]{0,9}乙", r"甲\D{0,9}乙", r"甲\s{0,9}乙", r"甲\W{0,9}乙", "甲.{0,9}乙"):
        assert not read_pattern(text).compiled().search("甲\n乙")


PIECES = st.sampled_from(
    ["a", "b", "年", ".", "[ab]", "[^a]", r"\d", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}", "{1,9}", "^", "$", "(?:", "(?!", "(?<!", "\\", "["]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=14).map("".join)),
    st.text("ab年1 \n", max_size=40),
)
def test_any_text_is_a_pattern_or_a_mistake_with_a_place(text: str, searched: str) -> None:
    try:
        pattern = read_pattern(text)
    except ExpressionError as error:
        assert 0 <= error.at <= len(text)  # noqa: PT017 - most texts raise it, some do not
        return
    for match in pattern.compiled().finditer(searched):
        assert "\n" not in match[0]
        assert not match[0] or not pattern.hints or any(hint in match[0] for hint in pattern.hints)
    assert [match.span() for match in pattern.matches(searched)] == [
        match.span() for match in pattern.compiled().finditer(searched) if match[0]
    ] or any(not match[0] for match in pattern.compiled().finditer(searched))
    if not re.search(r"\[\^|\\[sDSW]", text):
        assert [m.span() for m in pattern.compiled().finditer(searched)] == [
            m.span() for m in re.finditer(text, searched, re.MULTILINE)
        ]


def test_the_worst_that_is_allowed_does_not_explode() -> None:
    """The number of ways bounds the steps at one place, whatever the text."""
    pattern = read_pattern(".{0,40}.{0,40}x")
    assert MOST_WAYS >= 41 * 41
    assert pattern.compiled().search("a" * 300) is None
