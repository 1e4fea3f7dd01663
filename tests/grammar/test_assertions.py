"""The language of conditions: reading, types, three-valued truth, and that no text makes it hang or crash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint_grammar.assertions.checking import check_condition
from govlint_grammar.assertions.errors import ExpressionError
from govlint_grammar.assertions.evaluation import condition
from govlint_grammar.assertions.facts import Facts
from govlint_grammar.assertions.keys import Kind, known_keys
from govlint_grammar.assertions.reading import LONGEST, read_condition
from govlint_grammar.assertions.syntax import (
    All,
    Arithmetic,
    Comparison,
    EachColumn,
    Function,
    Key,
    Length,
    Matches,
    Negative,
    Node,
    Not,
    Number,
    Presence,
    Sum,
    Words,
    decode,
    encode,
    written,
)
from govlint_grammar.assertions.syntax import (
    Any as AnyOf,
)
from govlint_grammar.assertions.values import Unknown
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

FORMS = packaged_forms()
KEYS = known_keys(FORMS)


def facts(edition: str = "2021", **edits: Any) -> Facts:
    report = parse_report(Source(base_report(edition, Edits(**edits))), FORMS)
    return Facts(report, FORMS, as_of=date(2026, 6, 30), edition=edition)


def truth(text: str, of: Facts, column: str = "") -> bool | str:
    """Return true or false, or the reason why it is not known."""
    node = read_condition(text)
    check_condition(node, KEYS)
    found = condition(node)(of, column)
    return found.reason.en if isinstance(found, Unknown) else found


# What is true, false and not known of a report with three requests, a blank cell and prose of its own.
T, F, U = "report.year = 2023", "report.year = 2022", "requests.granted[business] = 0"
REPORT = facts(
    set={
        "requests.received[individual]": 3,
        "requests.refused.state_secret[individual]": 1,
        "requests.refused.deliberative[individual]": 2,
        "disputes.reconsideration.upheld": 2,
    },
    blank=("requests.granted[business]", "requests.granted[total]"),
    say={
        "other": "2023年，发出收费通知2件，收取信息处理费40元。",
        "on_request": "全年收到政府信息公开申请3件。",
    },
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{T} and {T}", True),
        (f"{T} and {F}", False),
        (f"{U} and {F}", False),
        (f"{F} and {U}", False),
        (f"{U} and {T}", "blank"),
        (f"{T} and {U}", "blank"),
        (f"{U} and {U}", "blank"),
        (f"{T} or {F}", True),
        (f"{F} or {F}", False),
        (f"{U} or {T}", True),
        (f"{T} or {U}", True),
        (f"{U} or {F}", "blank"),
        (f"{F} or {U}", "blank"),
        (f"not {T}", False),
        (f"not {F}", True),
        (f"not ({U})", "blank"),
        (f"{F} and {T} or {T}", True),
        (f"{F} and ({T} or {T})", False),
    ],
)
def test_the_logic_has_three_values(text: str, expected: bool | str) -> None:
    found = truth(text, REPORT)
    assert found is expected or (isinstance(expected, str) and isinstance(found, str) and expected in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requests.received = 3", True),
        ("requests.received[business] = 0", True),
        ("requests.refused = 3", True),
        ("requests.refused[individual] = 1 + 2", True),
        ("sum(requests.received, requests.carried_in, 1) = 4", True),
        ("requests.received * 2 - 1 = 5", True),
        ("requests.received / 2 = 1.5", True),
        ("requests.received / 0 = 1", "dividing by zero"),
        ("-requests.received < 0", True),
        ("1 - 1 - 1 = -1", True),
        ("2 + 2 * 2 = 6", True),
        ("requests.received != 3", False),
        ("requests.received ≠ 4 and requests.received ≤ 3 and requests.received ≥ 3", True),
        ("disputes.reconsideration = 2", True),
        ("disputes.reconsideration.total = 2", True),
        ("report.agency = \"云州市青溪区水务局\"", True),
        ("report.edition = \"2021\" and check.year > report.year", True),
        ("requests.granted[business] is present", False),
        ("requests.granted[business] is absent", True),
        ("requests.received is present", True),
        ("requests.refused is present", True),
        ("sections.problems is present and aspects.management is present", True),
        ("tables.requests is absent", False),
        ("statements.fee.collected = 40", True),
        ("statements.fee.notices is present", True),
        ("statements.fee.noticed_amount is absent", True),
        ("statements.fee.noticed_amount = 1", "does not state"),
        ("statements.requests.received = requests.received", True),
        ("text.other matches \"收费通知[0-9]{1,3}件\"", True),
        ("text.other matches \"^收费\"", False),
        ("text matches \"水价图解\"", True),
        ("text.overview.on_request matches \"申请\"", True),
        ("text.title matches \"政府信息公开工作年度报告$\"", True),
        ("length(text.other) < 30", True),
        ("abs(requests.received - 5) = abs(5 - requests.received)", True),
        ("round(2 / 3, 2) = 0.67 and round(0.125, 2) = 0.13 and round(-0.125, 2) = -0.13", True),
        ("round(1, 0.5) = 1", "the sum has no result, as when dividing by zero"),
        ("remainder(25, 10) = 5 and remainder(0.5, 0.2) = 0.1", True),
        ("remainder(25, 0) = 5", "the sum has no result, as when dividing by zero"),
        ('first("区号0578", 2) = "区号" and first("区", 9) = "区"', True),
        ('first("区号", 0 - 1) = "区"', "the sum has no result, as when dividing by zero"),
        ("length(text.problems) > 1000", False),
        ("previous.requests.carried_out = 0", "last year"),
        ("proactive.rules.made = 0", "has no cell"),
    ],
)  # fmt: skip
def test_what_is_true_of_a_report(text: str, expected: bool | str) -> None:
    found = truth(text, REPORT)
    assert found is expected or (isinstance(expected, str) and isinstance(found, str) and expected in found)


def test_a_column_is_that_of_the_keys_without_one() -> None:
    balance = (
        "requests.received + requests.carried_in = requests.settled + requests.carried_out in each column"
    )
    assert truth(balance, REPORT, "individual") is True
    assert REPORT.columns("requests.received") == (
        "individual", "business", "research", "nonprofit", "legal_service", "other", "total",
    )  # fmt: skip
    assert REPORT.columns("requests.refused") == REPORT.columns("requests.received")


def test_a_class_may_be_a_row_in_another_edition() -> None:
    assert truth("requests.closed = 2", facts("2019", set={"requests.closed[other]": 2})) is True
    assert truth("requests.closed = 2", facts(set={"requests.closed.other[other]": 2})) is True


def test_a_part_that_is_not_there_is_not_known() -> None:
    report = facts(drop=("problems", "requests.table"))
    assert truth("length(text.problems) > 3", report) == "there is no part 'Main problems and improvements'"
    assert truth("requests.received = 0", report) == "Table 3 is missing or could not be understood"
    assert truth("sections.problems is present", report) is False
    assert truth("text.problems is absent", report) is True


def test_words_in_place_of_a_number_are_neither_there_nor_not() -> None:
    report = facts(set={"requests.received[other]": "若干"})
    assert isinstance(truth("requests.received[other] is present", report), str)


@pytest.mark.parametrize(
    "said",
    ["收取信息处理费10元。收取信息处理费20元。", "据统计，或收取信息处理费若干元。"],
    ids=["two values", "not a certain one"],
)
def test_what_prose_says_in_two_ways_or_not_for_certain_has_no_value(said: str) -> None:
    assert isinstance(truth("statements.fee.collected = 10", facts(say={"other": said})), str)


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("", 0, "ends too soon"),
        ("requests.received =", 19, "ends too soon"),
        ("requests.received = = 1", 20, "'=' cannot stand here"),
        ("requests.received # 1", 18, "the character '#'"),
        ("1 = 1 = 1", 6, "'=' cannot stand here"),
        ("(1 = 1", 6, "ends too soon"),
        ("1 + 1", 0, "a condition is needed"),
        ("1 and 1 = 1", 0, "a condition is needed"),
        ("(1 = 1) + 1 = 2", 1, "a number is needed"),
        ("1 = \"a\"", 4, "a number is needed"),
        ("\"a\" < \"b\"", 0, "= or != only"),
        ("1 is present", 0, "a key must stand before 'is'"),
        ("requests.received matches \"a\"", 0, "a text is needed"),
        ("text matches \"a(b\"", 15, "a bracket is not closed"),
        ("sections.other = 1", 0, "a number or a text is needed"),
        ("statements.fee.colected = 1", 0, "did you mean 'statements.fee.collected'?"),
        ("report.year = 1 in each column", 0, "needs keys of a table with columns"),
        ("round(1) = 1", 0, "'round' is written round(number, number)"),
        ("abs(text) = 1", 4, "a number is needed"),
        ("first(1, 2) = \"1\"", 6, "a text is needed"),
        ("abs = 1", 0, "a report has no key 'abs'"),
        ("not " * 60 + "1 = 1", 240, "nested too deeply"),
        ("1 = 1 or " * 300 + "1 = 1", LONGEST, "more than 2000 characters"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_offset(text: str, at: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        check_condition(read_condition(text), KEYS)
    assert (caught.value.at, message in caught.value.message.en) == (at, True), caught.value.message.en


WORDS = st.sampled_from(
    [
        "requests.received", "text.other", "report.year", "statements.fee.notices", "sections.other", "1", "0.5",
        "+", "-", "*", "/", "=", "!=", "<=", "(", ")", ",", "and", "or", "not", "is", "present", "absent",
        "matches", "sum", "length", "abs", "round", "remainder", "first", "in", "each", "column", '"a"', '"(b|c){1,3}"', "previous.requests.received",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_a_condition_or_a_mistake_with_a_place(text: str) -> None:
    try:
        node = read_condition(text)
        check_condition(node, KEYS)
    except ExpressionError as error:
        assert 0 <= error.at <= len(text)  # noqa: PT017 - most texts raise it, some do not
        return
    found = condition(node)(REPORT, "")
    assert isinstance(found, bool | Unknown)
    assert without_places(read_condition(written(node))) == without_places(node)


def keys(kind: Kind) -> st.SearchStrategy[Node]:
    names = st.sampled_from(sorted(key for key, known in KEYS.items() if known is kind))
    return st.builds(Key, st.just(0), names, st.booleans())


NUMBERS = st.recursive(
    st.one_of(
        keys(Kind.NUMBER),
        st.builds(Number, st.just(0), st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False)),
    ),
    lambda inner: st.one_of(
        st.builds(Sum, st.just(0), st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Negative, st.just(0), inner),
        st.builds(Arithmetic, st.just(0), st.sampled_from("+-*/"), inner, inner),
        st.builds(Function, st.just(0), st.just("abs"), st.tuples(inner)),
        st.builds(Function, st.just(0), st.sampled_from(["round", "remainder"]), st.tuples(inner, inner)),
    ),
    max_leaves=6,
)
PLAIN_TEXTS = st.one_of(
    keys(Kind.TEXT),
    st.builds(
        Words, st.just(0), st.text(st.characters(codec="utf-8", exclude_characters='\\\n"'), max_size=5)
    ),
)
TEXTS = st.one_of(
    PLAIN_TEXTS, st.builds(Function, st.just(0), st.just("first"), st.tuples(PLAIN_TEXTS, NUMBERS))
)
CONDITIONS = st.recursive(
    st.one_of(
        st.builds(
            Comparison, st.just(0), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NUMBERS, NUMBERS
        ),
        st.builds(Comparison, st.just(0), st.sampled_from(["=", "!="]), TEXTS, TEXTS),
        st.builds(Comparison, st.just(0), st.just(">"), st.builds(Length, st.just(0), TEXTS), NUMBERS),
        st.builds(Presence, st.just(0), st.one_of(*map(keys, Kind)), st.booleans()),
        st.builds(Matches, st.just(0), TEXTS, st.sampled_from(["申请", "[0-9]{1,4}件", "(?<!a)b|^c"])),
    ),
    lambda inner: st.one_of(
        st.builds(Not, st.just(0), inner),
        st.builds(All, st.just(0), st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.just(0), st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(CONDITIONS, st.sampled_from(["", "individual", "total", "no such column"]))
def test_every_condition_has_a_value_for_every_report(node: Node, column: str) -> None:
    check_condition(node, KEYS)
    assert isinstance(condition(node)(REPORT, column), bool | Unknown)
    assert decode(encode(node)) == node


@settings(deadline=None)
@given(CONDITIONS)
def test_what_is_written_reads_the_same(node: Node) -> None:
    assert without_places(read_condition(written(node))) == without_places(node)


@given(CONDITIONS)
def test_a_condition_on_each_column_reads_the_same(node: Node) -> None:
    each = EachColumn(0, node)
    assert without_places(read_condition(written(each))) == without_places(each)


def without_places(node: object) -> object:
    if isinstance(node, Decimal):
        return node.normalize()
    if not isinstance(node, tuple):
        return node
    fields = node[1:] if hasattr(node, "_fields") else node
    return type(node).__name__, tuple(map(without_places, fields))
