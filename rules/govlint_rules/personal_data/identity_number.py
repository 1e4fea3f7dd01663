"""GL821: a resident identity number stands in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span
from govlint_rules.personal_data.digits import is_identity_number, masked, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class IdentityNumber(Rule):
    """A resident identity number stands in the report

    What it checks:
        The whole text for numbers of eighteen digits that are identity numbers: area, day of birth and
        check digit hold (GB 11643). Messages show the number masked.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条: what harms the privacy of others is
        not disclosed.

    Why:
        The number opens the door to fraud in a person's name, and copies of a published page cannot be
        called back.

    Fails:
        base: "2021"
        edits:
          say: {overview: 申请人（身份证号110101190001010014）要求公开供水合同，已按期答复。}

    Passes:
        base: "2021"
        edits:
          say: {overview: 申请人（身份证号1101**********0014）要求公开供水合同，项目编号110101190001010011。}

    How to mend:
        Strike the number at once, in the published version and in its copies too.

    Options:
        None.

    Exceptions:
        Numbers whose check digit or day of birth does not hold. Masked numbers.
    """

    page_zh = """报告中出现居民身份证号码

    检查内容:
        在全文中查找十八位的居民身份证号码：地址码、出生日期和校验码（GB 11643）都成立才提示。提示中号码作遮
        盖处理。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条：公开后会侵害他人隐私的信息不得公开。

    为什么:
        身份证号码可能被人冒用，网页一经公布，复制出去的内容无法收回。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: 申请人（身份证号110101190001010014）要求公开供水合同，已按期答复。}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 申请人（身份证号1101**********0014）要求公开供水合同，项目编号110101190001010011。}

    如何修改:
        立即删除，已公布的版本和转载的页面一并处理。

    配置项:
        无。

    例外:
        校验码或者出生日期不成立的数字、已经遮盖的号码不算。
    """

    code = "GL821"
    name = "identity-number"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG15",)
    messages = {
        "default": Text(
            "出现居民身份证号码 {number}；请立即删除，已公布的版本一并处理",
            "a resident identity number, {number}, stands here; strike it, in published versions too",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each identity number."""
        for run in runs_of(subject.source):
            if is_identity_number(run.digits):
                number = masked(run.digits)
                place = place_of_span(subject, Span(run.start, run.end))
                yield self.found(place, evidence=Evidence(found=number), number=number)
