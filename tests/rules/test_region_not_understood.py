"""GL004 names what could not be read, and the rules that went without it."""

from __future__ import annotations

import re
from datetime import date

from tests.support.redraw import pdf_text, redraw

from govlint.api import Context, FileOutcome, Span, Text, Unparsed, check_text
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

NO_HEADER = Edits(
    replace={"申请人情况": "情况", "自然人": "甲", "商业企业": "乙", "科研机构": "丙", "法律服务机构": "丁"}
)
RECEIVED = re.compile(r"(一、本年新收政府信息公开申请数量) 0 0 0 0 0 0 0")


def regions(outcome: FileOutcome) -> list[Text]:
    return [finding.message for finding in outcome.diagnostics if finding.code == "GL004"]


def test_the_rules_that_need_the_table_are_named() -> None:
    outcome = check_text(base_report("2021", NO_HEADER))
    (message,) = regions(outcome)
    # GL201 asks whether the table is there, and goes without an answer; it does not need the table.
    codes = [each.code for each in outcome.not_assessed if each.code != "GL201"]
    assert codes
    assert any(each.code == "GL201" for each in outcome.not_assessed)
    assert "、".join(codes) in message.zh
    assert ", ".join(codes) in message.en


def test_a_row_whose_numbers_cannot_be_told_is_named() -> None:
    drawn = redraw(base_report("2021"), pdf_text)
    assert regions(check_text(drawn)) == []
    outcome = check_text(RECEIVED.sub(r"\1 0 0 0 0 0 0", drawn))
    (message,) = regions(outcome)
    assert message.zh.startswith("表中这一行未能识别")
    assert "row" in message.en


def test_a_report_full_of_them_does_not_list_them_all() -> None:
    report = check_text(base_report("2021")).report
    assert report is not None
    region = Unparsed("| | |", Span(0, 5), "table")
    rule = set_up().registry.rules["GL004"].rule
    context = Context(date(2026, 6, 30), None, ())
    assert len(list(rule().check(report._replace(preface=(region,) * 3), context))) == 3
    assert len(list(rule().check(report._replace(preface=(region,) * 200), context))) == 50
