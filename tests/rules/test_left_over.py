"""Take a sound report for another year's or another agency's, and what was left over is found."""

from __future__ import annotations

import re

import pytest
from tests.support.shared import REPORTS

from govlint.api import check_text
from govlint_grammar.bases import base_report, packaged_bases

TEXTS = {
    **{f"base {edition}": base_report(edition) for edition in packaged_bases()},
    **{path.name[:3]: path.read_text("utf-8-sig") for path in REPORTS},
}
YEAR = re.compile(r"20\d\d")
DATES = {"GL701", "GL702", "GL703", "GL704", "GL705", "GL707"}
# Report 003 never says whose it is, except in its title.
NAMED = [name for name in TEXTS if name != "003"]


def codes(text: str) -> set[str]:
    return {finding.code for finding in check_text(text, name="report.txt").diagnostics}


@pytest.mark.parametrize("name", TEXTS)
def test_a_sound_report_has_no_wrong_date_and_no_second_agency(name: str) -> None:
    assert codes(TEXTS[name]).isdisjoint({*DATES, "GL115"})


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("name", TEXTS)
def test_a_title_of_another_year_shows_in_the_prose(name: str, by: int) -> None:
    match = YEAR.search(TEXTS[name])
    assert match is not None
    moved = TEXTS[name][: match.start()] + str(int(match[0]) + by) + TEXTS[name][match.end() :]
    if int(match[0]) + by >= 2019:
        assert codes(moved) & {"GL701", "GL703"}


@pytest.mark.parametrize("name", NAMED)
def test_a_title_of_another_agency_shows_in_the_prose(name: str) -> None:
    report = check_text(TEXTS[name]).report
    assert report is not None
    assert report.title is not None
    title = report.title.span
    year = next(iter(report.title.years))
    other = f"云州市临江区审计局{year}年政府信息公开工作年度报告"
    assert "GL115" in codes(TEXTS[name][: title.start] + other + TEXTS[name][title.end :])
