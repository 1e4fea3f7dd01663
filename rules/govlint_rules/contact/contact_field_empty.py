"""GL607: a label of the contact without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, contact_name, contact_of, place_of_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class ContactFieldEmpty(Rule):
    """A label of the contact has nothing behind it

    What it checks:
        That a label such as 联系电话： or 邮编： is followed by a value, and that the brackets behind
        联系 or behind a label are not empty.

    Basis:
        Practice. No provision orders it.

    Why:
        A blank that was never filled in shows that nobody read the text as published.

    Fails:
        base: "2021"
        edits:
          replace: {邮政编码：323456: "邮政编码："}

    Passes:
        base: "2021"

    How to mend:
        Write the value behind the label, or take the label out.

    Options:
        None.

    Exceptions:
        A label at the end of its line may have its value in the next. Labels without a colon are mere
        words. Lines for complaints are not looked at. One finding a report, with the places.
    """

    page_zh = """联系方式中有名目没有填写内容

    检查内容:
        “联系电话：”“邮编：”等名目之后应当有内容；“联系”或者名目之后的括号不应当是空的。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        留着没有填写的空白，说明发布前无人通读。

    不合规示例:
        base: "2021"
        edits:
          replace: {邮政编码：323456: "邮政编码："}

    合规示例:
        base: "2021"

    如何修改:
        补填内容，或者删去这个名目。

    配置项:
        无。

    例外:
        名目在行末的，内容可以写在下一行。后面没有冒号的只是普通词语。投诉举报电话不检查。一份报告只提示一次，
        列出所有位置。
    """

    code = "GL607"
    name = "contact-field-empty"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{written}”后面没有内容；请补填或者删去",
            "nothing stands behind “{written}”; fill it in or take it out",
        ),
        "brackets": Text(
            "“{written}”的括号里没有内容；请补填或者删去",
            "nothing stands in the brackets of “{written}”; fill it in or take it out",
        ),
        "several": Text(
            "联系方式中{names}等 {count} 处没有内容；请逐处补填或者删去",
            "nothing stands in {count} places of the contact ({names}); fill each in or take it out",
        ),
        "also": Text("这里也没有内容", "here nothing stands either"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding with all the places."""
        empty = contact_of(subject).empty
        if not empty:
            return
        first, *others = empty
        hollow = first.written.endswith(("）", ")"))
        names = list(dict.fromkeys(contact_name(label.kind) for label in empty if label.kind))
        yield self.found(
            place_of_contact(subject, first.span, first.kind),
            "several" if others and names else "brackets" if hollow else "default",
            evidence=Evidence(quote=first.written),
            related=tuple(
                Related(place_of_contact(subject, label.span, label.kind), self.messages["also"])
                for label in others
            ),
            written=first.written,
            names=Text("、".join(f"“{name.zh}”" for name in names), ", ".join(name.en for name in names)),
            count=len(empty),
        )
