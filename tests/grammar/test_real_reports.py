"""The five real reports are read completely."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.shared import REPORTS, needs_real_reports

from govlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = ["overview", "proactive", "requests", "disputes", "problems", "other"]
ASPECTS = ["proactive", "on_request", "management", "platform", "supervision"]
CELLS = {
    "000": (10, 175, 15),
    "001": (10, 175, 15),
    "002": (10, 161, 15),
    "003": (22, 161, 15),
    "004": (10, 175, 15),
}
YEARS = {"000": 2023, "001": 2021, "002": 2023, "003": 2020, "004": 2024}

pytestmark = needs_real_reports


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem[:3])
def report(request: pytest.FixtureRequest) -> Path:
    return request.param  # type: ignore[no-any-return] # pytest's param has no type


def parsed(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(["parse", "--format", "json", str(path)]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return] # JSON has no type


def test_sections_aspects_and_year(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = parsed(report, capsys)
    assert [section["key"] for section in tree["sections"]] == SECTIONS
    assert [aspect["keys"] for aspect in tree["sections"][0]["aspects"]] == [[key] for key in ASPECTS]
    assert tree["year"] == YEARS[report.stem[:3]]
    assert tree["unparsed"] == []


def test_every_cell_has_the_number_that_stands_in_the_file(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = parsed(report, capsys)
    numbers = re.findall(r"^\t(-?\d+(?:\.\d+)?)(?:元)?$", report.read_text("utf-8"), flags=re.M)
    cells = [cell for table in tree["tables"] for cell in table["cells"]]
    assert tuple(len(table["cells"]) for table in tree["tables"]) == CELLS[report.stem[:3]]
    assert [cell["number"] for cell in cells] == numbers
    assert {cell["state"] for cell in cells} == {"number"}
