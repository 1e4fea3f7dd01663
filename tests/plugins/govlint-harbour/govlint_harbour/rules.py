"""Two rules: one that fires and one that crashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Rule, Severity, Text, place_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class HarbourNotNamed(Rule):
    """The report does not name the harbour

    What it checks:
        Whether the word 港口 stands in the text.

    Basis:
        Practice of the harbour authority.

    Why:
        The harbour is what it is about.

    Fails:
        base: "2021"

    Passes:
        base: "2021"
        edits:
          say: {other: "港口全年未收取信息处理费。"}

    How to mend:
        Name the harbour.

    Options:
        None.

    Exceptions:
        None.
    """

    page_zh = """报告没有写到港口

    检查内容:
        全文有没有“港口”二字。

    依据:
        港务部门的工作要求。

    为什么:
        报告说的就是港口。

    不合规示例:
        base: "2021"

    合规示例:
        base: "2021"
        edits:
          say: {other: "港口全年未收取信息处理费。"}

    如何修改:
        写明港口。

    配置项:
        无。

    例外:
        无。
    """

    code = "HB001"
    name = "harbour-not-named"
    severity = Severity.WARNING
    messages = {"default": Text("报告没有写到港口；请写明", "the harbour is not named; name it")}

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for a report without the harbour."""
        if "港口" not in subject.source.text:
            yield self.found(place_of_report(subject))


class CrashingRule(HarbourNotNamed):
    """A rule that gives one finding and then crashes

    What it checks:
        Nothing: it is here to crash.

    Basis:
        Practice of the harbour authority.

    Why:
        A crash must cost nobody else anything.

    Fails:
        base: "2021"

    Passes:
        base: "2021"
        edits:
          say: {other: "港口全年未收取信息处理费。"}

    How to mend:
        Remove the plugin.

    Options:
        None.

    Exceptions:
        None.
    """

    code = "HB002"
    name = "crashing-rule"

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding and crash."""
        yield from super().check(subject, context)
        raise LookupError("the tide tables are gone")
