"""GL817: the Regulations are first mentioned without their full name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_STATE = "中华人民共和国"
_FULL = "中华人民共和国政府信息公开条例"
_SHORT = "政府信息公开条例"


class RegulationName(Rule):
    """The Regulations on Open Government Information are first mentioned without their full name

    What it checks:
        That the first mention reads 《中华人民共和国政府信息公开条例》; a short form such as 《条例》 may
        follow.

    Basis:
        Practice: laws and regulations are cited by their full name at first mention.

    Why:
        There are local regulations of much the same name, and 《条例》 alone may be any.

    Fails:
        base: "2021"
        edits:
          say: {preface: "根据《政府信息公开条例》的规定，现公布本报告。"}

    Passes:
        base: "2021"
        edits:
          say: {preface: 根据《中华人民共和国政府信息公开条例》（以下简称《条例》），按《条例》公布本报告。}

    How to mend:
        Write the full name at first mention, with the short form to be used from then on.

    Options:
        None.

    Exceptions:
        Regulations of a province or a city. A short form that the text has introduced (以下简称《条例》).
    """

    page_zh = """首次提到政府信息公开条例时没有用全称

    检查内容:
        首次提到时应当写作《中华人民共和国政府信息公开条例》，之后可以用《条例》等简称。

    依据:
        实际工作要求：法律法规首次引用时使用全称。

    为什么:
        各地有名称相近的地方性法规和规章，单写《条例》可能是任何一部。

    不合规示例:
        base: "2021"
        edits:
          say: {preface: "根据《政府信息公开条例》的规定，现公布本报告。"}

    合规示例:
        base: "2021"
        edits:
          say: {preface: 根据《中华人民共和国政府信息公开条例》（以下简称《条例》），按《条例》公布本报告。}

    如何修改:
        首次提到时写全称，并注明以后使用的简称。

    配置项:
        无。

    例外:
        省、市等地方的法规规章不算。前文已注明简称的不算。
    """

    code = "GL817"
    name = "regulation-name"
    severity = Severity.INFO
    fixable = Applicability.UNSAFE
    messages = {
        "default": Text(
            "首次提到条例时写作“{found}”；请写全称《中华人民共和国政府信息公开条例》",
            "the Regulations are first called “{found}”; write 《中华人民共和国政府信息公开条例》",
        ),
        "fix": Text("改为全称", "write the full name"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if the first mention is a short form."""
        prose = prose_of(subject)
        text = prose.text
        # The full name mostly stands in one line, before any other.
        at = text.find("条例")
        if at < 0 or text.startswith(_FULL, at + len("条例") - len(_FULL)):
            return
        match = _mention().search(text)
        if match is None or match["full"] or (match["alone"] and "简称" in text[: match.start()]):
            return
        span = prose.span(*match.span())
        fix = None
        if match["short"]:
            start = span.start + match.start("short") - match.start()
            fix = Fix(self.messages["fix"], (Edit(Span(start, start), _STATE),), Applicability.UNSAFE)
        yield self.found(
            place_of_span(subject, span),
            evidence=Evidence(expected=f"《{_FULL}》", found=match[0]),
            fix=fix,
            found=match[0],
        )


@cache
def _mention() -> re.Pattern[str]:
    """Return the pattern of every mention; lines from a PDF may break the full name anywhere."""
    full = r"\s*".join(_FULL)
    return regex(
        rf"(?P<full>{full})|《(?P<short>{_SHORT})》|(?P<alone>《(?:信息公开)?条例》)"
        rf"|(?<=[根依]据)(?P<bare>{_SHORT})|(?<=按照){_SHORT}|(?<=贯彻){_SHORT}|(?<=落实){_SHORT}|(?<=执行){_SHORT}"
    )
