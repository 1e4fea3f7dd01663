"""GL812: a word stands twice in a row by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Rule, Severity, Span, Text, place_of_span
from govlint_rules.prose import prose_of
from govlint_rules.wording.doubles import doubled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.prose import Prose
    from govlint_rules.wording.doubles import Double

_AROUND = 4


class DoubledWord(Rule):
    """A word or a character stands twice in a row by mistake

    What it checks:
        The prose for a character or a word that is at once followed by itself (两个个方面, 局局官网,
        保障保障). Where two words may rightly meet in one character, as 公开 and 开展 do, nothing is said.

    Basis:
        Practice. No provision speaks of it.

    Why:
        It shows that nobody read the text before it was published.

    Fails:
        base: "2021"
        edits:
          say: {problems: 下一年重点做好以下两个个方面工作：一是按月更新项目进度，二是每项政策配发图解。}

    Passes:
        base: "2021"
        edits:
          say: {overview: 市市场监管局公开公告26条，天天更新，部门门户网站运行平稳，各项工作作了部署。}

    How to mend:
        Strike one of the two.

    Options:
        None.

    Exceptions:
        Reduplications (天天, 人人, 稳稳, 清清楚楚, 一条条). Tables are not looked at.
    """

    page_zh = """词语误重复

    检查内容:
        在正文中查找紧接着重复出现的字或者词，如“两个个方面”“局局官网”“保障保障”。两个词首尾恰好同字的，如
        “公开开展”，不作提示。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        说明发布前没有人通读过全文。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 下一年重点做好以下两个个方面工作：一是按月更新项目进度，二是每项政策配发图解。}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 市市场监管局公开公告26条，天天更新，部门门户网站运行平稳，各项工作作了部署。}

    如何修改:
        删去多余的一个。

    配置项:
        无。

    例外:
        叠词（天天、人人、稳稳、清清楚楚、一条条）不算。表格不作检查。
    """

    code = "GL812"
    name = "doubled-word"
    severity = Severity.WARNING
    fixable = Applicability.UNSAFE
    messages = {
        "default": Text(
            "“{quote}”中“{word}”重复；请删去多余的“{word}”",
            "“{word}” stands {times} times in a row in “{quote}”; strike what is too much",
        ),
        "fix": Text("删去多余的“{word}”", "strike the further “{word}”"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each doubled word."""
        prose = prose_of(subject)
        for double in doubled(prose.text):
            yield self._finding(subject, prose, double)

    def _finding(self, subject: Report, prose: Prose, double: Double) -> Diagnostic:
        line = prose.line_at(double.start)
        start, end = double.start - line.at, double.end - line.at
        quote = line.text[max(0, start - _AROUND) : end + _AROUND]
        span = prose.span(double.start, double.end)
        message = Text(*(wording.format(word=double.word) for wording in self.messages["fix"]))
        # The second may be a slip for another word, so that a person must look.
        fix = Fix(message, (Edit(Span(span.start + len(double.word), span.end), ""),), Applicability.UNSAFE)
        return self.found(
            place_of_span(subject, span),
            evidence=Evidence(quote=quote),
            fix=fix,
            quote=quote,
            word=double.word,
            times=(double.end - double.start) // len(double.word),
        )
