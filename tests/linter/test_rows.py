"""Rows of reports: every cell and statement, blank never zero, in the documented schema."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from govlint import api
from govlint.rows.columns import ALL, FACTS, FINDINGS
from govlint.rows.facts import number_of
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

DAY = date(2026, 6, 1)
ROOT = Path(__file__).parents[2]
TYPES = {"string": str, "int32": int, "float64": (int, float), "bool": bool}
TEXT = base_report(
    "2021",
    Edits(
        set={"requests.received[individual]": 7, "requests.settled[total]": 3},
        blank=("disputes.reconsideration.other",),
        say={"on_request": "本年新收政府信息公开申请9件，上年结转0件。"},
    ),
)


def rows(text: str = TEXT, name: str = "r.txt") -> list[dict[str, object]]:
    return [dict(row) for row in api.check_bytes(name, text.encode(), as_of=DAY)]


def test_every_row_has_every_column_and_values_of_its_type() -> None:
    assert api.row_columns() == ALL == (*FACTS, *FINDINGS)
    for row in rows():
        assert list(row) == [column.name for column in ALL]
        for column in ALL:
            value = row[column.name]
            assert value is None or isinstance(value, TYPES[column.type])
            assert column.type == "bool" or not isinstance(value, bool)


def test_each_value_cell_of_the_form_is_a_row_and_blank_is_no_zero() -> None:
    cells = {(row["key"], row["column"]): row for row in rows() if row["kind"] == "cell"}
    assert len(cells) == len([row for row in rows() if row["kind"] == "cell"])
    received = cells["requests.received", "individual"]
    assert (received["value"], received["state"], received["text"]) == (7, "number", "7")
    assert received["place"] == "表三 › 一、本年新收政府信息公开申请数量 › 自然人"
    assert TEXT.split("\n")[int(str(received["line"])) - 1].strip() == "7"
    (blank,) = [row for row in cells.values() if row["state"] == "blank"]
    assert (blank["value"], blank["key"], blank["column"]) == (None, "disputes", "reconsideration.other")
    assert {row["table"] for row in cells.values()} == {"proactive", "requests", "disputes"}


def test_what_the_table_lacks_is_missing_and_no_zero() -> None:
    cut = TEXT.replace("\t2.重复申请\n", "", 1)
    state = {row["state"] for row in rows(cut) if row["kind"] == "cell" and row["value"] is None}
    assert state & {"missing", "unplaced", "blank"}
    assert all(row["value"] is None for row in rows(cut) if row["state"] == "missing")


def test_statements_and_findings_are_rows_too() -> None:
    found = rows()
    said = {row["key"]: row for row in found if row["kind"] == "statement"}
    assert (said["requests.received"]["value"], said["requests.received"]["state"]) == (9, "number")
    codes = {row["code"] for row in found if row["kind"] == "finding"}
    assert {"GL208", "GL401"} <= codes
    assert {row["agency"] for row in found} == {found[0]["agency"]}
    assert any(row["kind"] == "not assessed" or row["kind"] == "finding" for row in found)


def test_the_same_bytes_give_the_same_rows_and_a_file_that_cannot_be_read_says_so() -> None:
    assert rows() == rows()
    (row,) = [row for row in rows("", "leer.txt") if row["kind"] == "finding"]
    assert (row["code"], row["path"], row["value"]) == ("GL001", "leer.txt", None)
    english = api.check_bytes("r.txt", TEXT.encode(), as_of=DAY, lang="en")
    assert any("Table 3" in str(row["place"]) for row in english)


@pytest.mark.parametrize(
    ("written", "value"), [("3", 3), ("0", 0), ("1.50", 1.5), ("1e40", None), ("NaN", None), ("-2", -2)]
)
def test_numbers_are_what_arrow_can_hold(written: str, value: float | None) -> None:
    from decimal import Decimal

    assert number_of(Decimal(written)) == value


def test_the_documentation_names_every_column() -> None:
    text = (ROOT / "docs/extract.md").read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", text, re.M)
    assert listed == [(column.name, column.type, column.holds.en) for column in ALL]
