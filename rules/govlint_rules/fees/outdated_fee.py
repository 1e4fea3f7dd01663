"""GL508: charges for searching, copying or postage, which are free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, Verdict, Years, place_of_span, regex
from govlint_rules.fees.statements import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Paragraph, Report

_CLUES = ("检索", "复制", "复印", "邮寄", "邮递")
_KIND = r"(?:检索|复制|复印|邮寄|邮递)"
_COST = rf"{_KIND}费?(?:[、和及与或]{_KIND}费?)*(?:等)?(?:成本|工本)?(?:费用|费)?"
_TAKE = r"(?:收取|收缴|实收|共收|计收|收到)了?"
_AMOUNT = r"(?P<{name}>\d[\d,，]*(?:\.\d+)?)\s*万?元(?!\s*[/／]|每)"
_CHARGED = (
    rf"{_TAKE}[^，。；\n\d]{{0,14}}{_COST}[^，。；\n\d]{{0,10}}{_AMOUNT.format(name='first')}"
    rf"|{_COST}[^，。；\n\d]{{0,8}}{_TAKE}[^，。；\n\d]{{0,8}}{_AMOUNT.format(name='second')}"
)
# A tariff, a denial, or somebody else's charge.
_NOT_CHARGED = regex(r"未|没|不|无|免|可|标准|每|退|支付|公司|邮局|快递|由申请人")
_LEAD = 12
_YEAR = regex(r"(?<!\d)20\d{2}(?=年)")
# The article is in force from May of this year on.
_YEAR_OF_CHANGE = 2019


class OutdatedFee(Rule):
    """Charges for searching, copying or postage were collected

    What it checks:
        That no sentence says that an amount was collected for searching, copying or sending
        information given upon request.

    Basis:
        Article 42 of 《中华人民共和国政府信息公开条例》（国务院令第711号）: providing information on request
        is free, but for the information processing fee. It is in force since 15 May 2019.

    Why:
        A report that has such charges shows one without a basis, or calls the information processing
        fee by a wrong name.

    Fails:
        base: "2021"
        edits:
          say: {management: 全年依申请提供政府信息收取复制费、邮寄费共120元。}

    Passes:
        base: "2021"
        edits:
          say: {management: 全年依申请提供政府信息未收取复制费、邮寄费。}

    How to mend:
        See what was charged and on what basis; an information processing fee is to be called so.

    Options:
        None.

    Exceptions:
        Denials, tariffs, and what others charge are no findings. In a report on 2019 a person must
        see, since the article holds from May of that year on.
    """

    page_zh = """收取了检索费、复制费、邮寄费

    检查内容:
        报告中是否写有因依申请提供政府信息而收取检索、复制、邮寄等费用的金额。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十二条：依申请提供政府信息不收取费用，只能依法收取
        信息处理费。自2019年5月15日起施行。

    为什么:
        仍写有这些费用的，或者收费没有依据，或者把信息处理费写错了名称。

    不合规示例:
        base: "2021"
        edits:
          say: {management: 全年依申请提供政府信息收取复制费、邮寄费共120元。}

    合规示例:
        base: "2021"
        edits:
          say: {management: 全年依申请提供政府信息未收取复制费、邮寄费。}

    如何修改:
        核对收了什么费用、依据是什么；实为信息处理费的，改正名称。

    配置项:
        无。

    例外:
        写明未收取的、介绍收费标准的、由他人收取的不提示。2019年度报告请人工核对，因为条例自当年5月15日起施行。
    """

    code = "GL508"
    name = "outdated-fee"
    severity = Severity.WARNING
    years = Years(_YEAR_OF_CHANGE)
    cites = ("REG42",)
    messages = {
        "default": Text(
            "“{quote}”：依申请提供政府信息不收取检索、复制、邮寄等费用，只能依法收取信息处理费；请核对",
            "“{quote}”: nothing is charged for searching, copying and postage, only an information processing"
            " fee may be; check it",
        ),
        "change": Text(
            "“{quote}”：自2019年5月15日起，依申请提供政府信息不收取检索、复制、邮寄等费用；请核对是否在此之前收取",
            "“{quote}”: from 15 May 2019 on nothing is charged for searching, copying and postage; see"
            " whether this was charged before",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each amount charged for costs."""
        early = subject.year == _YEAR_OF_CHANGE
        for paragraph in subject.paragraphs():
            if not any(clue in paragraph.text for clue in _CLUES):
                continue
            for match in re.finditer(_CHARGED, paragraph.text):
                span = Span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
                if _is_charge(subject, paragraph, match, span):
                    yield self.found(
                        place_of_span(subject, span),
                        "change" if early else "default",
                        evidence=Evidence(quote=match[0]),
                        verdict=Verdict.REVIEW if early else Verdict.FAIL,
                        quote=match[0],
                    )


def _is_charge(subject: Report, paragraph: Paragraph, match: re.Match[str], span: Span) -> bool:
    """Whether the words say that an amount above zero was charged in the report's year."""
    amount = (match["first"] or match["second"]).replace(",", "").replace("，", "")
    lead = re.split(r"[。；\n]", paragraph.text[max(0, match.start() - _LEAD) : match.start()])[-1]
    if not float(amount) or _NOT_CHARGED.search(lead + match[0]):
        return False
    years = {int(year) for year in _YEAR.findall(sentence_of(subject, span))}
    return not years or subject.year in years
