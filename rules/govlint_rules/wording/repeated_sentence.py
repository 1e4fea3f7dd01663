"""GL815: a sentence stands in the report twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Related, Rule, Severity, Text, place_of_span
from govlint_rules.prose import prose_of
from govlint_rules.wording.sentences import repetitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.prose import Prose
    from govlint_rules.wording.sentences import Repetition

_SHOWN = 30


class RepeatedSentence(Rule):
    """A sentence of fifteen characters or more stands in the report twice

    What it checks:
        The prose of the sections for sentences of at least fifteen characters that stand there more than
        once, word for word. Sentences repeated in a row are one finding.

    Basis:
        国办公开办函〔2021〕30号 (for the reports on 2019 and 2020 国办公开办函〔2019〕60号): reports are
        not to be alike or perfunctory. That a sentence must not stand twice is practice.

    Why:
        Mostly a paragraph was copied and never rewritten, and what should stand there is missing.

    Fails:
        base: "2021"
        edits:
          say:
            overview.management: 修订信息发布审核制度，对拟公开内容逐条进行保密审查。
            overview.platform: 门户网站新设专题栏目。修订信息发布审核制度，对拟公开内容逐条进行保密审查。

    Passes:
        base: "2021"
        edits:
          say:
            overview.on_request: 2023年度本机关未收到政府信息公开申请。
            other: 2023年度本机关未收到政府信息公开申请。本单位2023年未收取信息处理费。

    How to mend:
        Strike the sentence where it does not belong, and write what that part is due.

    Options:
        None.

    Exceptions:
        Statements that rightly stand in two sections: that something did not happen, contacts, the period
        of the figures. Titles, headings and tables. Where a whole section stands twice (GL106), that is
        the cause.
    """

    page_zh = """同一句话在报告中出现两次

    检查内容:
        在各部分正文中查找一字不差地出现两次以上、长度不少于十五字的句子。连续几句一起重复的，只提示一次。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）要求报告不得雷同、敷衍；
        同一句话不应出现两次，属实际工作要求。

    为什么:
        多因复制段落后没有改写，真正应当写的内容反而缺失。

    不合规示例:
        base: "2021"
        edits:
          say:
            overview.management: 修订信息发布审核制度，对拟公开内容逐条进行保密审查。
            overview.platform: 门户网站新设专题栏目。修订信息发布审核制度，对拟公开内容逐条进行保密审查。

    合规示例:
        base: "2021"
        edits:
          say:
            overview.on_request: 2023年度本机关未收到政府信息公开申请。
            other: 2023年度本机关未收到政府信息公开申请。本单位2023年未收取信息处理费。

    如何修改:
        删去不该出现的一处，补写该处应有的内容。

    配置项:
        无。

    例外:
        可以在两处各写一次的说明，如某事项未发生、联系方式、数据统计期限，不算。标题和表格不算。整个部分重复
        的，以GL106为因。
    """

    code = "GL815"
    name = "repeated-sentence"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    follows = (Follows("GL106", "report"),)
    messages = {
        "default": Text(
            "“{quote}”在报告中出现两次；请删去一处，补写应有的内容",
            "“{quote}” stands in the report twice; strike one and write what is due there",
        ),
        "several": Text(
            "从“{quote}”起连续 {count} 句在报告中出现两次；请删去一处，补写应有的内容",
            "{count} sentences from “{quote}” on stand in the report twice; strike one place and write what"
            " is due there",
        ),
        "first": Text("第一次出现在这里", "it first stands here"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each run of repeated sentences, where it is repeated."""
        prose = prose_of(subject)
        for repetition in repetitions(prose):
            yield self._finding(subject, prose, repetition)

    def _finding(self, subject: Report, prose: Prose, repetition: Repetition) -> Diagnostic:
        text = repetition.again.text
        quote = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        first, again = (prose.span(each.start, each.end) for each in repetition[:2])
        return self.found(
            place_of_span(subject, again),
            "several" if repetition.sentences > 1 else "default",
            evidence=Evidence(quote=quote),
            related=(Related(place_of_span(subject, first), self.messages["first"]),),
            quote=quote,
            count=repetition.sentences,
        )
