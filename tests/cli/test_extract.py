"""``govlint extract``: the same facts in every format, read back by others."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govlint.rows import writers
from govlint.rows.columns import FACTS
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
NAMES = [column.name for column in FACTS]


@pytest.fixture
def archive(write: Write) -> list[str]:
    for number in range(6):
        edits = Edits(
            agency=f"云州市青溪区{'水财教'[number % 3]}务局",
            year=2021 + number,
            set={"requests.received[individual]": number},
            blank=("disputes.reconsideration.other",) if number == 2 else (),
            say={"on_request": f"本年新收政府信息公开申请{number}件。"},
        )
        write(f"{number % 2}/{number}.txt", base_report("2021", edits))
    return sorted(f"{number % 2}/{number}.txt" for number in range(6))


def facts(govlint: Govlint, *arguments: str) -> list[dict[str, Any]]:
    run = govlint("extract", ".", "--format", "jsonl", *arguments)
    assert (run.code, run.err) == (0, "")
    return [json.loads(line) for line in run.out.splitlines()]


def test_each_fact_is_a_row_in_the_order_of_the_files(govlint: Govlint, archive: list[str]) -> None:
    rows = facts(govlint)
    assert list(dict.fromkeys(row["path"] for row in rows)) == archive
    assert all(list(row) == NAMES for row in rows)
    received = [row["value"] for row in rows if (row["key"], row["column"]) == ("requests.received", "total")]
    assert received == [0, 2, 4, 1, 3, 5]
    said = [row for row in rows if row["kind"] == "statement" and row["key"] == "requests.received"]
    assert [row["value"] for row in said] == received
    assert [row["value"] for row in rows if row["state"] == "blank"] == [None]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_rows_are_the_same_however_many_processes(
    govlint: Govlint, archive: list[str], form: str
) -> None:
    one, two = (govlint("extract", ".", "--format", form, "--jobs", jobs) for jobs in ("1", "3"))
    assert one == two
    assert one.out


def test_csv_holds_what_json_lines_holds(govlint: Govlint, archive: list[str], project: Path) -> None:
    assert govlint("extract", ".", "-o", "facts.csv").code == 0
    text = (project / "facts.csv").read_text("utf-8")
    assert text.startswith("\ufeffpath,")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    for row, fact in zip(rows, facts(govlint), strict=True):
        assert row["value"] == ("" if fact["value"] is None else str(fact["value"]))
        assert row["text"] == (fact["text"] or "")
        assert row["certain"] == str(fact["certain"]).lower()


def test_duckdb_reads_what_is_written(govlint: Govlint, archive: list[str], project: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    assert govlint("extract", ".", "-o", "facts.csv").code == 0
    assert govlint("extract", ".", "--format", "jsonl", "-o", "facts.jsonl").code == 0
    count = len(facts(govlint))
    connection = duckdb.connect()
    for table in (connection.read_csv("facts.csv"), connection.read_json("facts.jsonl")):
        (number, blank, total) = table.aggregate(
            "count(*), count(*) filter (state = 'blank' and value is null),"
            " sum(value) filter (key = 'requests.received' and \"column\" = 'total' and kind = 'cell')"
        ).fetchall()[0]
        assert (number, blank, total) == (count, 1, 15)


def test_parquet_has_the_documented_schema(govlint: Govlint, archive: list[str], project: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert govlint("extract", ".", "--format", "parquet", "-o", "facts.parquet").code == 0
    table = pq.read_table(project / "facts.parquet")
    types = [str(field.type).replace("double", "float64") for field in table.schema]
    assert types == [column.type for column in FACTS]
    assert table.to_pylist() == facts(govlint)


def test_excel_has_the_rows_as_values(govlint: Govlint, archive: list[str], project: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    assert govlint("extract", ".", "--format", "xlsx", "-o", "facts.xlsx").code == 0
    sheet = openpyxl.load_workbook(project / "facts.xlsx", read_only=True).active
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == NAMES
    assert [dict(zip(NAMES, row, strict=True)) for row in rows] == facts(govlint)


def test_what_looks_like_a_formula_is_none(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://example.org")'
    row = {**dict.fromkeys(NAMES), "text": evil, "place": "@a", "agency": "-1", "value": -1.5}
    parts: list[str] = []
    writer = writers.CsvWriter(FACTS, parts.append)
    writer.write(row)
    (read,) = csv.DictReader(io.StringIO("".join(parts)))
    assert (read["text"], read["place"]) == ("'" + evil, "'@a")
    assert (read["agency"], read["value"]) == ("-1", "-1.5")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    excel = writers.ExcelWriter(FACTS, tmp_path / "a.xlsx")
    excel.write({**row, "path": "a\x00b\ud800"})
    excel.close()
    cells = list(openpyxl.load_workbook(tmp_path / "a.xlsx").active[2])
    by_name = dict(zip(NAMES, cells, strict=True))
    assert (by_name["text"].data_type, by_name["text"].value) == ("s", evil)
    assert by_name["path"].value == "a\ufffdb\ufffd"
    assert by_name["value"].value == -1.5


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    monkeypatch.setattr(writers, "SHEET_ROWS", 3)
    excel = writers.ExcelWriter(FACTS, tmp_path / "a.xlsx")
    for number in range(7):
        excel.write({**dict.fromkeys(NAMES), "value": number})
    excel.close()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [sheet.max_row for sheet in book] == [4, 4, 2]


@pytest.mark.parametrize(
    ("form", "library", "extra"), [("parquet", "pyarrow", "parquet"), ("xlsx", "openpyxl", "excel")]
)
def test_a_missing_library_is_named_with_the_way_to_get_it(
    govlint: Govlint, archive: list[str], monkeypatch: pytest.MonkeyPatch, form: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    run = govlint("extract", ".", "--format", form, "-o", "out", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert (
        run.err
        == f'{form} needs {library}, which is not installed; to install it: pip install "govlint[{extra}]"\n'
    )


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_what_is_no_text_needs_a_file(govlint: Govlint, archive: list[str], form: str) -> None:
    run = govlint("extract", ".", "--format", form)
    assert (run.code, run.out) == (2, "")
    assert "--output" in run.err


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_file_that_cannot_be_written_is_told(
    govlint: Govlint, archive: list[str], project: Path, form: str
) -> None:
    for library in {"parquet": ["pyarrow"], "xlsx": ["openpyxl"]}.get(form, []):
        pytest.importorskip(library)
    run = govlint("extract", ".", "--format", form, "-o", "no/such/folder", "--lang", "en")
    assert run.code == 2
    assert "cannot be written" in run.err
    assert "Traceback" not in run.err


def test_a_file_that_cannot_be_read_leaves_the_others_alone(
    govlint: Govlint, write: Write, archive: list[str], project: Path
) -> None:
    (project / "0" / "empty.txt").write_bytes(b"")
    run = govlint("extract", ".", "missing.txt", "--lang", "en")
    assert run.code == 2
    assert "empty.txt" in run.err
    assert "missing.txt" in run.err
    assert len({row["path"] for row in csv.DictReader(io.StringIO(run.out))}) == 6
