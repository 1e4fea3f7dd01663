"""GL501: the report does not say whether an information processing fee was charged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Paragraph,
    Rule,
    Severity,
    Text,
    Verdict,
    Years,
    place_of_section,
    place_of_span,
    regex,
)
from govlint_rules.fees.statements import fee_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Section

# In the section where the fee belongs any of these words may speak of it, elsewhere only its name.
_FEE = regex(r"处理费|收费|费用|缴费|收取|免费|无偿")
_FEE_BY_NAME = r"信息(?:公开)?(?:信息)?处理费|收费通知|缴费通知"
_ANSWER = regex(r"[\d０-９一二三四五六七八九十百千零〇未无没免不]")
_SENTENCE_END = regex(r"[。！？\n]")


class FeeNotDisclosed(Rule):
    """The report does not say whether an information processing fee was charged

    What it checks:
        That from the report on 2021 on a sentence says whether an information processing fee was charged
        in the year: that none was, or how many notices were sent, for what amount, and what was paid. It
        belongs into section six; said only elsewhere, it is a milder finding.

    Basis:
        《政府信息公开信息处理费管理办法》（国办函〔2020〕109号） puts the amounts charged into the annual
        report; by the form (国办公开办函〔2021〕30号) they stand in section six.

    Why:
        The fee may only be charged beyond certain numbers, and the public is to see what was charged.
        Silence does not mean that nothing was.

    Fails:
        base: "2021"
        edits:
          say: {other: 无其他需要报告的事项。}

    Passes:
        base: "2021"
        edits:
          say: {other: 本单位2023年未收取信息处理费，无其他需要报告的事项。}

    How to mend:
        Say in section six that no fee was charged, or give the number of notices, the amount
        notified and the amount collected.

    Options:
        None.

    Exceptions:
        That no fees of any kind were charged is enough. Where the section speaks of fees in words from
        which no answer could be read, a person must see. A statement on another year is for
        another rule, and a report without section six lacks that first of all.
    """

    page_zh = """没有写明是否收取信息处理费

    检查内容:
        2021年度起的报告，应当有一句话写明本年度是否收取信息处理费：未收取，或者写明收费通知件数、通知金额和实际收取
        金额。这句话应当写在第六部分；只写在别处的，问题较轻。

    依据:
        《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）要求把收费情况列入年度报告；按照统一格式
        （国办公开办函〔2021〕30号），写在“其他需要报告的事项”。

    为什么:
        信息处理费只在超出规定数量时收取，收了多少应当让公众知道。什么都不写，并不等于没有收。

    不合规示例:
        base: "2021"
        edits:
          say: {other: 无其他需要报告的事项。}

    合规示例:
        base: "2021"
        edits:
          say: {other: 本单位2023年未收取信息处理费，无其他需要报告的事项。}

    如何修改:
        在第六部分写明“未收取信息处理费”，或者写明收费通知件数、通知金额和实际收取金额。

    配置项:
        无。

    例外:
        写“未收取任何费用”的，视为已经写明。第六部分提到收费、但看不出是否收取的，请人工核对。写的是别的年度的，
        由另一条规则提示；没有第六部分的，先补上这一部分。
    """

    code = "GL501"
    name = "fee-not-disclosed"
    severity = Severity.ERROR
    profile = "form"
    years = Years(2021)
    needs = ("sections.other", "report.year")
    cites = ("FEE.report", "F30.other")
    messages = {
        "default": Text(
            "没有写明{year}年是否收取信息处理费；请在本部分写明“未收取信息处理费”，或者收费通知件数、通知金额和"
            "实际收取金额",
            "the report does not say whether an information processing fee was charged in {year}; say here"
            " that none was, or give the number of notices, the amount notified and the amount collected",
        ),
        "outside": Text(
            "是否收取信息处理费只写在这里；请写入“{section}”",
            "only here is it said whether an information processing fee was charged; say it in {section}",
        ),
        "unclear": Text(
            "这里提到收费，但看不出{year}年是否收取了信息处理费；请写明",
            "fees are spoken of here, but not whether an information processing fee was charged in {year};"
            " say so",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if nothing is said of the fee, or not where it belongs."""
        section = subject.section("other")
        facts = fee_facts(subject)
        if section is None or any(each.span.start >= section.span.start for each in facts.own):
            return
        if facts.own:
            first = facts.own[0]
            yield self.found(
                place_of_span(subject, first.span),
                "outside",
                evidence=Evidence(quote=first.quote),
                severity=Severity.WARNING,
                section=Text(section.heading, "the section on other matters"),
            )
        elif not facts.other:
            yield from self._silent(subject, section)

    def _silent(self, subject: Report, section: Section) -> Iterator[Diagnostic]:
        """Yield the finding for a report in which no statement was read; none if its words may be one."""
        mentions = list(_mentions(subject, section))
        if any(_ANSWER.search(sentence) for sentence in mentions):
            return
        yield self.found(
            place_of_section(subject, section),
            "unclear" if mentions else "default",
            evidence=Evidence(quote=mentions[0] if mentions else ""),
            verdict=Verdict.REVIEW if mentions else Verdict.FAIL,
            year=subject.year,
        )


def _mentions(subject: Report, section: Section) -> Iterator[str]:
    """Yield the sentences that may speak of the fee; of tables in the section, their whole text."""
    for block in subject.walk():
        within = block.span.start >= section.span.start
        if isinstance(block, Paragraph):
            words = _FEE if within else _FEE_BY_NAME
            if re.search(words, block.text):
                yield from (each for each in _SENTENCE_END.split(block.text) if re.search(words, each))
        elif within and _FEE.search(text := subject.source.quote(block.span)):
            yield text
