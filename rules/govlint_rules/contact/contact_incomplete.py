"""GL602: the contact lacks agency, address, postcode or telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, contact_name, contact_of, place_of_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_NEEDED = ("agency", "address", "postcode", "phone")


class ContactIncomplete(Rule):
    """The contact lacks agency, address, postcode or telephone

    What it checks:
        That a report that gives a contact gives all four: the agency or office, its address, its
        postcode and its telephone number. They may stand in different places of the report.

    Basis:
        Practice. No provision orders it.

    Why:
        With a part missing, readers can only write or only call, or do not know whom they call.

    Fails:
        base: "2021"
        edits:
          replace: {，邮政编码：323456: ""}

    Passes:
        base: "2021"

    How to mend:
        Add what is missing to the contact.

    Options:
        None.

    Exceptions:
        A label without a value counts as given here; that it is empty is a finding of its own. A report
        without any contact is one as well.
    """

    page_zh = """联系方式缺少单位、地址、邮编或者电话

    检查内容:
        提供了联系方式的报告，是否写全联系单位、地址、邮政编码、联系电话四项。四项可以写在不同地方。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        缺少一项，公众就只能写信或者只能打电话，或者不知道电话是谁的。

    不合规示例:
        base: "2021"
        edits:
          replace: {，邮政编码：323456: ""}

    合规示例:
        base: "2021"

    如何修改:
        在联系方式中补上缺少的内容。

    配置项:
        无。

    例外:
        只写了名目、没有填内容的，这里视为已有，另行提示。完全没有联系方式的，另行提示。
    """

    code = "GL602"
    name = "contact-incomplete"
    severity = Severity.INFO
    messages = {
        "default": Text(
            "联系方式缺少{missing}；建议补全",
            "the contact lacks {missing}; add it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding that names all that is missing."""
        contact = contact_of(subject)
        first = next((field for field in contact.fields if field.kind != "url"), None)
        if first is None or any(not label.kind for label in contact.empty):
            return
        given = {field.kind for field in contact.fields} | contact.labels
        given |= {label.kind for label in contact.empty}
        missing = [contact_name(kind) for kind in _NEEDED if kind not in given]
        if missing:
            yield self.found(
                place_of_contact(subject, first.span, ""),
                evidence=Evidence(quote=first.quote),
                missing=Text("、".join(name.zh for name in missing), ", ".join(name.en for name in missing)),
            )
