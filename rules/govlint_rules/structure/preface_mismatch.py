"""GL112: the preface announces sections that the body does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Paragraph, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.passages import sentence_at
from govlint_rules.structure.outline import body_sections, value_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_COUNT = regex(r"(?<!第)(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2})\s?(?:个|大)?(?:部分|部份)")
_OF_THE_REPORT = ("报告", "年报", "内容包括", "主要包括")
# Parts of older layouts that prefaces still announce, by words that no heading of the form has.
_OLD_PARTS = ("收费及减免", "收费和减免", "减免情况", "附表", "统计表", "咨询处理", "工作打算", "工作思路")
_FEWEST_SECTIONS = 2


class PrefaceMismatch(Rule):
    """The preface announces other sections than the body has

    What it checks:
        Where the preface says of how many parts the report consists, or lists them: that the body has as
        many, and
        has those.

    Basis:
        Consistency: what is announced is there.

    Why:
        The preface was mostly taken over from an old layout, and readers look for parts that do not exist.

    Fails:
        base: "2021"
        edits:
          say: {preface: 本报告由总体情况、主动公开政府信息情况、收费及减免情况等八个部分组成。}

    Passes:
        base: "2021"
        edits:
          say: {preface: 本报告由总体情况、主动公开政府信息情况等六个部分组成。}

    How to mend:
        Write the number and the names of the sections as they stand in the report.

    Options:
        None.

    Exceptions:
        Where the body lacks a section of the form, that is the finding and this one follows from it. A
        preface
        that announces nothing is fine.
    """

    page_zh = """前言所列部分与正文不一致

    检查内容:
        前言写明报告由几个部分组成、或者列出各部分名称的，正文应当有同样多的部分，且确有这些部分。

    依据:
        前后一致：列出的应当都有。

    为什么:
        多是前言沿用了旧格式，读者按前言查找，正文中却没有。

    不合规示例:
        base: "2021"
        edits:
          say: {preface: 本报告由总体情况、主动公开政府信息情况、收费及减免情况等八个部分组成。}

    合规示例:
        base: "2021"
        edits:
          say: {preface: 本报告由总体情况、主动公开政府信息情况等六个部分组成。}

    如何修改:
        按正文实际的部分改写数目和名称。

    配置项:
        无。

    例外:
        正文缺少统一格式某一部分的，以缺少部分为因，本问题随之列出。前言没有列明的，不提示。
    """

    code = "GL112"
    name = "preface-mismatch"
    severity = Severity.WARNING
    follows = (Follows("GL103", "report"), Follows("GL107", "report"))
    messages = {
        "default": Text(
            "前言写“{said}”，正文有{count}个部分；请按正文改写前言",
            "the preface speaks of {number} parts (“{said}”), the body has {count}; make the preface agree",
        ),
        "part": Text(
            "前言列有“{said}”，正文没有这一部分；请按正文改写前言",
            "the preface announces “{said}”, which the body does not have; make the preface agree",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for a wrong number of parts, or else for the first part that is not there."""
        count = len({section.key or section.heading for section in body_sections(subject)})
        if count < _FEWEST_SECTIONS:
            return
        for block in subject.preface:
            text = block.text if isinstance(block, Paragraph) else ""
            if "部分" not in text and "部份" not in text:
                continue
            for match in _COUNT.finditer(text):
                start, end = sentence_at(text, match.start())
                if any(text.find(word, start, end) >= 0 for word in _OF_THE_REPORT):
                    yield from self._announced(subject, block.span.start, text, match, count)
                    return

    def _announced(
        self, subject: Report, offset: int, text: str, match: re.Match[str], count: int
    ) -> Iterator[Diagnostic]:
        """Yield a finding if the number of parts is wrong, or else if one that is listed is not there."""
        start, end = sentence_at(text, match.start())
        number, said, at, message = value_of(match["number"]), match[0], match.start(), "default"
        if number == count:
            said = next(
                (part for part in _OLD_PARTS if text.find(part, start, end) >= 0 and not _has(subject, part)),
                "",
            )
            at, message = text.find(said, start, end), "part"
        if said:
            yield self.found(
                place_of_span(subject, Span(offset + at, offset + at + len(said))),
                message,
                evidence=Evidence(expected=str(count), found=said, quote=text[start:end][-40:]),
                said=said,
                number=number,
                count=count,
            )


def _has(subject: Report, part: str) -> bool:
    """Whether the words stand anywhere behind the preface."""
    start = subject.sections[0].span.start if subject.sections else 0
    return subject.source.text.find(part, start) >= 0
