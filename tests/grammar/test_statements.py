"""What the statement grammar finds in passages of our own, by class of wording, and what holds for any text."""

from __future__ import annotations

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from govlint_grammar.prose.lexicon import lexicon
from govlint_grammar.statement_types import AllClaim, OutcomeClaim, PartsClaim, ShareClaim, Statement
from govlint_grammar.statements import extract

DATA = Path(__file__).parent.parent / "data" / "statements"
REPORTS = Path(__file__).parent.parent.parent.parent / "shared" / "reports"


class Expected(NamedTuple):
    key: str
    value: str
    channel: str | None
    certain: bool


class Case(NamedTuple):
    text: str
    year: int
    expected: tuple[Expected, ...]


def read_expected(line: str) -> Expected:
    key, _, rest = line.lstrip("~").partition(" = ")
    value, _, channel = rest.partition(" @")
    return Expected(key, value, channel or None, not line.startswith("~"))


def load_cases() -> list[Case]:
    return [
        Case(passage["text"], passage.get("year", 2023), tuple(map(read_expected, passage["states"])))
        for path in sorted(DATA.glob("*.yaml"))
        for group in YAML(typ="safe").load(path.read_text("utf-8"))
        for passage in group["passages"]
    ]


def found_in(case: Case) -> list[Expected]:
    statements = extract(case.text, year=case.year).statements
    return [
        Expected(s.key, str(s.value), s.channel, s.certain) for s in statements if s.year in (None, case.year)
    ]


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.text[:40])
def test_passage_states_what_it_is_labelled_with(case: Case) -> None:
    found, expected = Counter(found_in(case)), Counter(case.expected)
    certain = Counter({label: count for label, count in expected.items() if label.certain})
    assert not certain - found, "not found"
    assert not found - expected, "found beside it"


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.text[:40])
def test_none_goes_with_zero(case: Case) -> None:
    for statement in extract(case.text, year=case.year).statements:
        assert statement.none == (statement.value == Decimal(0))


def test_another_year_is_carried_by_its_statements() -> None:
    years = {
        s.value: s.year for s in extract("2022年收到申请9件，2023年收到申请14件。", year=2023).statements
    }
    assert years == {Decimal(9): 2022, Decimal(14): None}


def test_years_without_the_report_s_own_are_as_written() -> None:
    assert [s.year for s in extract("2022年收到申请9件。", year=None).statements] == [2022]


def test_full_width_digits_are_quoted_as_written() -> None:
    (statement,) = extract("全年共收到政府信息公开申请１３件。", year=2023).statements
    assert (statement.value, statement.quote) == (Decimal(13), "收到政府信息公开申请１３件")


def test_table_cells_are_no_prose() -> None:
    text = "\t收到申请3件\n\n收到政府信息公开申请4件。"
    assert [s.value for s in extract(text, year=2023).statements] == [Decimal(4)]


def test_statements_stand_in_the_order_of_the_text() -> None:
    text = "未收取信息处理费。\n收到政府信息公开申请4件，办结4件。"
    starts = [s.span.start for s in extract(text, year=2023).statements]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_sentences_with_numbers_that_state_nothing_are_unread() -> None:
    extraction = extract("开展培训2次。收到政府信息公开申请4件。加强领导。", year=2023)
    assert [sentence.text for sentence in extraction.unread] == ["开展培训2次。"]


# ---- claims ----


def claims_of(text: str) -> list[object]:
    return list(extract(text, year=2023).claims)


def test_all_settled_is_claimed_of_requests_only() -> None:
    (claim,) = claims_of("收到政府信息公开申请12件，已全部办结。")
    assert isinstance(claim, AllClaim)
    assert (claim.subject, claim.predicate, claim.quote) == (
        "requests.received",
        "requests.settled",
        "全部办结",
    )
    assert claims_of("受理热线工单30件，全部办结。") == []
    assert claims_of("收到政府信息公开申请12件，均按时答复。") == []


def test_a_settling_rate_of_a_hundred_is_such_a_claim() -> None:
    (claim,) = claims_of("收到政府信息公开申请12件，按时办结率100%。")
    assert isinstance(claim, AllClaim)
    assert claims_of("承办建议1件、提案1件，办结率100%。") == []


@pytest.mark.parametrize(
    ("text", "block", "outcome", "every"),
    [
        ("行政复议3件，均获维持。", "disputes.reconsideration", "upheld", True),
        ("行政诉讼全年零败诉。", "disputes.litigation", "corrected", False),
        ("行政复议无被纠错案件。", "disputes.reconsideration", "corrected", False),
        ("行政诉讼3件，全部胜诉。", "disputes.litigation", "upheld", True),
    ],
)
def test_outcomes_of_all_or_none(text: str, block: str, outcome: str, every: bool) -> None:
    claims = [claim for claim in claims_of(text) if isinstance(claim, OutcomeClaim)]
    assert [(claim.block, claim.outcome, claim.every) for claim in claims] == [(block, outcome, every)]


def test_a_sum_is_the_whole_of_the_numbers_before_it() -> None:
    (claim,) = claims_of("网站公开信息106条，微信公众号发布信息47条，合计153条。")
    assert isinstance(claim, PartsClaim)
    assert claim.exhaustive
    assert (claim.whole.value, [part.value for part in claim.parts]) == (153, [106, 47])


def test_a_residual_makes_parts_exhaustive_and_a_plain_list_does_not() -> None:
    (rest,) = claims_of("收到政府信息公开申请7件，其中自然人5件，其余2件为企业申请。")
    (plain,) = claims_of("收到政府信息公开申请7件，其中自然人5件、企业1件。")
    assert isinstance(rest, PartsClaim)
    assert isinstance(plain, PartsClaim)
    assert (rest.exhaustive, plain.exhaustive) == (True, False)


def test_parts_told_apart_in_two_ways_are_not_added_up() -> None:
    claims = claims_of("收到政府信息公开申请10件，其中自然人8件、企业2件，予以公开6件，不予公开4件。")
    assert [sum(part.value for part in claim.parts) for claim in claims if isinstance(claim, PartsClaim)] == [
        10
    ]


def test_a_share_has_its_operands() -> None:
    text = "主动公开信息50条，其中网站公开5条，占比10.0%。"
    (claim,) = [claim for claim in claims_of(text) if isinstance(claim, ShareClaim)]
    assert (claim.percent, claim.digits, claim.part.value, claim.whole.value) == (10, 1, 5, 50)
    assert text[claim.span.start : claim.span.end] == claim.quote


def test_claims_keep_their_places_in_a_longer_text() -> None:
    text = "概述。\n收到政府信息公开申请7件，其中自然人5件，其余2件为企业申请，占28.6%。\n行政复议3件，均获维持。"
    for claim in extract(text, year=2023).claims:
        assert text[claim.span.start : claim.span.end] == claim.quote


# ---- any text ----

WORDS = sorted(lexicon().senses)
PROSE = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(list("，。；、：（）()[]“”《》 \n\t-—")),
        st.integers(0, 3000).map(str),
        st.sampled_from(
            ["三件", "十二件", "2023年", "12月31日", "50%", "近百件", "1,206件", "两千元", "0571-86221100"]
        ),
        st.text(max_size=4),
    ),
    max_size=40,
).map("".join)


def check_places(text: str, statement: Statement) -> None:
    assert 0 <= statement.span.start < statement.span.end <= len(text)
    assert text[statement.span.start : statement.span.end] == statement.quote


@settings(max_examples=150, deadline=None)
@given(PROSE, st.one_of(st.none(), st.integers(2019, 2026)))
def test_any_prose_is_read_and_every_quote_stands_in_it(text: str, year: int | None) -> None:
    extraction = extract(text, year=year)
    for statement in extraction.statements:
        check_places(text, statement)
    for claim in extraction.claims:
        assert text[claim.span.start : claim.span.end] == claim.quote
    for sentence in extraction.unread:
        assert text[sentence.span.start : sentence.span.end] == sentence.text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    for statement in extract(text, year=2023).statements:
        check_places(text, statement)


HOSTILE = (
    "收到申请1件，",
    "未",
    "（",
    "（收到申请3件",
    "一",
    "1",
    "其中自然人1件、",
    "要求公开",
    "联系电话0571-86221100，",
    "请与",
    "2023年1月1日至",
    "占5%，",
    "合计3件，",
    "公开信息5条、",
    "和",
    "无申请",
)


def steps(text: str) -> int:
    """Count the lines of our own code that reading a text executes."""
    count = 0

    def trace(frame: object, event: str, arg: object) -> object:
        nonlocal count
        code = frame.f_code.co_filename  # type: ignore[attr-defined]  # the tracer is handed a frame
        if "govlint_grammar" not in code:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # as above
    try:
        extract(text, year=2023)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("end", ["", "。"])
def test_work_grows_with_the_text_and_no_faster(piece: str, end: str) -> None:
    extract(piece * 2, year=2023)  # the vocabulary and the grammar are loaded once
    small, large = steps((piece + end) * 150), steps((piece + end) * 600)
    assert large <= 6 * small + 2000


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports is not beside the checkout")
@pytest.mark.parametrize(
    ("number", "year", "key", "value"),
    [
        ("000", 2023, "requests.received", 0),
        ("001", 2021, "requests.closed.not_corrected", 1),
        ("002", 2023, "proactive.normative_documents.in_force", 3),
        ("003", 2020, "requests.received", 3),
        ("004", 2024, "fee.collected", 0),
    ],
)
def test_real_reports(number: str, year: int, key: str, value: int) -> None:
    (path,) = REPORTS.glob(f"{number}_*.txt")
    text = path.read_text("utf-8")
    statements = [s for s in extract(text, year=year).statements if s.key == key]
    assert [s.value for s in statements] == [value]
    for statement in statements:
        check_places(text, statement)
