"""The rules on words, whatever text they meet: none crashes, none loses its way, doubles are found by any route."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.config import Config
from govlint.engine import check_source
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.source import Source
from govlint_rules.wording import doubles

PIECES = (
    "一是", "二是", "三是", "（一）", "（二）", "(三)", "1.", "2、", "以下三个方面", "存在两个问题：", "。", "；", "，", "：", "\n",
    "《", "》", "“", "”", "（", "）", "(", ")", "[2023]5号", "〔2023〕第05号", "条例", "《条例》", "政府信息公开条例", "3条申请",
    "申请3条", "规范性文件2条", "个个", "公开公开", "信息", "  ", "　", "😀", "\u0301", "无", "无其他需要报告的事项", "办理建议3件",
    "13800000126", "110101190001010014", "6222020000000000000", "机密★", "有待加强", "将加强", "&nbsp;", "[bookmark: _GoBack]",
    "2023年", "费", ".", ",", "一" * 20, "-" * 40, "的",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
han = st.text(st.sampled_from("公开信息申请办理个局的，。 1"), max_size=60)
TWICE = re.compile(f"([\u4e00-\u9fff]{{1,{doubles._LONGEST}}}?)\\1+")


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts)
def test_no_rule_crashes(overview: str, problems: str, other: str) -> None:
    text = base_report("2021", Edits(say={"overview": overview, "problems": problems, "other": other}))
    everything = Config(selection=Selection(("GL2", "GL8")))
    outcome = check_source(Source(text, name="any"), set_up().registry, everything, date(2026, 6, 1))
    assert outcome.internal == ()
    for finding in outcome.diagnostics:
        assert 0 <= finding.place.span.start <= finding.place.span.end <= len(text)
        if finding.code in ("GL812", "GL816", "GL818", "GL824"):
            assert text[finding.place.span.start : finding.place.span.end].strip()


@settings(max_examples=200, deadline=None)
@given(han)
def test_the_quick_look_misses_no_word_that_stands_twice(text: str) -> None:
    assert doubles._may_repeat(text) or TWICE.search(text) is None
