"""Fixes of the built-in rules: in every way in which tables stand in text, and on real reports."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.redraw import STYLES, redraw
from tests.support.shared import REPORTS, needs_real_reports

from govlint.config import Config
from govlint.fixing import Fixed, fix_bytes
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 6, 1)
FAULTS = {
    "2021": {
        "五、存在的主要问题": "5、存在的主要问题",
        "5.属于三类内部事务信息": "5.属于内部事务信息",
        "社会公益组织": "社会公益",
        "行政规范性文件": "规范性文件",
        "未收取信息处理费": "[bookmark: _GoBack]未收取信息处理费",
        "2023年，云州市": "2023年,云州市",
    },
    "2019": {"六、其他需要报告": "其他需要报告", "（六）其他处理": "（六）其他", "社会公益组织": "社会公益"},
}


def fix(data: bytes, *, unsafe: bool = False) -> Fixed:
    return fix_bytes(
        "a.txt", data, set_up().registry, Config(selection=Selection(("strict",))), DAY, unsafe=unsafe
    )


def codes(found: Fixed) -> tuple[Counter[str], Counter[str]]:
    return Counter(f.code for f in found.outcome.diagnostics), Counter(
        f.code for f in found.before.diagnostics
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("edition", FAULTS)
def test_a_table_is_mended_in_whatever_way_it_stands_in_the_text(style: str, edition: str) -> None:
    good = redraw(base_report(edition), STYLES[style])
    bad = good
    for right, wrong in FAULTS[edition].items():
        assert right in bad or style == "broken_cells"
        bad = bad.replace(right, wrong)
    assert fix(bad.encode()).data.decode() == good


@needs_real_reports
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_a_real_report_becomes_no_worse_and_then_stays_as_it_is(path: Path, unsafe: bool) -> None:
    fixed = fix(path.read_bytes(), unsafe=unsafe)
    after, before = codes(fixed)
    assert after <= before
    assert after.total() < before.total() or not fixed.fixed
    assert fix(fixed.data, unsafe=unsafe).data == fixed.data
