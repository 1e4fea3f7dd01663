"""The quick look at a line takes for a sentence only what the grammar takes for a paragraph."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.shared import REPORTS, needs_real_reports

from govlint_grammar.layout import _SENTENCE
from govlint_grammar.parse_tables import load_tables
from govlint_grammar.patterns import regex

SENTENCE = regex(_SENTENCE)
PIECES = (
    *("政府信息公开", "政务公开", "主动公开", "依申请公开", "信息管理", "平台建设", "监督保障", "总体情况"),
    *(
        "收到和处理政府信息公开申请情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
        "行政复议、行政诉讼情况",
    ),
    *(
        "年度报告",
        "年报",
        "总结",
        "工作报告",
        "标题：",
        "名称：",
        "信息内容",
        "申请人情况",
        "第二十条",
        "本列数据的勾稽关系",
    ),
    *(
        "一",
        "二",
        "三是",
        "一是",
        "四、",
        "（五）",
        "六．",
        "第一部分",
        "1.",
        "2、",
        "2023年",
        "20",
        "#",
        "**",
        "|",
        "\t",
    ),
    *(
        "，",
        "。",
        "；",
        "：",
        "、",
        "（",
        "）",
        "(",
        ")",
        "_",
        "》",
        "《",
        " ",
        "\u3000",
        "报",
        "告",
        "因",
        "其他",
    ),
    *(
        "云州市青溪区水务局",
        "全年通过门户网站发布信息",
        "围绕供水保障和河道治理公开各类文件与通知以及工作动态",
        "组织",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


def others(line: str, rest: str) -> set[str]:
    """Return the terminals, breaks and paragraphs left out, that match at the beginning of a line."""
    tables = load_tables("layout.lark")
    passed = {"PARAGRAPH", *tables.ignored}
    return {
        name
        for name, text in tables.terminals
        if name not in passed and regex(text).match(line + rest) is not None
    }


@given(
    LINES, st.lists(LINES, max_size=3).map("\n".join), st.sampled_from(["", "\n", "\n\n", "\n |\n", "\n\t"])
)
@example("一是云州市青溪区水务局2023年度工作，", "", "")
@example("云州市青溪区水务局全年公开各类文件与通知以及工作动态，", "\n|", "\n | \n")
def test_a_sentence_is_nothing_else(line: str, after: str, between: str) -> None:
    match = SENTENCE.match(line + between + after)
    if match is not None:
        assert not others(line, between + after)
        assert match[0] == (line + between + after).split("\n")[0]


@needs_real_reports
def test_many_lines_of_real_reports_are_told_by_the_quick_look() -> None:
    lines = [line for path in REPORTS for line in path.read_text("utf-8").split("\n") if len(line) > 40]
    told = [line for line in lines if SENTENCE.match(line)]
    assert len(told) * 3 > len(lines)
    assert not any(others(line, "\n") for line in told)
