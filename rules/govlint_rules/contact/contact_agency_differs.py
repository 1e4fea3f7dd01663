"""GL609: the contact is another agency than the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Related,
    Rule,
    Severity,
    Text,
    Verdict,
    contact_of,
    place_of_contact,
    place_of_report,
)
from govlint_rules.agencies import agency_in, is_government, may_be_same, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class ContactAgencyDiffers(Rule):
    """The contact is another agency than the one that reports

    What it checks:
        That the agency named as contact may be the one in the title. Short forms are understood:
        区卫健委 is 青溪区卫生健康委员会.

    Basis:
        Practice and consistency: a report speaks for one agency.

    Why:
        A contact of another agency mostly was left standing when its report served as a model.

    Fails:
        base: "2021"
        edits:
          replace: {请与云州市青溪区水务局办公室联系: 请与青溪区教育局办公室联系}

    Passes:
        base: "2021"
        edits:
          replace: {请与云州市青溪区水务局办公室联系: 请与区水务局办公室联系}

    How to mend:
        Write the agency's own contact. If another agency answers for it, say so.

    Options:
        None.

    Exceptions:
        A person decides, since an agency may have two names. Offices and divisions without the name of
        an agency are taken for the report's own. The report of a government or a street office may
        name any department of the same place.
    """

    page_zh = """联系单位与编制报告的机关不是同一个

    检查内容:
        作为联系单位的机关与标题中的机关是否可能是同一个。能识别简称，如“区卫健委”即“青溪区卫生健康委员会”。

    依据:
        实际工作要求，一份报告应当前后一致。

    为什么:
        联系单位是别的机关，多是套用别家报告时忘了改。

    不合规示例:
        base: "2021"
        edits:
          replace: {请与云州市青溪区水务局办公室联系: 请与青溪区教育局办公室联系}

    合规示例:
        base: "2021"
        edits:
          replace: {请与云州市青溪区水务局办公室联系: 请与区水务局办公室联系}

    如何修改:
        改为本机关的联系单位；确由其他机关答复咨询的，写明情况。

    配置项:
        无。

    例外:
        一个机关可能有两个名称，请人工核对。只写科室、没有写机关名称的，视为本机关。政府和街道办事处的报告，可以由
        同一地方的部门答复咨询。
    """

    code = "GL609"
    name = "contact-agency-differs"
    severity = Severity.WARNING
    verdict = Verdict.REVIEW
    needs = ("report.agency",)
    messages = {
        "default": Text(
            "联系单位是“{contact}”，报告的编制机关是“{agency}”；请核对是否套用了其他机关的联系方式",
            "the contact is “{contact}”, the report is that of “{agency}”; see whether another agency's"
            " contact was left standing",
        ),
        "title": Text("标题中的机关", "the agency in the title"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each contact that cannot be the report's agency."""
        names = names_of(subject.agency or "")
        names += tuple(str(statement.value) for statement in subject.prose.of("report.agency"))
        for field in contact_of(subject).of("agency"):
            if any(name in field.value for name in names):
                continue
            contact = agency_in(field.value)
            if not field.certain or contact is None or any(_may_answer(contact, name) for name in names):
                continue
            yield self.found(
                place_of_contact(subject, field.span, "agency"),
                evidence=Evidence(expected=subject.agency or "", found=field.value, quote=field.quote),
                related=(Related(place_of_report(subject), self.messages["title"]),),
                contact=field.value,
                agency=subject.agency,
            )


def _may_answer(contact: str, agency: str) -> bool:
    """Whether a contact may answer for an agency: it is the same, or a department of the government."""
    if is_government(agency) and not is_government(contact):
        return True
    return may_be_same(contact, agency)
