"""The cells named as likely wrong are the fewest that explain all sums that fail: held against trying them all."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.api import check_text
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.sums.corrections import corrections
from govlint_grammar.sums.lines import sums
from govlint_grammar.totals import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.api import BoundTable
    from govlint_grammar.sums.lines import Sum

FORM = packaged_forms()[-1]
TABLE = FORM.table("requests")
KEYS = sorted(cell_keys(TABLE))
APPLICANTS = ("individual", "business", "research", "nonprofit", "legal_service", "other")
RESULTS = sorted({key.split("[")[0] for key in KEYS} - {
    "requests.received", "requests.carried_in", "requests.settled", "requests.carried_out",
})  # fmt: skip

Changes = frozenset[tuple[str, Decimal]]


class Cell(NamedTuple):
    """A cell and its sign in each sum that it counts in."""

    key: str
    number: Decimal
    signs: Mapping[int, int]


@st.composite
def sound_tables(draw: st.DrawFn) -> dict[str, int]:
    """Numbers of a table in which every sum holds: what became of the requests of each applicant."""
    settled = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(RESULTS), st.sampled_from(APPLICANTS)),
            st.integers(1, 9),
            min_size=1,
            max_size=6,
        )
    )
    out = draw(st.dictionaries(st.sampled_from(APPLICANTS), st.integers(1, 4), max_size=2))
    given_numbers = {f"{row}[{column}]": number for (row, column), number in settled.items()}
    for column in APPLICANTS:
        handled = sum(number for (_, each), number in settled.items() if each == column)
        given_numbers[f"requests.carried_out[{column}]"] = out.get(column, 0)
        given_numbers[f"requests.received[{column}]"] = handled + out.get(column, 0)
    texts = filled(FORM, TABLE, given_numbers)
    return {key: int(texts[key]) for key in KEYS}


@st.composite
def faults(draw: st.DrawFn, numbers: dict[str, int]) -> dict[str, int]:
    """One or two cells with other numbers: anywhere, or two of one row or column by the same amount."""
    if draw(st.booleans()):
        return draw(st.dictionaries(st.sampled_from(KEYS), st.integers(0, 30), min_size=1, max_size=2))
    first = draw(st.sampled_from([key for key in KEYS if numbers[key]]))
    row, column = first.split("[")
    kin = [key for key in KEYS if key != first and (key.startswith(f"{row}[") or key.endswith(f"[{column}"))]
    second = draw(st.sampled_from(sorted(kin, key=lambda key: -numbers[key])[:4]))
    most = min(numbers[first], numbers[second])
    amount = draw(st.integers(-most, 5).filter(bool))
    return {key: numbers[key] + amount for key in (first, second)}


def table_of(numbers: Mapping[str, int]) -> BoundTable:
    report = check_text(base_report("2021", Edits(set=dict(numbers)))).report
    assert report is not None
    return report.bound.tables["requests"]


def explanations(every: tuple[Sum, ...]) -> set[Changes]:
    """Every smallest set of at most two cells whose change makes all sums hold, found by trying them all."""
    gaps = [each.left_total - each.right_total for each in every]
    signs: dict[str, dict[int, int]] = {}
    numbers: dict[str, Decimal] = {}
    for index, each in enumerate(every):
        for sign, side in ((1, each.left), (-1, each.right)):
            for cell in side:
                signs.setdefault(cell.key, {})[index] = sign
                numbers[cell.key] = cell.number or Decimal(0)
    cells = [Cell(key, numbers[key], signs[key]) for key in signs]
    found = {frozenset([(cell.key, change)]) for cell in cells for change in alone(cell, gaps)}
    return found or {pair for one, other in combinations(cells, 2) for pair in together(one, other, gaps)}


def alone(cell: Cell, gaps: list[Decimal]) -> list[Decimal]:
    """The change of a cell that closes all gaps, if there is one that leaves a count."""
    index = next((index for index, gap in enumerate(gaps) if gap), None)
    if index is None or index not in cell.signs:
        return []
    change = -cell.signs[index] * gaps[index]
    right = all(gap + cell.signs.get(at, 0) * change == 0 for at, gap in enumerate(gaps))
    return [change] if right and cell.number + change >= 0 else []


def together(one: Cell, other: Cell, gaps: list[Decimal]) -> list[Changes]:
    """The changes of two cells that together close all gaps."""
    for first, second in ((one, other), (other, one)):
        own = next((at for at in first.signs if at not in second.signs), None)
        if own is None:
            continue
        change = -first.signs[own] * gaps[own]
        if not change or first.number + change < 0:
            return []
        left = [gap + first.signs.get(at, 0) * change for at, gap in enumerate(gaps)]
        return [frozenset([(first.key, change), (second.key, last)]) for last in alone(second, left)]
    return []


@settings(max_examples=40, deadline=None)
@given(sound_tables(), st.data())
def test_the_named_cells_are_the_only_smallest_explanation(
    numbers: dict[str, int], data: st.DataObject
) -> None:
    changed = data.draw(faults(numbers))
    table = table_of({**numbers, **changed})
    every = tuple(sums(table))
    wrong = {key: number for key, number in changed.items() if numbers[key] != number}
    broken = [each for each in every if each.left_total != each.right_total]
    named = {(each.cell.key, each.number - (each.cell.number or 0)) for each in corrections(table)}
    smallest = explanations(every)
    if len(broken) < 2 or len(smallest) != 1:
        assert named == set()
        return
    assert named == next(iter(smallest))
    # Where no smaller set explains it, the faults themselves are among the explanations, so they are named.
    if len(wrong) == len(named):
        assert {key for key, _ in named} == wrong.keys()


@settings(max_examples=40, deadline=None)
@given(sound_tables(), st.sampled_from(KEYS), st.integers(0, 30))
def test_one_wrong_cell_is_named(numbers: dict[str, int], key: str, number: int) -> None:
    table = table_of({**numbers, key: number})
    every = tuple(sums(table))
    broken = [each for each in every if each.left_total != each.right_total]
    named = {(each.cell.key, each.number) for each in corrections(table)}
    # A single cell counts in two sums at least, and no other counts in the same.
    assert (len(broken) >= 2) is (number != numbers[key])
    assert named == ({(key, Decimal(numbers[key]))} if broken else set())
