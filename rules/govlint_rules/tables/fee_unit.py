"""GL215: the administrative fees look like yuan where ten thousand yuan are asked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, Verdict, Years, place_of_cell, place_of_defect
from govlint_rules.tables.wording import defects, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, ValueCell

_YUAN, _TEN_THOUSAND = "元", "万元"
# Ten thousand million yuan a year: no agency that files this report collects so much.
_CEILING = Decimal(1_000_000)
# A smaller amount is so common in the prose that it may be another one.
_SPOKEN = Decimal(1000)


class FeeUnit(Rule):
    """The amount of administrative fees seems to be in another unit than the form's

    What it checks:
        That the amount beside 行政事业性收费 is in 万元 as the form prints: no 元 behind the number, no
        amount beyond belief, not the same digits that the prose gives in 元; and that the column still
        names its unit.

    Basis:
        The form prints 单位：万元 in the head of the column (国办公开办函〔2021〕30号).

    Why:
        Yuan in place of ten thousand yuan makes an agency's fees ten thousand times as large, and
        every total they are counted in.

    Fails:
        base: "2021"
        edits:
          set: {proactive.fees.amount: 251000元}

    Passes:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "25.1"}

    How to mend:
        Convert the amount to 万元 (divide yuan by 10,000), write the number alone, and copy the head
        of the column from the form.

    Options:
        None.

    Exceptions:
        A person must decide: the finding is never a failure. The form of 2019 asks for no amount here.
    """

    page_zh = """行政事业性收费的金额疑似单位有误

    检查内容:
        “行政事业性收费”的金额应以万元为单位：数字后不带“元”，金额不超出常理，与正文中以元为单位的数字不雷同；
        栏目名称应保留单位。

    依据:
        统一格式在栏目名称中印明“单位：万元”（国办公开办函〔2021〕30号）。

    为什么:
        把元当作万元填写，收费金额就放大了一万倍，汇总数据也随之失真。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: 251000元}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.fees.amount: "25.1"}

    如何修改:
        换算为万元（元数除以一万），格内只填数字，栏目名称照统一格式填写。

    配置项:
        无。

    例外:
        本条一律提请人工复核。2019年版格式此处不填金额，不作检查。
    """

    code = "GL215"
    name = "fee-unit"
    severity = Severity.WARNING
    verdict = Verdict.REVIEW
    years = Years(first=2021)
    cites = ("F30.proactive",)
    messages = {
        "written": Text(
            "“行政事业性收费”填的是“{found}”，本栏单位为万元；请核对后换算，如确为元应填 {number}",
            "the fees are “{found}”, the column is in 万元; check them and convert: if yuan, write {number}",
        ),
        "large": Text(
            "“行政事业性收费”填 {found} 万元，超出常理，疑似以元为单位；请核对，如确为元应填 {number}",
            "the fees are {found} in 万元, beyond belief, and look like yuan; check them: if yuan, write"
            " {number}",
        ),
        "spoken": Text(
            "“行政事业性收费”填 {found} 万元，正文写作“{quote}”，两处单位不一；请核对，如确为元应填 {number}",
            "the fees are {found} in 万元, the prose says “{quote}”; check the unit: if yuan, write {number}",
        ),
        "label": Text(
            "栏目名称“{found}”没有注明单位，应为“{expected}”；请补上单位并核对金额",
            "the column “{found}” names no unit and should read “{expected}”; add it and check the amount",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for a doubtful amount, or for a column without its unit."""
        for cell in _amounts(subject):
            message, quote = _doubt(cell, subject.source.text)
            if message:
                number = cell.number or Decimal(0)
                converted = format((number / 10_000).normalize(), "f")
                found = squeezed(cell.cell.text) if message == "written" and cell.cell else f"{number:f}"
                yield self.found(
                    place_of_cell(subject, cell),
                    message,
                    evidence=Evidence(expected=f"{converted}{_TEN_THOUSAND}", found=found, quote=quote),
                    found=found,
                    number=converted,
                    quote=quote,
                )
        for _, defect in defects(subject, "altered-label"):
            if _TEN_THOUSAND in defect.expected and _YUAN not in defect.found:
                found = squeezed(defect.found)
                yield self.found(
                    place_of_defect(subject, defect),
                    "label",
                    evidence=Evidence(expected=defect.expected, found=found),
                    found=found,
                    expected=defect.expected,
                )


def _amounts(report: Report) -> Iterator[ValueCell]:
    """Yield the cells whose column is in ten thousand yuan and that hold more than nothing."""
    table = report.bound.tables.get("proactive")
    if table is not None:
        for cell in table.cells.values():
            if cell.column.unit == _TEN_THOUSAND and cell.value.number:
                yield cell


def _doubt(cell: ValueCell, text: str) -> tuple[str, str]:
    """Return the message of what is doubtful about an amount, and the prose that says so."""
    if cell.value.unit:
        return ("written" if cell.value.unit == _YUAN else ""), ""
    number = cell.number or Decimal(0)
    spoken = f"{number:f}{_YUAN}"
    if number >= _SPOKEN and spoken in text and not _within(text, spoken):
        return "spoken", spoken
    return ("large" if number >= _CEILING else ""), ""


def _within(text: str, words: str) -> bool:
    """Whether the words are only the end of a longer number."""
    at = text.find(words)
    return at > 0 and (text[at - 1].isdigit() or text[at - 1] in ".,，")
