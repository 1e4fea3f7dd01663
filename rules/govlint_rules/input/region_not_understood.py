"""GL004: a stretch of the report could not be read."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_span, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_LONGEST_QUOTE = 60
_MOST_REGIONS = 50


class RegionNotUnderstood(Rule):
    """A stretch of the report could not be read

    What it checks:
        Whether something looks like a table of the form, or a row of one, and cannot be read safely.
        The finding quotes its beginning and names the rules that could not be assessed because of it.

    Basis:
        Practice: what was not understood is said, and never guessed at.

    Why:
        A clean result must not hide that part of the report was never looked at.

    Fails:
        base: "2021"
        edits:
          replace: {申请人情况: 情况, 自然人: 甲, 商业企业: 乙, 科研机构: 丙, 法律服务机构: 丁}

    Passes:
        base: "2021"

    How to mend:
        Set the table out as the form prints it, with all of its header rows, or convert the file
        again from the original document.

    Options:
        None.

    Exceptions:
        The fault may be the tool's. Tables of other kinds, as in the overview, are no concern of
        this rule. Of more than 50 such stretches the first 50 are named.
    """

    page_zh = """报告中有一处未能识别

    检查内容:
        看起来是统一格式的表格或者其中的行、却不能可靠读出的内容。提示时引用其开头，并列出因此未能进行的检查。

    依据:
        实际工作要求：没有读懂的如实说明，绝不猜测。

    为什么:
        检查结果没有问题，不应当掩盖有一部分内容根本没有检查到。

    不合规示例:
        base: "2021"
        edits:
          replace: {申请人情况: 情况, 自然人: 甲, 商业企业: 乙, 科研机构: 丙, 法律服务机构: 丁}

    合规示例:
        base: "2021"

    如何修改:
        按统一格式排好表格，表头各行都要齐全；或者从原始文档重新转换。

    配置项:
        无。

    例外:
        也可能是本工具的不足。总体情况中自拟的其他表格不在此列。超过50处的，只列前50处。
    """

    code = "GL004"
    name = "region-not-understood"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "此处内容未能识别；{unassessed}请对照统一格式核对排版",
            "this could not be read; {unassessed}see whether it is set out as in the form",
        ),
        "table": Text(
            "此处像是表格，但分不清行和列；{unassessed}请按统一格式重新排好表格",
            "this looks like a table, but rows and columns cannot be told apart; {unassessed}set it out as in"
            " the form",
        ),
        "header": Text(
            "此处的表格认不出表头，无法确定各列是什么；{unassessed}请按统一格式补全表头",
            "the header of this table was not recognised, so its columns are not known; {unassessed}restore"
            " the header rows of the form",
        ),
        "row": Text(
            "表中这一行未能识别，无法与统一格式的行对应；{unassessed}请把这一行的名称和数字排在同一行内",
            "this row of the table could not be matched with a row of the form; {unassessed}set its label and"
            " numbers out in one row",
        ),
        "unassessed": Text("因此未作检查：{codes}；", "not assessed because of it: {codes}; "),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each stretch that could not be read."""
        for region in islice(subject.unparsed(), _MOST_REGIONS):
            place = place_of_span(subject, region.span)
            codes = () if place.section in subject.bound.tables else _dependents(place.section, context)
            template = self.messages["unassessed"] if codes else Text("", "")
            yield self.found(
                place,
                region.reason if region.reason in self.messages else "default",
                evidence=Evidence(quote=_beginning(region.text)),
                unassessed=Text(
                    template.zh.format(codes="、".join(codes)), template.en.format(codes=", ".join(codes))
                ),
            )


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"


def _dependents(table: str, context: Context) -> tuple[str, ...]:
    """Return the codes of the rules of this run that need a table or a cell of it."""
    concerned = regex(rf"{re.escape(table)}(?:[.\[]|$)")
    needs = (need for need in context.dependents if table and concerned.match(need))
    return tuple(sorted({code for need in needs for code in context.dependents[need]}))
