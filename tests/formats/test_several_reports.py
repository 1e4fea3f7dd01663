"""Of several reports in one file the first is checked, as if it stood alone, and the others are named."""

from __future__ import annotations

import pytest
from tests.support.alike import AS_OF, findings_of, tree_of
from tests.support.format_reports import format_reports

from govlint.api import check_text, outcome_of_bytes

NAMES = sorted(format_reports())


@pytest.mark.parametrize("name", NAMES)
def test_the_first_is_checked_as_if_it_stood_alone(name: str) -> None:
    alone = check_text(format_reports()[name], as_of=AS_OF)
    both = check_text(format_reports()[name] + format_reports()["welfare-sums"], as_of=AS_OF)
    assert tree_of(both) == tree_of(alone)
    assert [found for found in findings_of(both) if found[0] != "GL009"] == findings_of(alone)
    (found,) = (found for found in both.diagnostics if found.code == "GL009")
    assert both.source is not None
    assert both.source.quote(found.place.span) == "云州市望川县民政局2020年政府信息公开工作年度报告"


def test_twelve_reports_in_one_file() -> None:
    outcome = outcome_of_bytes("all.txt", "\n".join(format_reports().values()).encode(), as_of=AS_OF)
    assert outcome.report is not None
    assert len(outcome.report.further) == 11
    (found,) = (found for found in outcome.diagnostics if found.code == "GL009")
    assert "12 份报告" in found.message.zh
    assert len(found.related) == 10


@pytest.mark.parametrize("name", NAMES)
def test_one_report_is_one(name: str) -> None:
    outcome = check_text(format_reports()[name], as_of=AS_OF)
    assert outcome.report is not None
    assert not outcome.report.further
