"""GL710: the report cites as its basis what was not in force for its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.law.instruments import FORM_2019, FORM_2021, numbers_in
from govlint_rules.passages import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# The order of the old Regulations; it needs no name beside it.
_OLD_NUMBER = "492"
_OLD_ORDER = regex(r"(?:中华人民共和国)?(?:国务院令?|国令)\s?第?\s?492\s?号令?")
_FIRST_YEAR_OF_THE_NEW_FORM = 2021
# A sentence with one of these tells what became of the old text.
_HISTORY = regex(r"废止|失效|修订前|替代|取代|代替|原《|原条例|旧条例|不再执行|同时|此前")


class SupersededBasis(Rule):
    """The report cites a basis that was not in force for its year

    What it checks:
        In reports on 2021 and later: the Regulations as 国务院令第492号, and the form as
        国办公开办函〔2019〕60号. In reports on 2020 and earlier: the form as 国办公开办函〔2021〕30号.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号） replaced the text of 2007; the form of
        国办公开办函〔2019〕60号 served for the reports on 2019 and 2020, that of 国办公开办函〔2021〕30号 sin
        ce then.

    Why:
        An old basis mostly means an old model, and the rest of the report may follow the old rules too.

    Fails:
        base: "2021"
        edits:
          replace: {国务院令第711号: 国务院令第492号}

    Passes:
        base: "2021"

    How to mend:
        Cite what is in force, and see whether form and wording follow it.

    Options:
        None.

    Exceptions:
        A sentence that tells what became of the old text is fine.
    """

    page_zh = """引用的依据不适用于报告年度

    检查内容:
        2021年度及以后的报告：把条例写作国务院令第492号，把格式依据写作国办公开办函〔2019〕60号。
        2020年度及以前的报告：
        把格式依据写作国办公开办函〔2021〕30号。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）取代了2007年的条例；
        国办公开办函〔2019〕60号的格式用于
        2019年度、2020年度报告，2021年度起用国办公开办函〔2021〕30号的格式。

    为什么:
        依据陈旧，多因套用了旧模板，其余内容也可能沿用旧规定。

    不合规示例:
        base: "2021"
        edits:
          replace: {国务院令第711号: 国务院令第492号}

    合规示例:
        base: "2021"

    如何修改:
        改为现行依据，并核对格式和表述是否与之相符。

    配置项:
        无。

    例外:
        说明旧规定已被修订、废止的句子不提示。
    """

    code = "GL710"
    name = "superseded-basis"
    severity = Severity.WARNING
    needs = ("report.year",)
    cites = ("REG50.form", "F30", "F60")
    messages = {
        "default": Text(
            "“{found}”不适用于{year}年度报告；应当引用{expected}",
            "“{found}” does not apply to a report on {year}; cite {expected}",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each citation of what was not in force."""
        text = subject.source.text
        for span, expected in _superseded(text, subject.year or 0):
            start, end = sentence_at(text, span.start)
            if _HISTORY.search(text, start, end):
                continue
            found = " ".join(text[span.start : span.end].split())
            yield self.found(
                place_of_span(subject, span),
                evidence=Evidence(expected=expected, found=found, quote=found),
                found=found,
                year=subject.year,
                expected=expected,
            )


def _superseded(text: str, year: int) -> Iterator[tuple[Span, str]]:
    """Yield the citations that do not hold for a year, and what should be cited."""
    old, new = FORM_2019, FORM_2021
    if year < _FIRST_YEAR_OF_THE_NEW_FORM:
        old, new = new, old
    else:
        for match in _OLD_ORDER.finditer(text) if _OLD_NUMBER in text else ():
            yield Span(*match.span()), "国务院令第711号"
    for number in numbers_in(text):
        if number.is_of(old):
            yield number.span, new.written
