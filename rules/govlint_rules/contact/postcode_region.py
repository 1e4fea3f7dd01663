"""GL606: the postcode is one of another province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, contact_of, place_of_contact, postcode_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Contact, Context, Diagnostic, Report
    from govlint_rules.contact.regions import Region


class PostcodeRegion(Rule):
    """The postcode belongs to another province than the agency

    What it checks:
        That the first two digits of the postcode are those of the province in which the agency lies. The
        province is known where the agency's name or the address begins with it, or with the name of
        one of its cities or prefectures.

    Basis:
        Practice. No provision orders it; the digits follow the system of postcodes.

    Why:
        A postcode of another province was taken over from another document, or has its digits
        mixed up.

    Fails:
        base: "2021"
        edits:
          replace: {云州市青溪区滨河路: 浙江省青溪区滨河路, 邮政编码：323456: 邮政编码：264200}

    Passes:
        base: "2021"
        edits:
          replace: {云州市青溪区滨河路: 浙江省青溪区滨河路}

    How to mend:
        Look the postcode up and correct it, or correct the address.

    Options:
        None.

    Exceptions:
        Where neither name nor address tells the province, or they tell different ones, nothing is
        said. Places that are served from a neighbouring province, as in the east and the west
        of Inner Mongolia, may have its digits.
    """

    page_zh = """邮政编码与所在省份不符

    检查内容:
        邮政编码前两位应当是机关所在省份的编码。机关名称或者地址以省份、或者以该省地级市和自治州等名称开头的，
        才能判断省份。

    依据:
        实际工作要求，法规未作规定；按邮政编码的一般规则判断。

    为什么:
        邮编属于外省，多是照抄了别处的文件，或者数字写颠倒了。

    不合规示例:
        base: "2021"
        edits:
          replace: {云州市青溪区滨河路: 浙江省青溪区滨河路, 邮政编码：323456: 邮政编码：264200}

    合规示例:
        base: "2021"
        edits:
          replace: {云州市青溪区滨河路: 浙江省青溪区滨河路}

    如何修改:
        查明当地的邮政编码后改正；地址写错的，改正地址。

    配置项:
        无。

    例外:
        名称和地址都看不出省份，或者两者所指省份不同的，不作判断。由邻省投递的地区，如内蒙古东部和西部的部分地区，
        可以使用邻省的编码。
    """

    code = "GL606"
    name = "postcode-region"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "邮政编码“{written}”属于{other}，而“{name}”在{region}，邮编应以 {prefixes} 开头；请核对后改正",
            "the postcode “{written}” belongs to {other}, but “{name}” lies in {region}, whose postcodes"
            " begin with {prefixes}; check and correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each postcode of another province."""
        contact = contact_of(subject)
        codes = [field for field in contact.of("postcode") if field.certain]
        if not codes:
            return
        from govlint_rules.contact.regions import regions_with

        known = _region(subject, contact)
        if known is None:
            return
        region, name = known
        for field in codes:
            digits = postcode_digits(field)
            others = regions_with(digits[:2])
            if len(digits) != 6 or region.has_postcode(digits) or not others:
                continue
            yield self.found(
                place_of_contact(subject, field.span, "postcode"),
                evidence=Evidence(expected="、".join(region.prefixes), found=field.value, quote=field.quote),
                written=field.value,
                other=Text(others[0].name, others[0].en),
                name=name,
                region=Text(region.name, region.en),
                prefixes=Text("、".join(region.prefixes), ", ".join(region.prefixes)),
            )


def _region(subject: Report, contact: Contact) -> tuple[Region, str] | None:
    """Return the one region that the agency's names and its address tell, and the name that tells it."""
    from govlint_rules.contact.regions import region_of

    names = [field.value for field in contact.of("address", "agency") if field.certain]
    names += [subject.agency] if subject.agency else []
    known = [(region, name) for name in names if (region := region_of(name.strip())) is not None]
    return known[0] if len({region for region, _ in known}) == 1 else None
