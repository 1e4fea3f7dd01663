"""GL116: the statistics period, the contact or where to download stand inside section one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Paragraph, Related, Rule, Severity, Text, place_of_span, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_MOST_PLACES = 5
_REPORT = ("报告", "年报")
# What such a line says of the report, each under its name.
_LINES = (
    (
        Text("数据统计期限", "the period of the statistics"),
        regex(r"(?:统计|数据)(?:数据)?的?(?:统计)?(?:期限|时限|时段|期间)[^。；]{0,12}20\d\d"),
    ),
    (
        Text("联系方式", "the contact"),
        regex(
            r"(?:对|关于)本?(?:年度)?(?:报告|年报)[^。；]{0,12}(?:疑问|问题|意见|建议|不明)"
            r"|本(?:年度)?(?:报告|年报)[^。；]{0,20}(?:咨询|联系)(?:电话|人|方式|单位)"
        ),
    ),
    (
        Text("下载方式", "where to download it"),
        regex(r"本(?:年度)?(?:报告|年报)的?(?:电子|全文|文本)[^。；]{0,80}(?:下载|查阅|查看|查询|浏览)"),
    ),
)


class MisplacedPreface(Rule):
    """What belongs in the preface stands inside section one

    What it checks:
        The text of 一、总体情况 for the period of the statistics, whom to ask about the report, and where to
        download it.

    Basis:
        Practice in laying out the report: these lines speak of the report, and not of the year's work. They
        stand before 一 or at the end.

    Why:
        Readers look for them at the beginning or the end, and the last aspect seems to go on.

    Fails:
        base: "2021"
        edits:
          say: {supervision: "举办业务培训2场。如对本报告有疑问，请与区水务局办公室联系。"}

    Passes:
        base: "2021"

    How to mend:
        Move the lines in front of 一、总体情况, or behind the last section.

    Options:
        None.

    Exceptions:
        Telephone numbers for complaints, and downloads of other things, belong to the year's work. One
        finding a
        report, with the places.
    """

    page_zh = """应放在前言的内容写进了总体情况

    检查内容:
        “一、总体情况”中是否写有数据统计期限、对报告的咨询联系方式、报告的下载方式。

    依据:
        编排惯例（实际工作要求）：这些内容说明的是报告本身，不是年度工作，一般放在“一”之前或者文末。

    为什么:
        读者习惯在开头或者结尾查找这些信息；夹在中间，最后一个方面也显得没有写完。

    不合规示例:
        base: "2021"
        edits:
          say: {supervision: "举办业务培训2场。如对本报告有疑问，请与区水务局办公室联系。"}

    合规示例:
        base: "2021"

    如何修改:
        移到“一、总体情况”之前，或者移到文末。

    配置项:
        无。

    例外:
        投诉监督电话、其他资料的下载属于年度工作，不提示。一份报告只提示一次，列出各处。
    """

    code = "GL116"
    name = "misplaced-preface"
    severity = Severity.INFO
    needs = ("sections.overview",)
    messages = {
        "default": Text(
            "总体情况中写了{what}；建议移到“一、总体情况”之前或者文末",
            "the overview gives {what}; better move it before 一、总体情况 or to the end",
        ),
        "also": Text("这里也是", "here as well"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if such lines stand in the overview, with their places."""
        overview = subject.section("overview")
        blocks = overview.walk() if overview is not None else ()
        found: dict[Text, Paragraph] = {}
        for block in blocks:
            if isinstance(block, Paragraph) and any(word in block.text for word in _REPORT):
                for what, pattern in _LINES:
                    if what not in found and pattern.search(block.text):
                        found[what] = block
        if not found:
            return
        places = list(dict.fromkeys(block.span for block in found.values()))
        yield self.found(
            place_of_span(subject, places[0]),
            evidence=Evidence(quote=subject.source.quote(places[0])[:40]),
            related=tuple(
                Related(place_of_span(subject, span), self.messages["also"])
                for span in places[1:_MOST_PLACES]
            ),
            what=Text("、".join(what.zh for what in found), ", ".join(what.en for what in found)),
        )
