"""GL818: requests or normative documents are counted in 条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Applicability,
    Edit,
    Evidence,
    Fix,
    Related,
    Rule,
    Severity,
    Span,
    Text,
    place_of_span,
)
from govlint_rules.prose import prose_of
from govlint_rules.wording.counters import COUNTER, miscounted

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class CounterWord(Rule):
    """Requests or normative documents are counted in 条

    What it checks:
        That requests for information and normative documents are counted in 件. One finding for
        requests and one for documents, with the places.

    Basis:
        Practice: requests and documents are counted in 件, as the form does in 本年制发件数; 条 counts
        items of published information.

    Why:
        Read in haste, requests counted in 条 pass for items of information that the agency published.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.granted[individual]": 1}
          say: {overview.on_request: 全年共收到政府信息公开申请1条，按期答复。}

    Passes:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.granted[individual]": 1}
          say: {overview.on_request: 全年共收到政府信息公开申请1件，按期答复，在依申请公开专栏发布信息5条。}

    How to mend:
        Write 件 for 条.

    Options:
        None.

    Exceptions:
        Items of information, messages and articles of a law are counted in 条. Documents that were
        published may be meant as items of information.
    """

    page_zh = """申请或者规范性文件以“条”计数

    检查内容:
        政府信息公开申请、规范性文件应当以“件”计数。申请和文件各提示一次，列出各处。

    依据:
        实际工作要求：申请、文件以“件”为单位，统一格式的“本年制发件数”即是如此；“条”用于计算公开的信息。

    为什么:
        申请以“条”计数，容易被当作主动公开的信息条数。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.granted[individual]": 1}
          say: {overview.on_request: 全年共收到政府信息公开申请1条，按期答复。}

    合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 1, "requests.granted[individual]": 1}
          say: {overview.on_request: 全年共收到政府信息公开申请1件，按期答复，在依申请公开专栏发布信息5条。}

    如何修改:
        把“条”改为“件”。

    配置项:
        无。

    例外:
        公开的信息、留言、法律条文以“条”计数。“公开规范性文件若干条”可能指信息条数，不作判断。
    """

    code = "GL818"
    name = "counter-word"
    severity = Severity.INFO
    fixable = Applicability.UNSAFE
    messages = {
        "requests": Text(
            "“{quote}”：申请以“件”计数；请把“条”改为“件”",
            "“{quote}”: requests are counted in 件; write 件 for 条",
        ),
        "documents": Text(
            "“{quote}”：规范性文件以“件”计数；请把“条”改为“件”",
            "“{quote}”: normative documents are counted in 件; write 件 for 条",
        ),
        "also": Text("“{quote}”也应以“件”计数", "“{quote}” is due 件 as well"),
        "fix": Text("改为“件”", "write 件"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for requests and one for documents."""
        requests, documents = miscounted(prose_of(subject).text)
        for message, matches in (("requests", requests), ("documents", documents)):
            if matches:
                yield self._finding(subject, message, matches)

    def _finding(self, subject: Report, message: str, matches: list[re.Match[str]]) -> Diagnostic:
        prose = prose_of(subject)
        spans = [prose.span(*match.span()) for match in matches]
        counters = (match.start() + match[0].index(COUNTER) for match in matches)
        edits = tuple(Edit(Span(*prose.span(at, at + 1)), "件") for at in counters)
        first, *others = (match[0] for match in matches)
        related = (
            Related(
                place_of_span(subject, span),
                Text(*(wording.format(quote=quote) for wording in self.messages["also"])),
            )
            for span, quote in zip(spans[1:], others, strict=True)
        )
        return self.found(
            place_of_span(subject, spans[0]),
            message,
            evidence=Evidence(expected=first.replace(COUNTER, "件"), found=first, quote=first),
            related=tuple(related),
            fix=Fix(self.messages["fix"], edits, Applicability.UNSAFE),
            quote=first,
        )
