"""The parts of the statement grammar: vocabulary, numerals, the shape of a sentence."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from govlint_grammar.prose.kinds import BITS
from govlint_grammar.prose.lexicon import FILES, VocabularyError, lexicon, read_vocabulary, spellings
from govlint_grammar.prose.numerals import read_digits, read_han
from govlint_grammar.prose.phrases import phrases_of
from govlint_grammar.prose.shapes import read_shape
from govlint_grammar.prose.words import LONGEST_WORD, Word, read_words

if TYPE_CHECKING:
    from govlint_grammar.prose.units import Phrase

FOLDER = files("govlint_grammar").joinpath("prose", "vocabulary")
DIGITS, UNITS = "零一二三四五六七八九", ("", "十", "百", "千")


def in_chinese(number: int) -> str:
    """Write a number below ten thousand as a report would."""
    written = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            written += DIGITS[digit] + UNITS[place]
        elif written and not written.endswith("零"):
            written += "零"
    return written.rstrip("零") or "零"


@given(st.integers(0, 9999))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert read_han(in_chinese(number)) == number


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_numerals_above_ten_thousand(high: int, low: int) -> None:
    joint = "零" if 0 < low < 1000 else ""
    assert read_han(f"{in_chinese(high)}万{joint}{in_chinese(low) if low else ''}") == high * 10_000 + low


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("两千零五", 2005),
        ("一百五", 150),
        ("一万二", 12000),
        ("二〇二三", 2023),
        ("两百三十", 230),
    ],
)
def test_usual_ways_of_writing(written: str, number: int) -> None:
    assert read_han(written) == number


@pytest.mark.parametrize("written", ["", "三五", "百", "十百", "万", "一二十三四", "一零十"])
def test_what_is_no_number(written: str) -> None:
    assert read_han(written) is None


@given(st.text("零〇一二三四五六七八九十百千万两", max_size=30))
def test_no_numeral_is_an_error(written: str) -> None:
    number = read_han(written)
    assert number is None or number >= 0


def test_thousands_separators_say_nothing() -> None:
    assert read_digits("1,206") == 1206


@pytest.mark.parametrize("name", [*FILES, "contact", "triggers"])
def test_vocabulary_files_are_yaml_and_both_readers_agree(name: str) -> None:
    text = FOLDER.joinpath(f"{name}.yaml").read_text("utf-8")
    by_yaml = {key: words.split() for key, words in YAML(typ="safe").load(text).items()}
    by_lines: dict[str, list[str]] = {}
    for key, word in read_vocabulary(text):
        by_lines.setdefault(key, []).append(word)
    assert by_lines == by_yaml


@pytest.mark.parametrize("text", ["无", "  无\n", "neg.none: 无\n", "neg: >\n"])
def test_vocabulary_in_another_layout_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        list(read_vocabulary(text))


def test_every_word_is_found_whole() -> None:
    """No word hides another: each is read as one word, of its own sense."""
    hidden = []
    for word, sense in lexicon().senses.items():
        words = read_words(word + "\n", 0, len(word))
        if [(w.kind, w.name, w.end) for w in words] != [(*sense, len(word))]:
            hidden.append(word)
    # These begin with a number of their own, which is read first; as words they are found in a sentence.
    assert [
        word for word in hidden if not any(char in '一二三四五六七八九十两半12345()（）“"' for char in word)
    ] == []


def test_every_kind_has_a_bit_and_every_word_fits_the_window() -> None:
    senses = lexicon().senses
    assert {sense.kind for sense in senses.values()} <= BITS.keys()
    assert max(map(len, senses)) < LONGEST_WORD


KINDS_OF_SYMBOLS = {"N": "number", "R": "share", "V": "vague", "A": "about_number"}


def words_of(symbols: str) -> list[Word]:
    return [
        Word(symbol, KINDS_OF_SYMBOLS.get(symbol, "known"), "", 2 * place, 2 * place + 1)
        for place, symbol in enumerate(symbols)
    ]


def plain(phrases: list[Phrase]) -> list[object]:
    return [
        (phrase.mark, [(u.words, u.number, u.before, u.joint, u.vague, u.share) for u in phrase.units])
        for phrase in phrases
    ]


@given(st.text("WWWNNVARCPJ", max_size=40))
def test_a_sentence_is_cut_alike_by_the_grammar_and_without_it(symbols: str) -> None:
    bracketed = symbols + "COE"  # an empty bracket says nothing, but the grammar is asked
    assert plain(phrases_of(words_of(symbols), symbols)) == plain(phrases_of(words_of(bracketed), bracketed))


@pytest.mark.parametrize(
    ("word", "all_spellings"),
    [
        ("甲(乙)丙", {"甲丙", "甲乙丙"}),
        ("[甲|乙]丙", {"甲丙", "乙丙"}),
        ("(甲|乙)丙", {"丙", "甲丙", "乙丙"}),
    ],
)
def test_spellings(word: str, all_spellings: set[str]) -> None:
    assert set(spellings(word)) == all_spellings


def test_a_sentence_has_clauses_groups_and_brackets() -> None:
    first, second = read_shape("WNCWNPWNOWNE")
    assert [group.counts for group in first.groups] == [(1,)]
    assert [group.counts for group in second.groups] == [(4,), (7,)]
    (bracket,) = [item for item in second.groups[1].items if isinstance(item, tuple)]
    assert [group.counts for clause in bracket for group in clause.groups] == [(10,)]


@given(st.text("WNVRCPJ", max_size=60))
def test_every_sentence_has_a_shape_that_holds_each_word_once(symbols: str) -> None:
    places = [item for clause in read_shape(symbols) for group in clause.groups for item in group.items]
    assert all(isinstance(place, int) for place in places)
    assert all(before < after for before, after in pairwise(places))  # type: ignore[operator]  # there is no bracket
    assert len(places) == sum(symbol not in "CPJ" for symbol in symbols)
