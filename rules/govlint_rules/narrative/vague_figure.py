"""GL419: a vague number stands where a count is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.narrative.overview import overview_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Paragraph, Report

_MOST_PLACES = 10
_COUNTER = "[条件份篇宗起项则期部]"
_HAN = "[一二两三四五六七八九十百千万]"
# What the agency counts anyway: requests, cases, documents, decisions, items published.
_COUNTED = (
    "收到|受理|接收|接到|答复|办结|办理|公开|发布|推送|刊发|刊登|制发|印发|出台|申请|复议|诉讼|处罚|许可"
)
_VAGUE = regex(
    rf"""(?:{_COUNTED})[^，。；：、\n\d]{{0,18}}?
    (?P<number>
      (?:近|约|大约|超过?|逾|将近|突破)\s?(?:\d[\d,.]*|{_HAN}+)\s?万?(?:余|多)?\s?{_COUNTER}
      |(?:\d[\d,.]*|{_HAN}+)\s?万?(?:余|多)\s?{_COUNTER}
      |(?:\d[\d,.]*|{_HAN}+)\s?{_COUNTER}(?:以上|左右|上下)
      |(?:数|几|上)[十百千万]+(?:余|多)?{_COUNTER}
      |若干{_COUNTER}
    )(?!数|规)""",
    re.VERBOSE,
)
# The pattern above is slow; without one of these it cannot match.
_HINT = regex("[近约超逾突余若数几多]|以上|左右|上下|上[十百千万]")
_OFTEN = regex(r"多次(?:收到|受理|被(?:依法)?申请|被提起)|(?:收到|受理)[^，。；\n\d]{0,12}多次")
_CHANGE = regex(r"增加|减少|增长|下降|超额|提升|力争|计划|目标")


class VagueFigure(Rule):
    """A vague number stands where the agency has a count

    What it checks:
        In 一、总体情况, requests, cases, documents, decisions and items published are counted exactly, not
        as 100余条, 近500条, 若干件 or 多次.

    Basis:
        Practice: the report is one of statistics, and what it speaks of is registered. No provision
        forbids rounding.

    Why:
        100余条 cannot be held against anything: not against the table, the site or last year's report.

    Fails:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开政府信息100余条。}

    Passes:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开政府信息103条。}

    How to mend:
        Take the exact number from the register or the site's back office.

    Options:
        None.

    Exceptions:
        Readers, visits, followers and people at a course cannot be counted exactly. Changes against last
        year and plans are not looked at. One finding a report, with the places.
    """

    page_zh = """应当写明数量的地方用了约数

    检查内容:
        “一、总体情况”中的申请、案件、文件、决定和公开信息应当写确切数量，不写“100余条”“近500条”“若干件”“多次”等。

    依据:
        实际工作要求：年度报告是统计性文件，所写事项都有登记。法规没有禁止约数。

    为什么:
        “100余条”无法核对，既对不上表格、网站，也无法与上年比较。

    不合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开政府信息100余条。}

    合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开政府信息103条。}

    如何修改:
        从登记台账或者网站后台取得确切数字。

    配置项:
        无。

    例外:
        阅读量、访问量、关注人数、参加人数等难以精确统计的不算；与上年比较的增减数、计划数不算。一份报告只提示一次，
        列出所有位置。
    """

    code = "GL419"
    name = "vague-figure"
    severity = Severity.INFO
    needs = ("sections.overview",)
    messages = {
        "default": Text(
            "“{quote}”是约数；请写确切数量",
            "“{quote}” is a vague number; give the exact count",
        ),
        "several": Text(
            "“{quote}”等 {count} 处是约数；请写确切数量",
            "“{quote}” and other vague numbers, {count} in all; give the exact counts",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for all vague numbers of the overview."""
        places = [place for paragraph in overview_paragraphs(subject) for place in _vague(paragraph)]
        if not places:
            return
        first, *others = places
        yield self.found(
            place_of_span(subject, first),
            "several" if others else "default",
            quote=subject.source.quote(first),
            count=len(places),
            evidence=Evidence(quote=subject.source.quote(first)),
            related=tuple(
                Related(place_of_span(subject, span), _also(subject.source.quote(span)))
                for span in others[:_MOST_PLACES]
            ),
        )


def _also(quote: str) -> Text:
    return Text(f"这里也是约数：“{quote}”", f"vague here as well: “{quote}”")


def _vague(paragraph: Paragraph) -> Iterator[Span]:
    """Yield the stretches of the source where a paragraph counts vaguely."""
    text, start = paragraph.text, paragraph.span.start
    if not _HINT.search(text):
        return
    for match in _VAGUE.finditer(text):
        clause = max(text.rfind(mark, 0, match.start("number")) for mark in "，。；：") + 1
        if not _CHANGE.search(text, clause, match.end()):
            yield Span(start + match.start("number"), start + match.end("number"))
    for match in _OFTEN.finditer(text):
        yield Span(start + match.start(), start + match.end())
