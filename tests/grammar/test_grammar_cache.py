"""The cache of built grammars: used when whole, made anew when damaged, done without when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint_grammar.grammar_cache import load_grammar

if TYPE_CHECKING:
    from pathlib import Path

    from lark import Lark

TEXT = "一、总体情况\n我局认真开展工作。\n"


def tokens(parser: Lark) -> list[str]:
    return [token.type for token in parser.parse(TEXT).scan_values(lambda _: True)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "built"


def test_a_grammar_is_stored_and_loaded_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = tokens(load_grammar("layout.lark"))
    assert built == ["OVERVIEW_HEADING", "PARAGRAPH"]
    (stored,) = folder.glob("layout-*")
    monkeypatch.setattr("govlint_grammar.build_cache.keep", lambda *_: pytest.fail("built again"))
    assert tokens(load_grammar("layout.lark")) == built
    assert list(folder.glob("layout-*")) == [stored]


@pytest.mark.parametrize("damage", [b"", b"not a pickle", b"\x80\x04N."])
def test_a_damaged_cache_is_made_anew(folder: Path, damage: bytes) -> None:
    load_grammar("layout.lark")
    (stored,) = folder.glob("layout-*")
    whole = stored.read_bytes()
    stored.write_bytes(damage)
    assert tokens(load_grammar("layout.lark")) == ["OVERVIEW_HEADING", "PARAGRAPH"]
    assert len(stored.read_bytes()) > len(whole) // 2


def test_no_cache_costs_time_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert tokens(load_grammar("layout.lark")) == ["OVERVIEW_HEADING", "PARAGRAPH"]
