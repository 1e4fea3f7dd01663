"""The ways in which tables stand in text files all end in the same cells."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.support.redraw import STYLES, Rows, redraw
from tests.support.shared import REPORTS

from govlint_grammar.bases import base_report
from govlint_grammar.binding import State
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.tree import Report

Cells = dict[str, tuple[State, Decimal | None]]

FIGURES = {
    "requests.received[individual]": 21,
    "requests.received[business]": 4,
    "requests.carried_in[individual]": 3,
    "requests.granted[individual]": 15,
    "requests.granted[business]": 2,
    "requests.refused.third_party_rights[individual]": 5,
    "requests.unavailable.not_held[business]": 2,
    "requests.carried_out[individual]": 4,
    "disputes.reconsideration.upheld": 2,
    "disputes.direct_suit.pending": 1,
    "disputes.suit_after_reconsideration.corrected": 3,
}
TEXTS = {
    **{
        f"base {edition} with figures": functools.partial(base_report, edition, Edits(set=FIGURES))
        for edition in ("2019", "2021")
    },
    **{path.stem[:3]: functools.partial(path.read_text, "utf-8") for path in REPORTS},
}


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def cells(report: Report) -> Cells:
    return {cell.key: (cell.value.state, cell.number) for cell in report.bound.cells()}


@pytest.mark.parametrize("draw", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_layout_gives_the_same_cells(text: Callable[[], str], draw: Callable[[Rows], str]) -> None:
    official = parsed(text())
    assert {key: len(table.cells) for key, table in official.bound.tables.items()}.keys() == {
        "proactive", "requests", "disputes",
    }  # fmt: skip
    redrawn = parsed(redraw(text(), draw))
    assert cells(redrawn) == cells(official)
    assert not list(redrawn.unparsed())
    assert [section.key for section in redrawn.sections] == [section.key for section in official.sections]
    assert [p.text for p in redrawn.paragraphs()] == [p.text for p in official.paragraphs()]
    for table in redrawn.bound.tables.values():
        assert not table.defects


@pytest.mark.parametrize("draw", STYLES.values(), ids=STYLES)
def test_places_point_at_the_cells(draw: Callable[[Rows], str]) -> None:
    report = parsed(redraw(base_report("2021", Edits(set=FIGURES)), draw))
    for cell in report.bound.cells():
        assert cell.cell is not None
        assert report.source.quote(cell.cell.span) == cell.cell.text


BLANKS = {
    "rows_with_strokes": ("行政许可 | 0 |", "行政许可 |  |", "proactive.licences.decisions"),
    "full_grid": ("规章 | 0 | 0 | 0 |", "规章 | 0 |  | 0 |", "proactive.rules.repealed"),
    "paragraphs": ("规章\n\n0\n\n0\n\n0\n", "规章\n\n\n\n0\n\n0\n", "proactive.rules.issued"),
}


@pytest.mark.parametrize("style", BLANKS)
def test_a_blank_cell_is_blank_and_shifts_nothing(style: str) -> None:
    before, after, key = BLANKS[style]
    text = redraw(base_report("2021", Edits(set={"proactive.rules.in_force": 0})), STYLES[style])
    assert before in text
    full, holed = cells(parsed(text)), cells(parsed(text.replace(before, after)))
    assert {k for k in full if full[k] != holed[k]} == {key}
    assert holed[key] == (State.BLANK, None)


def test_a_blank_total_in_a_full_grid_does_not_shift_the_row() -> None:
    text = redraw(base_report("2021", Edits(set={"requests.received[individual]": 5})), STYLES["full_grid"])
    row = next(line for line in text.split("\n") if "一、本年新收" in line)
    report = parsed(text.replace(row, row[: row.rindex("5")] + " |"))
    assert report.bound.cell("requests.received[individual]").number == 5  # type: ignore[union-attr] # bound above
    assert report.bound.cell("requests.received").value.state is State.BLANK  # type: ignore[union-attr] # bound above


def test_numbers_above_the_line_of_their_label() -> None:
    text = redraw(base_report("2021", Edits(set=FIGURES)), STYLES["pdf_text"])
    row = next(line for line in text.split("\n") if line.startswith("4.无正当理由大量反复申请"))
    label, _, numbers = row.partition(" ")
    moved = parsed(text.replace(row, f"{numbers}\n{label[:8]} {label[8:]}"))
    assert cells(moved) == cells(parsed(text))


def test_a_page_break_with_its_number_inside_a_table() -> None:
    text = redraw(base_report("2021", Edits(set=FIGURES)), STYLES["pdf_text"])
    broken = text.replace("8.属于行政查询事项", "- 3 -\n\f8.属于行政查询事项")
    assert cells(parsed(broken)) == cells(parsed(text))


def test_a_table_over_two_pages_with_its_header_repeated() -> None:
    text = base_report("2021", Edits(set=FIGURES))
    start, end = text.index("\t（本列数据"), text.index("\t一、本年新收")
    cut = text.index("\t\n\t（四）无法提供")
    split = text[:cut] + "\n\n（续表）\n" + text[start:end] + text[cut:]
    assert cells(parsed(split)) == cells(parsed(text))


def test_the_four_blocks_of_table_2_as_tables_of_their_own() -> None:
    text = base_report("2021", Edits(set={"proactive.penalties.decisions": 7}))
    head = text.index("\t第二十条第（一）项")
    tail = text[head:].replace("\t第二十条第", "\n\n以下为第二十条第", 4)
    split = parsed(text[:head] + tail)
    assert cells(split) == cells(parsed(text))
    assert not split.bound.duplicates


def test_tables_whose_headings_between_are_lost() -> None:
    text = base_report("2021", Edits(set=FIGURES))
    lost = parsed(base_report("2021", Edits(set=FIGURES, drop=("requests.heading", "disputes.heading"))))
    assert cells(lost) == cells(parsed(text))
    assert lost.section("requests") is None


def test_a_second_table_of_the_same_kind_is_kept_apart() -> None:
    text = base_report("2021")
    start = text.index("三、收到和处理")
    report = parsed(text + "\n" + text[start : text.index("四、政府信息公开行政复议")])
    assert [table.key for table in report.bound.duplicates] == ["requests"]


def test_a_table_that_is_not_of_the_form_is_a_table_and_no_more() -> None:
    extra = "发布会 | 访谈 | 图解 |\n3次 | 2次 | 21条 |\n"
    report = parsed(base_report("2021").replace("（二）依申请公开", extra + "（二）依申请公开"))
    assert len(report.bound.tables) == 3
    assert not list(report.unparsed())
