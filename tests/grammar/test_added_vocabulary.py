"""Words added to the vocabulary change what is read in the texts that they count for, and in no other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.documents import DocumentError
from govlint_grammar.statements import extract
from govlint_grammar.vocabulary import check_together, read_words

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "# Ours\nrequest.full: >-\n  晒单函 惠民(公开)函\nfee.processing: >-\n  晒单费\n"


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("本年度收到晒单函3件。", "requests.received", 3),
        ("全年收到惠民函12件。", "requests.received", 12),
        ("全年收到惠民公开函12件。", "requests.received", 12),
        ("全年未收到晒单函。", "requests.received", 0),
        ("全年未收取晒单费。", "fee.collected", 0),
    ],
)
def test_added_words_are_read_where_they_count(text: str, key: str, value: int) -> None:
    assert extract(text, year=2024).statements == ()
    (found,) = extract(text, year=2024, vocabulary=(WORDS,)).statements
    assert (found.key, found.value, found.certain) == (key, Decimal(value), True)
    assert extract(text, year=2024).statements == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("request.full: >-\n  好词\n晒单函\n", 3, 1, "indented"),
        ("  晒单函\n", 1, 1, "indented"),
        ("request.ful: >-\n  晒单函\n", 1, 1, "request.full"),
        ("request.full: >-\n  晒单函 新收\n", 2, 7, "receive.new"),
        (
            "request.full: >-\n  [甲|乙][甲|乙][甲|乙][甲|乙][甲|乙][甲|乙][甲|乙][甲|乙][甲|乙][甲|乙]\n",
            2,
            3,
            "1000",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, words: str
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DocumentError) as raised:
        check_together((read_words(path),), path)
    assert (raised.value.line, raised.value.column) == (line, column)
    assert words in raised.value.describe("en")
