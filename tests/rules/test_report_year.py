"""The report's year against the names of files and folders (GL701), and a year without any form (GL707)."""

from __future__ import annotations

import pytest

from govlint.api import Severity, Verdict, check_text
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

TEXT = base_report("2021")  # on 2023
SILENT = [
    "-", "report.txt", "2023.txt", "reports/2023/水务局.txt", "水务局2023年度报告.txt", "2024/水务局.txt", "20240118水务局.txt",
    "2024-01-18水务局.txt", "2024.01水务局.txt", "000_a12022964.txt", "2022/2023年水务局.txt",
    "水务局2023年报告2024.txt", r"C:\报告\2023\水务局.txt",
]  # fmt: skip
FAULTY = {
    "2022.txt": Verdict.FAIL,
    "水务局2022年政府信息公开工作年度报告.txt": Verdict.FAIL,
    "水务局2024年度报告.txt": Verdict.FAIL,
    "水务局2024.txt": Verdict.REVIEW,
    "reports/2021/水务局.txt": Verdict.FAIL,
    "2022年度/水务局.txt": Verdict.FAIL,
}


def found(name: str) -> list[tuple[Severity, Verdict]]:
    return [(f.severity, f.verdict) for f in check_text(TEXT, name=name).diagnostics if f.code == "GL701"]


@pytest.mark.parametrize("name", SILENT)
def test_names_that_say_nothing_else(name: str) -> None:
    assert found(name) == []


@pytest.mark.parametrize("name", FAULTY)
def test_names_of_another_year_are_a_warning(name: str) -> None:
    assert found(name) == [(Severity.WARNING, FAULTY[name])]


def test_a_year_before_any_report_is_the_cause_of_its_having_no_form() -> None:
    outcome = check_text(base_report("2019", Edits(year=2003)))
    assert {f.code: f.because_of for f in outcome.diagnostics} == {"GL707": "", "GL005": "GL707"}
    assert "GL103" in {each.code for each in outcome.not_assessed}
