"""GL604: a telephone number that cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text
from govlint_rules.contact.fields import contact_of, place_of_field
from govlint_rules.contact.phones import PhoneFault, read_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_MESSAGES = {
    PhoneFault.AREA: "area",
    PhoneFault.NO_ZERO: "zero",
    PhoneFault.LOCAL: "local",
    PhoneFault.LENGTH: "length",
}


class MalformedPhone(Rule):
    """A telephone number has a wrong length or area code

    What it checks:
        That each telephone number of the contact is a landline number (an area code of three or four
        digits that begins with 0, then seven or eight digits), a mobile number of eleven digits, or a
        service number.

    Basis:
        Practice. No provision orders it; the lengths are those of the telephone network.

    Why:
        A digit too many or too few, and nobody can call.

    Fails:
        base: "2021"
        edits:
          replace: {0578-5550126: 0578-555012}

    Passes:
        base: "2021"

    How to mend:
        Dial the number, and correct it in the report.

    Options:
        None.

    Exceptions:
        Blanks, brackets, full-width digits and any kind of dash are fine, and so is an extension
        behind the number. A number that only lacks its area code is a finding of another rule. Fax
        numbers and lines for complaints are not looked at. Whether a number is in use cannot be said.
    """

    page_zh = """电话号码的位数或者区号有误

    检查内容:
        联系方式中的电话应当是固定电话（0开头的三位或者四位区号，加七位或者八位号码）、11位手机号码或者服务热线。

    依据:
        实际工作要求，法规未作规定；位数按电话网编号的一般规则判断。

    为什么:
        多一位少一位，电话就打不通。

    不合规示例:
        base: "2021"
        edits:
          replace: {0578-5550126: 0578-555012}

    合规示例:
        base: "2021"

    如何修改:
        按号码实际拨打一次，核对后改正。

    配置项:
        无。

    例外:
        空格、括号、全角数字、各种横线以及号码后的分机号都可以。只是缺少区号的，由另一条规则提示。传真号码和投诉
        举报电话不检查。号码是否在用无法判断。
    """

    code = "GL604"
    name = "malformed-phone"
    severity = Severity.WARNING
    messages = {
        "length": Text(
            "联系电话“{number}”位数不对：号码部分为 {count} 位，固定电话应为7位或者8位；请核对后改正",
            "the telephone number “{number}” has a wrong length: {count} digits where a landline number has 7"
            " or 8; check and correct it",
        ),
        "bare": Text(
            "联系电话“{number}”位数不对：共 {count} 位，固定电话为7位或者8位加区号，手机为11位；请核对后改正",
            "the telephone number “{number}” has a wrong length: {count} digits where a landline number has 7"
            " or 8 behind its area code, a mobile number 11; check and correct it",
        ),
        "area": Text(
            "联系电话“{number}”的区号“{area}”不存在；请核对后改正",
            "the telephone number “{number}” has the area code {area}, which does not exist; check and"
            " correct it",
        ),
        "zero": Text(
            "联系电话“{number}”的区号缺少开头的0；请写成“0{area}”",
            "the area code of the telephone number “{number}” lacks its leading 0; write 0{area}",
        ),
        "local": Text(
            "联系电话“{number}”有误：固定电话号码不会以 {first} 开头；请核对后改正",
            "the telephone number “{number}” is wrong: no landline number begins with {first}; check and"
            " correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each number that cannot be one."""
        for field in contact_of(subject).of("phone"):
            phone = read_phone(field.value) if field.certain else None
            if phone is None or phone.fault not in _MESSAGES:
                continue
            bare = phone.fault is PhoneFault.LENGTH and not phone.area
            yield self.found(
                place_of_field(subject, field.span, "phone"),
                "bare" if bare else _MESSAGES[phone.fault],
                evidence=Evidence(found=field.value, quote=field.quote),
                number=field.value,
                area=phone.area,
                count=len(phone.local),
                first=phone.local[:1],
            )
