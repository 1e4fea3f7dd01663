"""GL601: the report does not say whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Rule, Severity, Text, contact_of, place_of_report, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# A sentence that offers an answer, in words from which no field could be read.
_OFFER = regex(r"(?:对本(?:年度)?报告|疑问|疑义)[^。\n]{0,40}(?:联系|咨询|致电|拨打|来电|垂询|反映)")


class ContactMissing(Rule):
    """The report gives no contact

    What it checks:
        That somewhere in the report an agency, an address, a postcode, a telephone number or an
        e-mail address is given to which readers may turn.

    Basis:
        Practice. No provision orders it; supervising offices look for it.

    Why:
        A reader who doubts a figure should be able to ask. Most reports name an office and its
        telephone at their beginning or their end.

    Fails:
        base: "2021"
        edits:
          drop: [preface]

    Passes:
        base: "2021"

    How to mend:
        Add at the end of the report whom to ask: the office, its address and postcode, and its
        telephone number with area code.

    Options:
        None.

    Exceptions:
        A web address where the report can be read is no contact, nor is a line for complaints. Where
        readers are invited to ask, but the words give no field that could be read, nothing is said.
    """

    page_zh = """报告没有提供联系方式

    检查内容:
        报告中是否有供公众咨询的联系单位、地址、邮政编码、电话或者电子邮箱。

    依据:
        实际工作要求，法规未作规定；主管部门检查年度报告时一般会看这一项。

    为什么:
        公众对报告内容有疑问时，应当能找到人询问。多数报告在开头或者末尾写明办公室和电话。

    不合规示例:
        base: "2021"
        edits:
          drop: [preface]

    合规示例:
        base: "2021"

    如何修改:
        在报告末尾补写联系单位、地址、邮政编码和带区号的联系电话。

    配置项:
        无。

    例外:
        报告的下载网址、投诉举报电话不算联系方式。已请公众来电来函、只是没有认出具体内容的，不作提示。
    """

    code = "GL601"
    name = "contact-missing"
    severity = Severity.INFO
    messages = {
        "default": Text(
            "报告中没有联系方式；建议在末尾写明联系单位、地址、邮政编码和带区号的联系电话",
            "the report gives no contact; add the office, its address and postcode, and its telephone with"
            " area code at the end",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding if no field of a contact is given."""
        if contact_of(subject).is_given:
            return
        if not any(_OFFER.search(paragraph.text) for paragraph in subject.paragraphs()):
            yield self.found(place_of_report(subject))
