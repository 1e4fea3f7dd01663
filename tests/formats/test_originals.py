"""The original files, which are no part of the repository, are read whole."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.support.shared import ORIGINALS, needs_originals

from govlint.api import check_file

pytestmark = needs_originals


def test_a_report_as_pdf() -> None:
    pytest.importorskip("pdfplumber")
    outcome = check_file(ORIGINALS / "hongze-district-2023.pdf", as_of=date(2024, 6, 1), isolated=True)
    report = outcome.report
    assert report is not None
    assert [section.key for section in report.sections] == [
        *("overview", "proactive", "requests", "disputes", "problems", "other")
    ]
    assert [aspect.keys for aspect in report.sections[0].aspects] == [
        *(("proactive",), ("on_request",), ("management",), ("platform",), ("supervision",))
    ]
    assert {key: len(table.cells) for key, table in report.bound.tables.items()} == {
        "proactive": 10,
        "requests": 161,
        "disputes": 15,
    }
    assert not list(report.unparsed())
    values = {cell.key: str(cell.value.number) for cell in report.bound.cells()}
    assert values["proactive.fees.amount"] == "7730.28"
    assert values["requests.unavailable.not_held[total]"] == "10"
    codes = Counter(found.code for found in outcome.diagnostics)
    assert codes >= Counter(GL305=2, GL207=1, GL202=1)
    assert not outcome.not_assessed
    labels = [found for found in outcome.diagnostics if found.code == "GL207"]
    assert [outcome.source and outcome.source.origin(found.place.span.start).page for found in labels] == [3]
