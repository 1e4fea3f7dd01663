"""GL813: brackets or quotation marks that do not pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Related, Rule, Severity, Span, Text, place_of_span
from govlint_rules.edits import ordered
from govlint_rules.prose import prose_of
from govlint_rules.wording.pairs import PARTNER, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.prose import Prose
    from govlint_rules.wording.pairs import Pair

_AROUND = 10
_FULL = {"(": "（", ")": "）"}


class UnpairedPunctuation(Rule):
    """A bracket or quotation mark has no partner, or one of another width

    What it checks:
        In the prose that 《》, 〈〉, （）, “”, 〔〕 and 【】 come in pairs, and that the two brackets of a
        pair are both full-width or both half-width.

    Basis:
        Practice. No provision speaks of it.

    Why:
        Without its partner a mark leaves open where a title or a quotation ends.

    Fails:
        base: "2021"
        edits:
          say: {overview: 认真贯彻《中华人民共和国政府信息公开条例，各项制度执行到位。}

    Passes:
        base: "2021"
        edits:
          say: {overview: "贯彻《政务公开工作要点》，开展“政策开放日（夏季）”活动：1）座谈；2）参观。"}

    How to mend:
        Put in the missing mark, or strike the one too many.

    Options:
        None.

    Exceptions:
        The bracket behind the number of a list item, 1）. A pair may reach over several lines. The
        brackets around the year of a document number are left to GL816.
    """

    page_zh = """括号、引号或者书名号不成对

    检查内容:
        正文中的《》、〈〉、（）、“”、〔〕、【】应当成对，一对括号应当同为全角或者同为半角。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        标点不成对，读者看不出名称或者引文到哪里为止。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: 认真贯彻《中华人民共和国政府信息公开条例，各项制度执行到位。}

    合规示例:
        base: "2021"
        edits:
          say: {overview: "贯彻《政务公开工作要点》，开展“政策开放日（夏季）”活动：1）座谈；2）参观。"}

    如何修改:
        补上缺少的一半，或者删去多余的一半。

    配置项:
        无。

    例外:
        序号后的单个括号，如“1）”，不算。一对标点可以跨行。发文字号中年份的括号由GL816检查。
    """

    code = "GL813"
    name = "unpaired-punctuation"
    severity = Severity.WARNING
    fixable = Applicability.SAFE
    messages = {
        "default": Text(
            "“{quote}”处的“{mark}”没有相配的“{partner}”；请补上或者删去",
            "the {mark} at “{quote}” has no {partner}; put it in or strike the {mark}",
        ),
        "mixed": Text(
            "“{quote}”的括号一个全角、一个半角；请统一为全角“（）”",
            "of the brackets at “{quote}” one is full-width and one half-width; write both full-width",
        ),
        "also": Text("这里的“{mark}”也没有相配的一半", "the {mark} here has no partner either"),
        "fix": Text("统一为全角括号", "write both brackets full-width"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for the lone marks of a line, and for each pair of mixed width."""
        prose = prose_of(subject)
        found = pairs_of(prose)
        lines: dict[int, list[tuple[int, str]]] = {}
        for at, mark in found.alone:
            lines.setdefault(prose.line_at(at).at, []).append((at, mark))
        for marks in lines.values():
            yield self._alone(subject, prose, marks)
        for pair in found.pairs:
            if pair.is_mixed:
                yield self._mixed(subject, prose, pair)

    def _alone(self, subject: Report, prose: Prose, marks: list[tuple[int, str]]) -> Diagnostic:
        (at, mark), *others = marks
        quote = _around(prose, at, at)
        return self.found(
            place_of_span(subject, prose.span(at, at + 1)),
            evidence=Evidence(quote=quote),
            related=tuple(self._also(subject, prose, *other) for other in others),
            quote=quote,
            mark=mark,
            partner=PARTNER[mark],
        )

    def _also(self, subject: Report, prose: Prose, at: int, mark: str) -> Related:
        message = Text(*(wording.format(mark=mark) for wording in self.messages["also"]))
        return Related(place_of_span(subject, prose.span(at, at + 1)), message)

    def _mixed(self, subject: Report, prose: Prose, pair: Pair) -> Diagnostic:
        quote = _around(prose, pair.start, pair.end)
        edits = ordered(
            Edit(Span(*prose.span(at, at + 1)), _FULL[mark])
            for at, mark in zip((pair.start, pair.end), pair.marks, strict=True)
            if mark in _FULL
        )
        start = prose.span(pair.start, pair.start + 1).start
        return self.found(
            place_of_span(subject, Span(start, prose.span(pair.end, pair.end + 1).end)),
            "mixed",
            evidence=Evidence(quote=quote),
            fix=Fix(self.messages["fix"], edits),
            quote=quote,
        )


def _around(prose: Prose, start: int, end: int) -> str:
    """Return a mark with what stands around it in its line, or the whole of a short pair."""
    line = prose.line_at(start)
    if start < end <= start + 3 * _AROUND:
        return prose.text[start : end + 1].replace("\n", "")
    at = start - line.at
    return line.text[max(0, at - _AROUND) : at + _AROUND + 1]
