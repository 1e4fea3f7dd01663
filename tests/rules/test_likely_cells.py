"""Where several sums fail together, the fewest cells whose correction explains them all are named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from govlint.api import check_text
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.totals import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

FIGURES = {
    "requests.received[individual]": 6,
    "requests.received[business]": 2,
    "requests.granted[individual]": 4,
    "requests.granted[business]": 2,
    "requests.unavailable.not_held[individual]": 1,
    "requests.carried_out[individual]": 1,
}


def all_cells() -> dict[str, str]:
    """Every cell of table 3 with its number, so that no total follows when one of them is changed."""
    form = packaged_forms()[-1]
    keys = cell_keys(form.table("requests"))
    return {key: text for key, text in filled(form, form.table("requests"), FIGURES).items() if key in keys}


CELLS = all_cells()


def likely(values: Mapping[str, int | str]) -> set[tuple[str, str, str]]:
    """Return row, column and the number in place of which another is named, of all findings together."""
    text = base_report("2021", Edits(set={**CELLS, **values}))
    return {
        (related.place.row.removeprefix("requests."), related.place.column, related.message.zh)
        for finding in check_text(text, as_of=date(2026, 6, 30)).diagnostics
        for related in finding.related
        if "最可能填错" in related.message.zh
    }


@pytest.mark.parametrize(
    ("key", "number", "right"),
    [
        ("requests.received[individual]", 16, 6),
        ("requests.settled[total]", 1, 7),
        ("requests.granted[business]", 0, 2),
        ("requests.carried_out[total]", 0, 1),
        ("requests.refused.deliberative[research]", 1, 0),
    ],
)
def test_one_wrong_number(key: str, number: int, right: int) -> None:
    row, column = key.removeprefix("requests.").removesuffix("]").split("[")
    assert likely({key: number}) == {(row, column, f"最可能填错：由 {number} 改为 {right}，全部算式即可成立")}


def test_one_number_and_its_total() -> None:
    values = {"requests.unavailable.not_held[individual]": 9, "requests.unavailable.not_held[total]": 9}
    assert likely(values) == {
        ("unavailable.not_held", column, "最可能填错：由 9 改为 1，与另一格一并改正，全部算式即可成立")
        for column in ("individual", "total")
    }


def test_nothing_is_named_where_two_pairs_could_be_the_wrong_one() -> None:
    # Two too many in both columns: they may be among those granted or among those not held.
    values = {"requests.unavailable.not_held[individual]": 3, "requests.unavailable.not_held[total]": 3}
    assert likely(values) == set()


def test_a_number_in_the_column_beside_its_own() -> None:
    values = {"requests.unavailable.not_held[individual]": 0, "requests.unavailable.not_held[research]": 1}
    assert {(row, column) for row, column, _ in likely(values)} == {
        ("unavailable.not_held", "individual"),
        ("unavailable.not_held", "research"),
    }


def test_nothing_is_named_where_the_total_of_one_block_alone_is_wrong() -> None:
    assert likely({"disputes.direct_suit.upheld": 1, "disputes.direct_suit.total": 3}) == set()


def test_nothing_is_named_where_two_cells_could_be_the_wrong_one() -> None:
    blank = {f"requests.{row}[research]": "" for row in ("granted", "partly_granted")}
    values = {"requests.granted[individual]": 5, "requests.partly_granted[total]": 0}
    assert likely({**blank, **values}) == set()


def test_nothing_is_named_where_a_number_would_have_to_be_negative() -> None:
    # Three requests granted that nobody made: no cell or pair of cells can be put right to explain it.
    values = {"requests.granted[individual]": 0, "requests.granted[total]": 0, "requests.received[total]": 9}
    assert likely(values) == set()
