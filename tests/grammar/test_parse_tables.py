"""The loop over a grammar's tables makes of any input what lark's own parser makes of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

import govlint_grammar
from govlint_grammar.layout import Branch, parse_layout
from govlint_grammar.parse_tables import END, NotParsedError, load_tables, make_tables, run

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(govlint_grammar.__file__).parent
SYMBOLS = ("WORD", "NUMBER", "VAGUE", "ABOUT", "SHARE", "COMMA", "JOINT", "OPEN", "CLOSE")
LINES = (
    *(
        "云州市青溪区水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "（一）主动公开",
    ),
    *(
        "三、收到和处理政府信息公开申请情况",
        "5、存在的主要问题及改进情况",
        "七、其他",
        "我局收到申请3件。",
        "",
        " ",
    ),
    *(
        "\t信息内容\t本年制发件数",
        "\t规章",
        "\t0",
        "| 规章 | 0 |",
        "规章\t0\t0",
        "信息内容",
        "规章 0 0",
        "\ufeff",
    ),
)


class Given(Lexer):
    __future_interface__ = 2

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: object) -> Iterator[Token]:
        text = lexer_state.text
        for kind in (text if isinstance(text, str) else text.text).split():
            yield Token(kind, kind)


@cache
def larks(name: str, *, given_tokens: bool = False) -> Lark:
    grammar = (FOLDER / name).read_text("utf-8")
    lexer = Given if given_tokens else "contextual"
    return Lark(grammar, parser="lalr", lexer=lexer, maybe_placeholders=False)


def plain(tree: object) -> object:
    """Return a tree of either kind in the same plain form."""
    if isinstance(tree, Tree):
        return (str(tree.data), [plain(child) for child in tree.children])
    if isinstance(tree, Token):
        return (tree.type, str(tree), tree.start_pos)
    assert isinstance(tree, tuple)
    return (tree[0], [plain(part) for part in tree[1]]) if isinstance(tree, Branch) else tuple(tree)


@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join) | st.text(max_size=40))
def test_the_layout_is_the_same(text: str) -> None:
    assert plain(parse_layout(text)) == plain(larks("layout.lark").parse(text))


@given(st.lists(st.sampled_from(SYMBOLS), max_size=12))
def test_a_sentence_is_the_same_or_refused(kinds: list[str]) -> None:
    try:
        expected = larks("statements.lark", given_tokens=True).parse(" ".join(kinds))
    except UnexpectedInput:
        with pytest.raises(NotParsedError):
            shape(" ".join(kinds))
        return
    assert shape(" ".join(kinds)) == _named(expected)


def _named(tree: object) -> object:
    if isinstance(tree, Tree):
        return (str(tree.data), [_named(child) for child in tree.children])
    return str(tree)


def test_a_rule_without_a_name_of_its_own_is_spread_out() -> None:
    tables = make_tables('start: _pair+\n_pair: A B\nA: "a"\nB: "b"\n')
    tokens = iter(["A", "B", "A", "B", END])
    made: object = run(tables, lambda _: ((kind := next(tokens)), kind), lambda name, parts: (name, parts))
    assert made == ("start", ["A", "B", "A", "B"])


def test_a_token_without_a_place_is_refused() -> None:
    with pytest.raises(NotParsedError):
        run(load_tables("statements.lark"), lambda _: ("CLOSE", ""), lambda name, _: name)


def shape(kinds: str) -> object:
    tokens = iter([*((kind, kind) for kind in kinds.split()), (END, "")])
    return run(load_tables("statements.lark"), lambda _: next(tokens), lambda name, parts: (name, parts))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path))
    return tmp_path / "built"


def test_tables_come_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shape("WORD NUMBER COMMA WORD")
    monkeypatch.setattr("govlint_grammar.parse_tables.make_tables", lambda _: pytest.fail("made again"))
    assert shape("WORD NUMBER COMMA WORD") == made


@pytest.mark.parametrize("damage", [b"", b"no tables", b"\0" * 64], ids=["empty", "words", "zeros"])
def test_damaged_tables_are_made_anew(folder: Path, damage: bytes) -> None:
    made = shape("WORD NUMBER COMMA WORD")
    (file,) = folder.iterdir()
    size = file.stat().st_size
    file.write_bytes(damage)
    assert shape("WORD NUMBER COMMA WORD") == made
    assert file.stat().st_size > size // 2


def test_no_cache_costs_time_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert shape("WORD") == ("start", [("clause", [("group", ["WORD"])])])
