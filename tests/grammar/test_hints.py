"""Looking for the words of all patterns at once never misses one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint_grammar.assertions import hints

SHORT = st.text("ab公开", min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def _nothing_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "_Watched", type("_Watched", (), {"words": {}, "pattern": None}))


def test_nothing_is_found_while_nothing_is_watched() -> None:
    assert hints.words_in("公开") == {}


def test_words_hidden_behind_others_are_found() -> None:
    hints.watch(["不公开为", "公开为原则", "原则", "公开"])
    assert hints.words_in("不公开为原则").keys() == {"不公开为", "公开为原则", "原则", "公开"}
    assert "公开为原则" not in hints.words_in("原则")


@given(st.lists(SHORT, max_size=6), st.lists(SHORT, max_size=3), st.text("ab公开\n", max_size=30))
def test_no_word_is_missed(words: list[str], later: list[str], text: str) -> None:
    hints._Watched.words, hints._Watched.pattern = {}, None
    for more in (words, later):
        hints.watch(more)
        found = hints.words_in(text)
        for word in hints._Watched.words:
            lines = {text.count("\n", 0, at) for at in range(len(text)) if text.startswith(word, at)}
            assert {text.count("\n", 0, at) for at in found.get(word, ())} >= lines
