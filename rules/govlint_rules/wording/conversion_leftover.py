"""GL811: something that a conversion left in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Related, Rule, Severity, Span, Text, place_of_span
from govlint_rules.edits import ordered
from govlint_rules.wording.leftovers import LEFTOVERS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.wording.leftovers import Leftover

# A report full of one leftover shows this many of its places.
_MOST_PLACES = 20


class ConversionLeftover(Rule):
    """Something that a conversion of the file left behind stands in the text

    What it checks:
        The whole text for bookmarks such as _GoBack, broken references, HTML entities and tags,
        field codes of a word processor, control characters and the sign for an unreadable character.

    Basis:
        Practice. No provision speaks of it.

    Why:
        It was never meant for readers, and it shows that nobody read the text as published.

    Fails:
        base: "2021"
        edits:
          say: {other: "[bookmark: _GoBack]本单位2023年未收取信息处理费。"}

    Passes:
        base: "2021"
        edits:
          say: {other: "本单位2023年未收取信息处理费，系统中标为[书签]的文件均已办结。"}

    How to mend:
        Delete it. For a broken reference, write out what it was to show; for an HTML entity, type
        the character itself.

    Options:
        None.

    Exceptions:
        Tabs, line ends and page breaks are no leftovers. One finding for each kind, with the places.
    """

    page_zh = """正文中残留格式转换产生的字符

    检查内容:
        在全文中查找_GoBack等书签标记、失效的引用、网页转义字符和标签、文字处理软件的域代码、控制字符和乱码符号。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        这些字符本不该让公众看到，出现在公布的文本里，说明发布前无人通读。

    不合规示例:
        base: "2021"
        edits:
          say: {other: "[bookmark: _GoBack]本单位2023年未收取信息处理费。"}

    合规示例:
        base: "2021"
        edits:
          say: {other: "本单位2023年未收取信息处理费，系统中标为[书签]的文件均已办结。"}

    如何修改:
        直接删除。失效的引用改写为它本来要显示的内容；网页转义字符改为相应的字符。

    配置项:
        无。

    例外:
        制表符、换行和分页符不算。同一类只提示一次，列出所有位置。
    """

    code = "GL811"
    name = "conversion-leftover"
    severity = Severity.WARNING
    fixable = Applicability.SAFE
    messages = {
        "default": Text(
            "正文中残留{kind}“{found}”；请删除或改为应有的文字",
            "{kind} was left in the text: “{found}”; delete it or write what it stands for",
        ),
        "several": Text(
            "正文中残留{kind}“{found}”等，共 {count} 处；请逐处删除或改为应有的文字",
            "{kind} was left in the text: “{found}”, {count} such places in all; delete each or write what it"
            " stands for",
        ),
        "fix": Text("删除或还原", "strike it, or write the character itself"),
        "also": Text("这里也有“{found}”", "here as well: “{found}”"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for each kind of leftover."""
        text = subject.source.text
        for kind in LEFTOVERS:
            matches = kind.find(text)
            if not matches:
                continue
            first, *others = matches
            yield self.found(
                place_of_span(subject, Span(*first.span())),
                "several" if others else "default",
                evidence=Evidence(quote=_shown(first[0])),
                related=tuple(self._also(subject, match) for match in others[: _MOST_PLACES - 1]),
                fix=self._fix(kind, matches),
                kind=kind.name,
                found=_shown(first[0]),
                count=len(matches),
            )

    def _fix(self, kind: Leftover, matches: list[re.Match[str]]) -> Fix | None:
        edits = []
        for match in matches:
            mended = kind.mended(match[0])
            if mended is None:
                return None
            edits.append(Edit(Span(*match.span()), mended))
        return Fix(self.messages["fix"], ordered(edits))

    def _also(self, subject: Report, match: re.Match[str]) -> Related:
        place = place_of_span(subject, Span(*match.span()))
        return Related(
            place, Text(*(wording.format(found=_shown(match[0])) for wording in self.messages["also"]))
        )


def _shown(text: str) -> str:
    """Return a leftover with its invisible characters written out."""
    return "".join(
        char if char.isprintable() and char != "\ufffd" else f"\\u{ord(char):04x}" for char in text[:60]
    )
