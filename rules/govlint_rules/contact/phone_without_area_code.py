"""GL603: a landline number without area code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    PhoneFault,
    Related,
    Rule,
    Severity,
    Text,
    contact_of,
    place_of_contact,
    read_phone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import ContactField, Context, Diagnostic, Report


class PhoneWithoutAreaCode(Rule):
    """A landline number has no area code

    What it checks:
        That a telephone number of the contact with seven or eight digits has its area code before it.

    Basis:
        Practice. No provision orders it.

    Why:
        The report is read on the internet by people of all places, who cannot dial a local number.

    Fails:
        base: "2021"
        edits:
          replace: {0578-5550126: "5550126"}

    Passes:
        base: "2021"

    How to mend:
        Write the area code and a hyphen before the number.

    Options:
        None.

    Exceptions:
        Mobile numbers, hotlines such as 12345 and numbers that begin with 400 or 800 have no area code.
        Of several numbers in one place, the first may carry it for all. Fax numbers and lines for
        complaints are not looked at.
    """

    page_zh = """固定电话没有写区号

    检查内容:
        联系方式中七位或者八位的固定电话，前面是否写了区号。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        报告在网上公布，各地的人都会看，没有区号的号码外地打不通。

    不合规示例:
        base: "2021"
        edits:
          replace: {0578-5550126: "5550126"}

    合规示例:
        base: "2021"

    如何修改:
        在号码前加上区号和短横线。

    配置项:
        无。

    例外:
        手机号码、12345等服务热线、400和800开头的号码不用区号。同一处列出几个号码、第一个已写区号的，其余不提示。
        传真号码和投诉举报电话不检查。
    """

    code = "GL603"
    name = "phone-without-area-code"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "联系电话“{number}”没有区号，外地拨打不通；请写成“区号-{number}”",
            "the telephone number “{number}” has no area code and cannot be dialled from elsewhere; write it"
            " before the number",
        ),
        "also": Text("这个号码也没有区号", "this number has none either"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for the numbers of each paragraph that lack an area code."""
        paragraphs: dict[int, list[ContactField]] = {}
        with_area: set[int] = set()
        for field in contact_of(subject).of("phone"):
            phone = read_phone(field.value)
            if phone is not None and phone.area:
                with_area.add(field.paragraph)
            elif phone is not None and phone.fault is PhoneFault.NO_AREA and field.certain:
                paragraphs.setdefault(field.paragraph, [])
                if field.paragraph not in with_area:
                    paragraphs[field.paragraph].append(field)
        for start, fields in paragraphs.items():
            if fields and not _names_area(subject, start):
                yield self._found(subject, fields)

    def _found(self, subject: Report, fields: list[ContactField]) -> Diagnostic:
        first, *others = fields
        return self.found(
            place_of_contact(subject, first.span, "phone"),
            evidence=Evidence(found=first.value, quote=first.quote),
            related=tuple(
                Related(place_of_contact(subject, field.span, "phone"), self.messages["also"])
                for field in others
            ),
            number=first.value,
        )


def _names_area(subject: Report, start: int) -> bool:
    """Whether the paragraph gives the area code in words of its own: 区号0578."""
    return "区号" in subject.source.text[start:].partition("\n")[0]
