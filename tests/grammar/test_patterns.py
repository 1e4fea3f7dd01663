"""Patterns from the cache: the same as compiled ones, and compiled whenever the cache is not as expected."""

from __future__ import annotations

import marshal
import re
from typing import TYPE_CHECKING

import pytest

from govlint_grammar import patterns
from govlint_grammar.build_cache import keep
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = [
    (r"[一二三四五六七八九十]{1,3}、\s*(?P<words>\S+)", 0, "三、收到和处理政府信息公开申请情况"),
    (r"(?P<year>(?:19|20)\d\d)年(?!来)(?P<month>\d+月)?", 0, "截至2023年12月"),
    (r"总.计", re.DOTALL | re.MULTILINE, "总\n计"),
    (r"(?i)TEL(?<=l)|(a)(?(1)b|c)", 0, "tel: ab"),
    (r"(?<![\d.])\d{1,3}(?:,\d{3})*(?![\d,])", re.VERBOSE, "共 1,234 件"),
    (r"", 0, "any"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(patterns, "_asked", {})
    monkeypatch.setattr(patterns, "_missed", {})
    monkeypatch.setattr(patterns.atexit, "register", lambda run: run)
    patterns._known.cache_clear()
    return tmp_path / "built"


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    patterns._known.cache_clear()


def next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns._keep_missed()
    patterns._known.cache_clear()
    monkeypatch.setattr(patterns, "_asked", {})
    monkeypatch.setattr(patterns, "_missed", {})


@pytest.mark.parametrize(("text", "flags", "sample"), SAMPLES)
def test_a_kept_pattern_is_the_same_as_a_compiled_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, flags: int, sample: str
) -> None:
    compiled = regex(text, flags)
    next_run(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(patterns.re, "compile", lambda *_: pytest.fail("compiled again"))
        revived = regex(text, flags)
    assert revived == compiled
    assert (revived.pattern, revived.flags, revived.groups) == (text, compiled.flags, compiled.groups)
    assert dict(revived.groupindex) == dict(compiled.groupindex)
    assert [(m.span(), m.groups(), m.lastgroup) for m in revived.finditer(sample)] == [
        (m.span(), m.groups(), m.lastgroup) for m in compiled.finditer(sample)
    ]


@pytest.mark.parametrize("damage", [b"", b"not a cache", b"\0" * 64])
def test_a_damaged_cache_is_written_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    regex("[甲乙丙]+")
    next_run(monkeypatch)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert regex("[甲乙丙]+").fullmatch("甲丙")
    next_run(monkeypatch)
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "entry",
    [
        (0, b"\xff" * 12, 0, {}),  # numbers that are no program
        (0, b"\1\0\0", 0, {}),  # not whole numbers
        (0, b"", 0, {}),
        ("0", b"", 0),
        None,
    ],
)
def test_an_entry_that_is_none_costs_nothing_but_time(folder: Path, entry: object) -> None:
    keep("patterns", patterns._ENGINE, marshal.dumps({("[甲乙丙]+", 0): entry}))
    assert regex("[甲乙丙]+").fullmatch("甲丙")


def test_runs_at_the_same_time_keep_each_others_patterns(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regex("甲")
    keep("patterns", patterns._ENGINE, marshal.dumps(dict(patterns._compiled([("乙", 0)]))))
    next_run(monkeypatch)
    assert set(patterns._known()) == {("甲", 0), ("乙", 0)}


def test_what_is_no_longer_asked_for_leaves_a_full_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_MOST", 3)
    for text in "甲乙丙":
        regex(text)
    next_run(monkeypatch)
    assert regex("乙")
    assert regex("丁")
    next_run(monkeypatch)
    assert set(patterns._known()) == {("乙", 0), ("丁", 0)}


def test_a_mistake_in_a_pattern_is_said_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        with pytest.raises(re.error):
            regex("(")
        next_run(monkeypatch)


def test_another_compiler_leaves_patterns_compiled_as_always(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("re._compiler._code", None)
        assert not dict(patterns._compiled([("甲", 0)]))
    assert regex("甲").match("甲")
