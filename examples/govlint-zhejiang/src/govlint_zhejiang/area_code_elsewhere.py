"""ZJ101: a telephone number has an area code that is not one of the province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, Verdict, place_of_span, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# Quzhou, Hangzhou, Huzhou, Jiaxing, Ningbo, Shaoxing, Taizhou, Wenzhou, Lishui, Jinhua, Zhoushan.
_CODES = frozenset(f"05{number}" for number in range(70, 81))
_PHONE = regex(r"(?<![0-9])(0[1-9][0-9]{1,2})[）)]?[-—－ ]?[1-9][0-9]{6,7}(?![0-9])")


@dataclass(frozen=True)
class Options:
    """Options of ZJ101.

    Attributes:
        also: further area codes that are right, such as those of an office outside the province.
    """

    also: tuple[str, ...] = ()


class AreaCodeElsewhere(Rule):
    """A telephone number has an area code from outside the province

    What it checks:
        The area codes of fixed telephone numbers in the text are those of Zhejiang, 0570 to 0580.

    Basis:
        Practice: agencies of the province have telephones in the province.

    Why:
        A mistyped area code leads callers to another city.

    Fails:
        base: "2021"
        edits:
          say: {other: 联系电话：0551-5550126。未收取信息处理费。}

    Passes:
        base: "2021"
        edits:
          say: {other: 联系电话：0571-85550126。未收取信息处理费。}

    How to mend:
        Compare the number with the agency's own list and correct it; if it is right, give its area code under
        `also`.

    Options:
        `also`: further area codes that are right (none).

    Exceptions:
        Mobile numbers, hotlines and numbers without an area code are not looked at.
    """

    page_zh = """电话号码的区号不是本省的

    检查内容:
        正文中固定电话的区号应为浙江省的区号（0570至0580）。

    依据:
        实际工作要求：本省机关的电话在本省。

    为什么:
        区号写错，电话就打到别的城市。

    不合规示例:
        base: "2021"
        edits:
          say: {other: 联系电话：0551-5550126。未收取信息处理费。}

    合规示例:
        base: "2021"
        edits:
          say: {other: 联系电话：0571-85550126。未收取信息处理费。}

    如何修改:
        与本机关的电话核对后更正；号码无误的，在配置项 also 中写明其区号。

    配置项:
        `also`：另外认可的区号（默认没有）。

    例外:
        手机号码、服务热线和没有区号的号码，不作检查。
    """

    code = "ZJ101"
    name = "zhejiang-area-code-elsewhere"
    severity = Severity.WARNING
    verdict = Verdict.REVIEW
    options = Options
    messages = {
        "default": Text(
            "“{phone}”的区号 {area} 不是本省的；请核对",
            "the area code {area} of “{phone}” is not one of the province; check it",
        )
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each number with an area code from elsewhere."""
        options = context.options
        known = _CODES | {*options.also} if isinstance(options, Options) else _CODES
        for block in subject.paragraphs():
            written = subject.source.text[block.span.start : block.span.end]
            for match in _PHONE.finditer(written):
                area = match[1]
                if area not in known:
                    start = block.span.start + match.start()
                    place = place_of_span(subject, Span(start, start + len(match[0])))
                    yield self.found(place, evidence=Evidence(quote=match[0]), phone=match[0], area=area)
