"""What an office asks for: a workbook of findings, a table in its language, and counts."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.output.csv_output import COLUMNS
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
CHECK = ("check", ".", "--isolated", "--select", "GL208,GL303", "--as-of", "2026-01-02")


@pytest.fixture
def archive(write: Write) -> None:
    for number, agency in enumerate(("水务局", "财政局", "教育局")):
        for year in (2022, 2023):
            edits = Edits(
                agency=f"云州市青溪区{agency}",
                year=year,
                blank=("disputes.reconsideration.other",) if number else (),
                set={"requests.settled[total]": 50} if number == 1 and year == 2022 else {},
            )
            write(f"{year}/{number}.txt", base_report("2021", edits))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_has_heads_in_the_language(govlint: Govlint, archive: None, lang: str) -> None:
    out = govlint(*CHECK, "--format", "csv", "--lang", lang).out
    assert out.splitlines()[0] == ",".join(COLUMNS if lang == "en" else COLUMNS.values())
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in list(csv.reader(io.StringIO(out)))[1:]]
    said = {(row["severity"], row["verdict"]) for row in rows}
    assert ("warning", "fail") in said if lang == "en" else ("警告", "确定") in said
    assert len(rows) > 4
    assert all(row["basis"] for row in rows)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_has_what_the_table_has_and_counts(
    govlint: Govlint, archive: None, project: Path, lang: str, jobs: str
) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    options = ("--format", "csv", "--lang", lang, "--jobs", jobs, "--output", "xlsx=问题.xlsx")
    table = list(csv.reader(io.StringIO(govlint(*CHECK, *options).out)))
    findings, counts = openpyxl.load_workbook(project / "问题.xlsx")
    rows = [
        ["" if value is None else str(value) for value in row] for row in findings.iter_rows(values_only=True)
    ]
    assert rows == table
    assert isinstance(findings["C2"].value, int)
    listed = [row[:3] for row in counts.iter_rows(values_only=True)]
    assert ("云州市青溪区水务局", None, 0) in [(a, b or None, c) for a, b, c in listed]
    assert sum(row[2] for row in listed if row[0] in (2022, 2023)) == len(table) - 1


def test_counts_by_rule_agency_and_year(govlint: Govlint, archive: None) -> None:
    out = govlint(*CHECK, "--format", "concise", "--statistics", "--lang", "en").out
    tail = out[out.index("by agency:") :].splitlines()
    assert [line.split()[1:] for line in tail[1:3]] == [["云州市青溪区财政局"], ["云州市青溪区教育局"]]
    assert tail[3:5] == ["", "by year:"]
    counts = [int(line.split()[0]) for line in tail[5:7]]
    assert counts[0] > counts[1] > 0
    one = govlint(
        "check", "2022/1.txt", *CHECK[2:], "--format", "concise", "--statistics", "--lang", "en"
    ).out
    assert "by agency" not in one
    assert "GL208" in one


def test_a_workbook_is_not_for_the_screen_and_needs_its_library(
    govlint: Govlint, archive: None, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = govlint(*CHECK, "--format", "xlsx", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "--output xlsx=FILE" in run.err
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    run = govlint(*CHECK, "--output", "xlsx=o.xlsx", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert 'pip install "govlint[excel]"' in run.err
    assert not list(project.glob("*o.xlsx*"))


def test_a_workbook_that_cannot_be_written_is_told(govlint: Govlint, archive: None) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    run = govlint(*CHECK, "--output", "xlsx=no/such/o.xlsx", "--lang", "en")
    assert run.code == 2
    assert "cannot be written" in run.err
    assert "Traceback" not in run.err
