"""GL506: the fee statement names another year than the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_report, place_of_span, regex
from govlint_rules.fees.statements import fee_facts, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Statement

_TITLES = regex(r"《[^《》]*》|〔[^〔〕]*〕|“[^“”]*”")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)(?=\s*(?:年|[-—~至、和]))")
# Words by which the sentence may rightly look back, or look at several years.
_LOOKING_BACK = regex(r"上一?年|去年|往年|历年|此前|已在|以来|累计|年起|日起|[较比]\s*\d{4}")


class FeeStatementYear(Rule):
    """The fee statement names another year than the report's

    What it checks:
        That the sentence on the information processing fee names the report's year, or none.

    Basis:
        Logic: the report is on one year, and so is what it says of the fee.

    Why:
        The sentence was taken over from last year's report. What was charged in this year
        remains unsaid.

    Fails:
        base: "2021"
        edits:
          say: {other: 2022年，本单位未收取信息处理费。}

    Passes:
        base: "2021"
        edits:
          say: {other: 2023年，本单位未收取信息处理费。}

    How to mend:
        Write the report's year, and see whether the sentence holds for it.

    Options:
        None.

    Exceptions:
        A year that stands beside the report's own, in a title or in a document number, or of which the
        sentence says that it looks back, is fine. So are digits that a conversion has mixed up.
    """

    page_zh = """信息处理费的表述写的是别的年度

    检查内容:
        说明信息处理费收取情况的句子，写明年份的应当是报告年度。

    依据:
        按逻辑判断：报告写的是一个年度的情况，收费情况也应当是这个年度的。

    为什么:
        句子多是照抄上年报告，本年度收没有收费就没有写明。

    不合规示例:
        base: "2021"
        edits:
          say: {other: 2022年，本单位未收取信息处理费。}

    合规示例:
        base: "2021"
        edits:
          say: {other: 2023年，本单位未收取信息处理费。}

    如何修改:
        改为报告年度，并核对本年度的实际情况。

    配置项:
        无。

    例外:
        同时写了本年度的，年份在书名号、发文字号中的，或者写明是回顾以往的，不提示。转换时错乱的数字不算年份。
    """

    code = "GL506"
    name = "fee-statement-year"
    severity = Severity.ERROR
    needs = ("report.year",)
    messages = {
        "default": Text(
            "信息处理费一句写的是{found}年，报告是{year}年的；请改为本年度的情况",
            "the sentence on the information processing fee names {found}, the report is on {year}; say what"
            " was charged in {year}",
        ),
        "title": Text("标题中的年度", "the year in the title"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if the fee is stated for another year and not for the report's own."""
        facts = fee_facts(subject)
        if facts.own:
            return
        wrong = next((each for each in facts.other if _names_only(subject, each)), None)
        if wrong is not None:
            yield self.found(
                place_of_span(subject, wrong.span),
                evidence=Evidence(expected=str(subject.year), found=str(wrong.year), quote=wrong.quote),
                related=(Related(place_of_report(subject), self.messages["title"]),),
                found=wrong.year,
                year=subject.year,
            )


def _names_only(subject: Report, statement: Statement) -> bool:
    """Whether the sentence of a statement names its year, no other, and does not say that it looks back."""
    sentence = _TITLES.sub("", sentence_of(subject, statement.span))
    years = {int(year) for year in _YEAR.findall(sentence)}
    return statement.certain and years == {statement.year} and not _LOOKING_BACK.search(sentence)
