"""GL824: a mark of secrecy stands in the report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_span, regex
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_HINTS = ("★", "☆", "内部资料", "内部文件", "内部材料")


class SecrecyMark(Rule):
    r"""A mark of secrecy stands in the report

    What it checks:
        The prose for marks as they stand on secret documents, 秘密★, 机密★ and 绝密★, and for a line that
        is nothing but 内部资料 or 内部文件.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条: state secrets are not disclosed.

    Why:
        Either the mark is wrong, or something was published that must not be.

    Fails:
        base: "2021"
        edits:
          say: {preface: "机密★1年\n现公布本报告。"}

    Passes:
        base: "2021"
        edits:
          say: {overview: 依法不公开涉及国家秘密、工作秘密的信息，内部资料不予公开。}

    How to mend:
        Take the report down and let the secrecy office see it before it is published again.

    Options:
        None.

    Exceptions:
        The words in a sentence, without a star.
    """

    page_zh = r"""报告中出现密级标志

    检查内容:
        在正文中查找“秘密★”“机密★”“绝密★”等密级标志，以及单独成行的“内部资料”“内部文件”。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条：依法确定为国家秘密的政府信息不予公
        开。

    为什么:
        要么标志有误，要么公布了不应公布的内容。

    不合规示例:
        base: "2021"
        edits:
          say: {preface: "机密★1年\n现公布本报告。"}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 依法不公开涉及国家秘密、工作秘密的信息，内部资料不予公开。}

    如何修改:
        撤下报告，经保密审查后再公布。

    配置项:
        无。

    例外:
        句子中提到这些词语而没有星号的，不算。
    """

    code = "GL824"
    name = "secrecy-mark"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG14",)
    messages = {
        "default": Text(
            "出现密级标志“{found}”；请撤下报告，经保密审查后再公布",
            "the mark of secrecy “{found}” stands here; take the report down until it has been reviewed",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each mark."""
        prose = prose_of(subject)
        if not any(hint in prose.text for hint in _HINTS):
            return
        for match in _mark().finditer(prose.text):
            place = place_of_span(subject, prose.span(*match.span()))
            found = match[0].strip()
            yield self.found(place, evidence=Evidence(found=found), found=found)


@cache
def _mark() -> re.Pattern[str]:
    return regex(
        r"(?:绝密|机密|秘密) ?[★☆]"
        r"|(?<=\n)\s*[【（(\[]?内部(?:资料|文件|材料)[】）)\]]?[，,、 ]*"
        r"(?:注意保存|妥善保管|不得外传|请勿外传|严禁外传)?[】）)\]]?[。！!]?(?=\n)"
    )
