"""YAML whose every part knows its place: accessors, errors with carets, compiled twins."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint_grammar import compiled
from govlint_grammar.forms import Text
from govlint_grammar.positioned import DocumentError, Node, load_document, load_packaged, parse_document

if TYPE_CHECKING:
    from collections.abc import Callable


def fault(text: str | bytes, read: Callable[[Node], object] = lambda node: node) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(parse_document(text, "a.yaml"))
    return caught.value


def test_nodes_and_keys_know_line_and_column() -> None:
    root = parse_document("规则:\n  - a\n  - {名称: 好}\n末: 1\n", "a.yaml")
    rules = root.entries()["规则"]
    assert rules.key is not None
    assert (rules.key.line, rules.key.column) == (1, 1)
    first, second = rules.items()
    assert (first.line, first.column) == (2, 5)
    name = second.entries()["名称"]
    assert name.key == ("名称", 3, 6)
    assert (name.line, name.column) == (3, 10)


def test_scalars_keep_what_they_say() -> None:
    text = "a: 12\nb: 1.50\nc: true\nd: ~\ne: 2021-09-26\nf: 010\ng: no\nh: '7'\ni: -3\nj:\n"
    entries = parse_document(text, "a.yaml").entries()
    contents = {name: node.content for name, node in entries.items()}
    assert contents == {
        "a": 12,
        "b": "1.50",
        "c": True,
        "d": None,
        "e": "2021-09-26",
        "f": "010",
        "g": "no",
        "h": "7",
        "i": -3,
        "j": None,
    }
    assert entries["b"].decimal() == Decimal("1.50")
    assert entries["e"].date() == date(2021, 9, 26)
    assert entries["j"].is_null


def test_accessors_return_checked_values() -> None:
    text = "t: 文\nn: 5\nb: false\nl: [甲, 乙]\no: two\nw: {zh: 中, en: E}\n"
    fields = parse_document(text, "a.yaml").map(("w", "o"), ("t", "n", "b", "l"))
    assert fields["t"].text() == "文"
    assert fields["n"].integer(1, 5) == 5
    assert fields["b"].boolean() is False
    assert fields["l"].strings() == ("甲", "乙")
    assert fields["o"].one_of(("one", "two")) == "two"
    assert fields["n"].one_of(("4", "5")) == "5"
    assert fields["w"].wording() == ("中", "E")


def test_a_byte_order_mark_does_not_move_columns() -> None:
    assert parse_document(b"\xef\xbb\xbfa: 1\n", "a.yaml").entries()["a"].key == ("a", 1, 1)


def test_an_empty_document_holds_nothing() -> None:
    assert parse_document("# nothing\n", "a.yaml").is_null


def test_a_shared_part_is_read_at_its_anchor() -> None:
    fields = parse_document("a: &x [1, 2]\nb: *x\n", "a.yaml").entries()
    assert [item.integer() for item in fields["b"].items()] == [1, 2]
    assert fields["b"].line == 1


SYNTAX = [
    ("a: 1\nb: 2\na: 3\n", 3, 1, "重复", "first in line 1"),
    ("a: 1\n\tb: 2\n", 2, 1, "制表符", "cannot start any token"),
    ("a: b: c\n", 1, 5, "冒号", "mapping values"),
    ("a: [1, 2\nb: 3\n", 2, 2, "括号", "expected ','"),
    ("a: 'x\n", 2, 1, "引号", "quoted scalar|end of stream"),
    ("a: *b\n", 1, 4, "锚点", "undefined alias"),
    ("a: 1\n--- \nb: 2\n", 2, 1, "一份文档", "another document"),
    ("a: !!set {b}\n", 1, 4, "标签", "tag"),
    ("a: !!python/name:os.system x\n", 1, 4, "标签", "tag"),
    ("? [a]\n: b\n", 1, 3, "键应为文字", "key must be text"),
    ("&a [*a]\n", 1, 1, "锚点", "alias"),
    ("a: 甲\x07\n", 1, 5, "控制字符", "control character"),
    (b"a: 1\nb: \xb9\xfa\n", 2, 1, "UTF-8", "UTF-8"),
    ("[" * 20000, 1, 1, "嵌套", "nested"),
]


@pytest.mark.parametrize(("text", "line", "column", "zh", "en"), SYNTAX, ids=[case[3] for case in SYNTAX])
def test_what_is_no_document_is_named_at_its_place(
    text: str | bytes, line: int, column: int, zh: str, en: str
) -> None:
    error = fault(text)
    assert (error.line, error.column) == (line, column)
    assert zh in error.message.zh
    assert any(words in error.message.en for words in en.split("|"))


def test_aliases_of_aliases_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert "alias" in fault("\n".join(lines)).message.en


ACCESS: list[tuple[str, Callable[[Node], object], tuple[int, int], str, tuple[str, ...]]] = [
    ("selct: []\n", lambda n: n.map(("select", "ignore")), (1, 1), "'select'", ("select", "ignore")),
    ("a: 1\n", lambda n: n.map(("a",), ("id",)), (1, 1), "'id' is missing", ("id",)),
    ("- a\n", lambda n: n.map(()), (1, 1), "must be a mapping, not a list", ()),
    ("a: {b: 1}\n", lambda n: n.entries()["a"].items(), (1, 4), "'a' must be a list", ()),
    ("a: 5\n", lambda n: n.entries()["a"].text(), (1, 4), "quotation marks", ()),
    ("a:\n  - 甲\n  - 5\n", lambda n: n.entries()["a"].strings(), (3, 5), "must be text", ()),
    ("a: 1.5\n", lambda n: n.entries()["a"].integer(), (1, 4), "whole number", ()),
    ("a: true\n", lambda n: n.entries()["a"].integer(), (1, 4), "whole number", ()),
    ("a: 0\n", lambda n: n.entries()["a"].integer(1), (1, 4), "out of range", ("1..",)),
    ("a: yes\n", lambda n: n.entries()["a"].boolean(), (1, 4), "true or false", ("true", "false")),
    ("a: 五\n", lambda n: n.entries()["a"].decimal(), (1, 4), "must be a number", ()),
    ("a: .nan\n", lambda n: n.entries()["a"].decimal(), (1, 4), "must be a number", ()),
    ("a: 2021-02-30\n", lambda n: n.entries()["a"].date(), (1, 4), "must be a date", ("YYYY-MM-DD",)),
    ("a: jsn\n", lambda n: n.entries()["a"].one_of(("full", "json")), (1, 4), "'json'", ("full", "json")),
    ("a: {zh: 中}\n", lambda n: n.entries()["a"].wording(), (1, 4), "'en' is missing", ("zh", "en")),
]


@pytest.mark.parametrize(
    ("text", "read", "place", "words", "allowed"), ACCESS, ids=[case[3] for case in ACCESS]
)
def test_a_wrong_value_is_named_at_its_place_with_what_is_allowed(
    text: str,
    read: Callable[[Node], object],
    place: tuple[int, int],
    words: str,
    allowed: tuple[str, ...],
) -> None:
    error = fault(text, read)
    assert (error.line, error.column) == place
    assert words in error.message.en
    assert error.allowed == allowed


def test_the_caret_stands_under_wide_characters() -> None:
    error = fault("{名称: 甲, selct: []}\n", lambda node: node.map(("名称", "select")))
    assert str(error).splitlines() == [
        "a.yaml:1:9: 未知的键“selct”，是否应为“select”？",
        "    {名称: 甲, selct: []}",
        "               ^^^^^",
        "可用的值：名称, select",
    ]
    assert error.describe("en").splitlines()[0] == "a.yaml:1:9: unknown key 'selct'; did you mean 'select'?"


def test_the_caret_is_as_wide_as_the_word() -> None:
    lines = str(fault("a: 五百\n", lambda node: node.entries()["a"].decimal())).splitlines()
    assert lines[2] == "       ^^^^"


def test_a_long_line_is_shown_around_the_caret() -> None:
    lines = (
        fault("a: [" + "甲, " * 500 + "5]\n", lambda n: n.entries()["a"].strings())
        .describe("en")
        .splitlines()
    )
    before, _, _ = lines[1].rpartition("5")
    assert len(lines[1]) < 150
    assert lines[2].index("^") == len(before) + before.count("甲")


@given(st.text(max_size=60) | st.binary(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_document_or_a_document_error(text: str | bytes) -> None:
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")
    try:
        root = parse_document(text, "a.yaml")
    except DocumentError as error:
        told = str(error)
    else:
        told = str(root.error(Text("", "")))
    assert re.match(r"a\.yaml:[1-9]\d*:[1-9]\d*: ", told)


# ---- Compiled twins.


def plain(content: object) -> object:
    """Return a tree with lists for tuples, to compare one from JSON with one from YAML."""
    if isinstance(content, dict):
        return {key: plain(value) for key, value in content.items()}
    return [plain(value) for value in content] if isinstance(content, list | tuple) else content


@pytest.mark.parametrize("path", compiled.packaged_documents(), ids=lambda path: path.stem)
def test_every_packaged_document_has_a_fresh_twin(path: Path) -> None:
    twin = compiled.read_twin(path, path.read_bytes())
    assert twin is not None, "run: python -m govlint_grammar.compiled"
    assert plain(twin[2]) == plain(load_document(path).content)


def test_a_twin_of_another_text_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    (tmp_path / "compiled").mkdir()
    document, twin = tmp_path / "d.yaml", tmp_path / "compiled" / "d.json"
    document.write_text("a: 1\n", "utf-8")
    twin.write_text(compiled.compile_document(document), "utf-8")
    twin.write_text(twin.read_text("utf-8").replace("1,4,1]", "1,4,2]"), "utf-8")
    assert load_packaged(document).entries()["a"].integer() == 2, "the twin is read"
    document.write_text("a: 3\n", "utf-8")
    assert load_packaged(document).entries()["a"].integer() == 3, "a stale twin is not"
    twin.write_text("{", "utf-8")
    assert load_packaged(document).entries()["a"].integer() == 3, "nor a broken one"


def test_the_check_tells_stale_and_leftover_twins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from govlint_grammar.compiled import __main__ as command

    for module in (compiled, command):
        monkeypatch.setattr(module, "PACKAGE", tmp_path)
    (tmp_path / "compiled").mkdir()
    (tmp_path / "d.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "compiled" / "gone.json").write_text("{}", "utf-8")
    assert command.main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == ["stale: d.yaml", "left over: compiled/gone.json"]
    assert command.main([]) == 0
    assert command.main(["--check"]) == 0


def test_forms_and_provisions_load_without_a_yaml_parser() -> None:
    code = (
        "import sys; from govlint_grammar.form_loader import packaged_forms; packaged_forms();"
        "from govlint_grammar.provisions import packaged_provisions; packaged_provisions();"
        "sys.exit(any(name.startswith('ruamel') for name in sys.modules))"
    )
    path = str(Path(compiled.__file__).parent.parent.parent)
    assert (
        subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r}); {code}"]).returncode
        == 0
    )
