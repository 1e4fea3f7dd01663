"""GL605: a postcode that cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text
from govlint_rules.contact.fields import contact_of, place_of_field, postcode_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_LENGTH = 6
# With more digits than this something else has run into the postcode.
_MOST_DIGITS = 9


class MalformedPostcode(Rule):
    """A postcode has not six digits, or begins as none does

    What it checks:
        That each postcode of the contact has six digits, of which the first two are in use for some
        province.

    Basis:
        Practice. No provision orders it; the digits follow the system of postcodes.

    Why:
        A letter with a wrong postcode comes late or not at all.

    Fails:
        base: "2021"
        edits:
          replace: {邮政编码：323456: 邮政编码：32345}

    Passes:
        base: "2021"

    How to mend:
        Look the postcode up and correct it.

    Options:
        None.

    Exceptions:
        Blanks between the digits and full-width digits are fine. Whether a postcode belongs to the
        place of the agency is a finding of another rule.
    """

    page_zh = """邮政编码不是六位数字或者开头两位不存在

    检查内容:
        联系方式中的邮政编码应当是六位数字，前两位应当是某个省份正在使用的。

    依据:
        实际工作要求，法规未作规定；按邮政编码的一般规则判断。

    为什么:
        邮编写错，信件会延误或者退回。

    不合规示例:
        base: "2021"
        edits:
          replace: {邮政编码：323456: 邮政编码：32345}

    合规示例:
        base: "2021"

    如何修改:
        查明当地的邮政编码后改正。

    配置项:
        无。

    例外:
        数字之间的空格、全角数字都可以。邮编与所在地是否相符由另一条规则提示。
    """

    code = "GL605"
    name = "malformed-postcode"
    severity = Severity.WARNING
    messages = {
        "length": Text(
            "邮政编码“{written}”是 {count} 位数字，应为 {length} 位；请核对后改正",
            "the postcode “{written}” has {count} digits where {length} are needed; check and correct it",
        ),
        "unused": Text(
            "邮政编码“{written}”有误：没有以 {prefix} 开头的邮编；请核对后改正",
            "the postcode “{written}” is wrong: none begins with {prefix}; check and correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each postcode that cannot be one."""
        from govlint_rules.contact.regions import is_used

        for field in contact_of(subject).of("postcode"):
            digits = postcode_digits(field)
            if not field.certain or len(digits) > _MOST_DIGITS:
                continue
            if len(digits) == _LENGTH and is_used(digits[:2]):
                continue
            yield self.found(
                place_of_field(subject, field.span, "postcode"),
                "unused" if len(digits) == _LENGTH else "length",
                evidence=Evidence(found=field.value, quote=field.quote),
                written=field.value,
                count=len(digits),
                length=_LENGTH,
                prefix=digits[:2],
            )
