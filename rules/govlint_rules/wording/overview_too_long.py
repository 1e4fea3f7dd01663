"""GL819: the overview is longer than a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_section
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


@dataclass(frozen=True)
class Length:
    """The options of the rule.

    Attributes:
        limit: the most characters that section 1 may have.
    """

    limit: int = 1000


class OverviewTooLong(Rule):
    """The overview is longer than a limit

    What it checks:
        That section 1, headings and blanks left out, has no more than 1,000 characters, or as many as
        the option says.

    Basis:
        Practice of some places: a city's notice on the reports for 2025 (武政办发〔2025〕54号) asks for no
        more than 1,000 characters in principle. No national provision limits the length, so that the rule
        is off by default (profile strict).

    Why:
        Readers look for what the agency did with its information, and lose it in a general account of
        its work.

    Fails:
        base: "2021"
        edits:
          replace: {各项制度执行到位。: ◇◇◇◇◇◇◇◇◇◇, ◇: ◆◆◆◆◆◆◆◆◆◆, ◆: 每季检查一次。}

    Passes:
        base: "2021"

    How to mend:
        Shorten the section to what the agency did in the five aspects.

    Options:
        limit: the most characters that section 1 may have; 1000.

    Exceptions:
        Tables and pictures in the section do not count.
    """

    page_zh = """第一部分篇幅过长

    检查内容:
        第一部分除标题和空格外不超过1000字，或者不超过配置项规定的字数。

    依据:
        部分地方的实际工作要求：某市关于2025年度报告的通知（武政办发〔2025〕54号）提出原则上不超过1000字。全
        国性规定没有限制篇幅，因此默认不检查（属strict）。

    为什么:
        写成一般性的工作总结，公众就找不到信息公开工作本身的情况。

    不合规示例:
        base: "2021"
        edits:
          replace: {各项制度执行到位。: ◇◇◇◇◇◇◇◇◇◇, ◇: ◆◆◆◆◆◆◆◆◆◆, ◆: 每季检查一次。}

    合规示例:
        base: "2021"

    如何修改:
        围绕五个方面压缩文字。

    配置项:
        limit：第一部分最多的字数，默认1000。

    例外:
        表格和图片不计。
    """

    code = "GL819"
    name = "overview-too-long"
    severity = Severity.INFO
    profile = "strict"
    options = Length
    messages = {
        "default": Text(
            "“{heading}”有 {count} 字，超过 {limit} 字；请压缩文字，突出信息公开工作",
            "“{heading}” has {count} characters, more than {limit}; shorten it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if the section is too long."""
        limit = context.options.limit if isinstance(context.options, Length) else Length().limit
        section = subject.section("overview")
        if section is None or section.span.end - section.span.start <= limit:
            return
        lines = prose_of(subject).within("overview")
        count = sum(len("".join(line.text.split())) for line in lines)
        if count > limit:
            place = place_of_section(subject, section)
            yield self.found(
                place,
                evidence=Evidence(expected=f"≤ {limit}", found=str(count)),
                heading=place.words[-1],
                count=count,
                limit=limit,
            )
