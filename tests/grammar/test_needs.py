"""What rules need of a report, by key, and the reasons when it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint_grammar.compose import compose
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.needs import need_keys, unmet
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from govlint_grammar.tree import Report

FORMS = packaged_forms()
NEEDS = (
    *("report.year", "report.agency", "sections.problems", "aspects.platform", "proactive", "requests"),
    *("proactive.rules.issued", "requests.received", "requests.received[total]", "requests.granted[other]"),
    *("disputes", "disputes.suit_after_reconsideration.pending"),
)


def report_of(**edits: object) -> Report:
    text = compose(FORMS[-1], agency="云州市青溪区档案局", year=2022, edits=Edits(**edits))  # type: ignore[arg-type] # as tests give them
    return parse_report(Source(text), FORMS)


def test_every_form_s_parts_and_cells_are_known() -> None:
    keys = need_keys(FORMS)
    assert set(NEEDS) <= keys
    assert "requests.closed" in keys  # a row of the form of 2019 only
    assert not {"requests.no_such", "sections", "sections.none", "report", "report.title", ""} & keys


@pytest.mark.parametrize("need", NEEDS)
def test_a_complete_report_has_everything(need: str) -> None:
    assert unmet(report_of(), need, FORMS) is None


@pytest.mark.parametrize(
    ("need", "edits", "zh", "en"),
    [
        ("report.year", {"title": "云州市青溪区档案局政府信息公开工作年度报告"}, "年度", "year"),
        ("report.agency", {"title": "2022年政府信息公开工作年度报告"}, "机关", "agency"),
        ("sections.problems", {"drop": ("problems",)}, "存在的主要问题及改进情况", "Main problems"),
        ("aspects.platform", {"drop": ("platform",)}, "政府信息公开平台建设", "platforms"),
        ("requests", {"drop": ("requests.table",)}, "表三", "Table 3"),
        ("requests.granted[other]", {"drop": ("requests.table",)}, "表三", "Table 3"),
        ("requests.received", {"blank": ("requests.received",)}, "空白", "blank"),
        (
            "proactive.rules.issued",
            {"set": {"proactive.rules.issued": "本单位未制作规章"}},
            "不是数字",
            "not a number",
        ),
        (
            "requests.received[business]",
            {"set": {"requests.received[business]": "/"}},
            "商业企业",
            "businesses",
        ),
        ("requests.granted", {"drop": ("requests.granted",)}, "没有这一格", "not in the table"),
        ("requests.closed", {}, "requests.closed", "requests.closed"),
    ],
)
def test_the_reason_says_what_is_missing(need: str, edits: dict[str, object], zh: str, en: str) -> None:
    reason = unmet(report_of(**edits), need, FORMS)
    assert reason is not None
    assert zh in reason.zh
    assert en in reason.en


def test_a_table_that_no_form_knows_is_named_by_its_key() -> None:
    reason = unmet(report_of(), "no_such")
    assert reason is not None
    assert "no_such" in reason.zh
