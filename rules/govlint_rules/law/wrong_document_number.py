"""GL709: a well-known notice is cited by a wrong number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_span
from govlint_rules.law.instruments import INSTRUMENTS, named_before, numbers_in
from govlint_rules.passages import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.law.instruments import Instrument, Number


class WrongDocumentNumber(Rule):
    """A notice on the annual report is cited by a wrong number

    What it checks:
        The numbers of the notices with the forms of the report and of the measures on the information
        processing fee: another issuer (国办发〔2021〕30号 for 国办公开办函〔2021〕30号), or another number
        right
        behind the notice's own title.

    Basis:
        The notices' own numbers: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号 and 国办函〔2020〕109号.

    Why:
        Under the wrong number readers find another document, or none.

    Fails:
        base: "2021"
        edits:
          say: {preface: 本报告根据年度报告格式（国办发〔2021〕30号）的要求编制。}

    Passes:
        base: "2021"
        edits:
          say: {preface: 本报告根据年度报告格式（国办公开办函〔2021〕30号）的要求编制。}

    How to mend:
        Write the number as the document bears it.

    Options:
        None.

    Exceptions:
        The same year and number of another issuer is another document unless the sentence speaks of the
        report or
        of the fee. How brackets are written is for another rule. Numbers that a conversion has damaged are
        not read.
    """

    page_zh = """引用文件的发文字号有误

    检查内容:
        年度报告格式通知和信息处理费管理办法的发文字号：机关代字写错的（如把“国办公开办函〔2021〕30号”写成
        “国办发〔2021〕30号”），以及紧跟在文件名称之后的字号与该文件不符的。

    依据:
        文件本身的字号：国办公开办函〔2021〕30号、国办公开办函〔2019〕60号、国办函〔2020〕109号。

    为什么:
        字号写错，读者查到的是别的文件，或者查不到。

    不合规示例:
        base: "2021"
        edits:
          say: {preface: 本报告根据年度报告格式（国办发〔2021〕30号）的要求编制。}

    合规示例:
        base: "2021"
        edits:
          say: {preface: 本报告根据年度报告格式（国办公开办函〔2021〕30号）的要求编制。}

    如何修改:
        按文件原文改正发文字号。

    配置项:
        无。

    例外:
        其他机关代字、同一年份和序号的文件可能另有其文，只有句中写到年度报告或者收费的才提示。
        括号的写法由其他规则
        检查。转换时缺损的字号不作判断。
    """

    code = "GL709"
    name = "wrong-document-number"
    severity = Severity.WARNING
    cites = ("F30", "F60", "FEE.report")
    messages = {
        "default": Text(
            "“{found}”有误，{name}的文号是{expected}；请改正",
            "“{found}” is wrong: the number of {name} is {expected}; correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each number that is not that of the document it is to name."""
        text = subject.source.text
        for number in numbers_in(text):
            meant = _meant(text, number)
            if meant is None or number.is_of(meant):
                continue
            found = " ".join(subject.source.quote(number.span).split())
            yield self.found(
                place_of_span(subject, number.span),
                evidence=Evidence(expected=meant.written, found=found, quote=found),
                found=found,
                expected=meant.written,
                name=meant.title,
            )


def _meant(text: str, number: Number) -> Instrument | None:
    """Return the notice that a number is to name: by its title before it, or by year, number and sentence."""
    named = named_before(text, number)
    if named is not None:
        return named
    start, end = sentence_at(text, number.span.start)
    return next(
        (
            each
            for each in INSTRUMENTS
            if number.resembles(each) and any(text.find(hint, start, end) >= 0 for hint in each.hints)
        ),
        None,
    )
