"""A table of a known shape is read and bound as if it were the first."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint_grammar import table_shapes
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.table_shapes import ShapedRows

if TYPE_CHECKING:
    from govlint_grammar.tree import Report

BASES = {edition: base_report(edition, Edits()) for edition in ("2019", "2021")}
CELLS = st.one_of(
    *(
        st.integers(0, 10**12).map(str),
        st.sampled_from(["", "007", "1,234", "３", "-", "无", "5件", "4\n", "2.5", "\t"]),
    ),
)


def parsed(text: str) -> Report:
    return parse_report(Source(text), packaged_forms())


def first_of_its_shape(text: str) -> Report:
    table_shapes._SHAPES.clear()
    return parsed(text)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A base report, some of whose numbers are others or something else."""
    text = BASES[draw(st.sampled_from(sorted(BASES)))]
    places = [match.span() for match in re.finditer(r"(?<=\t)\d+(?=\n)", text)]
    changed = draw(
        st.lists(st.tuples(st.sampled_from(places), CELLS), max_size=12, unique_by=lambda each: each[0])
    )
    for (start, end), cell in sorted(changed, reverse=True):
        text = text[:start] + cell + text[end:]
    return text


@given(texts())
def test_a_known_shape_changes_nothing(text: str) -> None:
    first = first_of_its_shape(text)
    assert parsed(text) == first
    assert repr(parsed(text).sections) == repr(first.sections)


@given(texts(), st.data())
def test_other_numbers_in_a_known_shape_change_nothing(text: str, data: st.DataObject) -> None:
    parsed(text)
    other = re.sub(r"(?<=\t)\d+(?=\n)", lambda _: str(data.draw(st.integers(0, 999))), text)
    warm = parsed(other)
    assert warm == first_of_its_shape(other)
    assert warm.bound == first_of_its_shape(other).bound


def test_the_tables_of_the_form_are_bound_by_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    first_of_its_shape(BASES["2021"])
    monkeypatch.setattr("govlint_grammar.binder.bind_rows", lambda *_: pytest.fail("bound again"))
    monkeypatch.setattr("govlint_grammar.table_text._read_cells", lambda *_: pytest.fail("read again"))
    report = parsed("\n" + BASES["2021"].replace("\t0\n", "\t12\n"))
    assert {table.key for table in report.bound.tables.values()} == {"proactive", "requests", "disputes"}
    assert all(isinstance(table.table.rows, ShapedRows) for table in report.bound.tables.values())


def test_a_faulty_table_is_bound_anew_each_time() -> None:
    text = BASES["2021"].replace("2.重复申请", "2.重复的申请")
    (first,) = first_of_its_shape(text).bound.tables["requests"].defects
    (moved,) = parsed("\n\n" + text).bound.tables["requests"].defects
    assert moved == first._replace(span=type(first.span)(first.span.start + 2, first.span.end + 2))


def test_the_year_may_choose_another_edition_for_the_same_shape() -> None:
    later = first_of_its_shape(BASES["2021"]).bound.tables["disputes"].edition
    trial = parsed(BASES["2019"]).bound.tables["disputes"].edition
    assert (trial, later) == ("2019", "2021")


def test_shapes_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_shapes, "_MOST", 3)
    for number in range(6):
        assert parsed(BASES["2021"].replace("2.重复申请", f"2.重复申请{'甲' * number}")).bound.tables
    assert len(table_shapes._SHAPES) <= 3


@given(texts(), st.data())
def test_what_is_made_one_by_one_is_what_is_made_at_once(text: str, data: st.DataObject) -> None:
    parsed(text)
    one, other = parsed(text).bound, first_of_its_shape(text).bound
    for key, table in one.tables.items():
        eager = other.tables[key]
        asked = data.draw(st.lists(st.sampled_from(list(eager.cells)), max_size=5))
        singles = {name: table.cells[name] for name in asked}
        assert table.irregular == eager.irregular
        assert table.filled == eager.filled
        assert table.table.cell_with("总计") == eager.table.cell_with("总计")
        assert table.table.cell_with("7") == eager.table.cell_with("7")
        assert dict(table.cells) == dict(eager.cells)
        assert tuple(table.rows) == tuple(eager.rows)
        assert all(table.cells[name] is single for name, single in singles.items())
        if not table.defects:
            assert all(value is table.cells[value.key] for row in table.rows for value in row.values)


def test_irregular_cells_hold_no_bare_number() -> None:
    text = BASES["2021"].replace("\t0\n", "\t\n", 1).replace("\t0\n", "\t5件\n", 1)
    tables = parsed(text).bound.tables.values()
    assert [cell.cell.text for table in tables for cell in table.irregular if cell.cell] == ["", "5件"]


def test_a_table_made_later_travels_and_prints_as_a_tuple() -> None:
    parsed(BASES["2021"])
    rows = parsed(BASES["2021"]).bound.tables["disputes"].table.rows
    assert pickle.loads(pickle.dumps(rows)) == tuple(rows)  # noqa: S301 - its own
    assert repr(rows) == repr(tuple(rows))
    assert hash(rows) == hash(tuple(rows))
    assert rows[0:2] == tuple(rows)[0:2]
    assert rows != list(rows)
