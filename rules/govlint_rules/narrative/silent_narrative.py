"""GL417: the overview has not a word on the requests or cases in the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Rule,
    Severity,
    Text,
    cells_of,
    place_of_section,
    quantity_of,
    regex,
    said_by,
)
from govlint_rules.narrative.overview import overview_paragraphs
from govlint_rules.narrative.requests import CARRIED_IN, RECEIVED
from govlint_rules.narrative.shown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Span

# What the tables count, the words that speak of it, and its name.
_SUBJECTS = (
    ((RECEIVED, CARRIED_IN), regex("申请"), Text("政府信息公开申请", "requests")),
    (("disputes.reconsideration",), regex("复议"), Text("行政复议", "reconsiderations")),
    (("disputes.litigation",), regex("诉讼|起诉|应诉|败诉|胜诉"), Text("行政诉讼", "suits")),
)


class SilentNarrative(Rule):
    """The overview has not a word on requests or cases that the tables count

    What it checks:
        Where table 3 has requests, or table 4 reconsiderations or suits, the text of 一、总体情况 speaks of
        them at least once; headings do not count.

    Basis:
        Practice: the overview tells in words what the tables hold in numbers. No provision demands a
        sentence for each.

    Why:
        Readers begin with the overview, and many end there.

    Fails:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {on_request: 全年收到政府信息公开申请0件。}

    Passes:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {on_request: 全年收到政府信息公开申请0件，发生行政复议1件，结果为维持。}

    How to mend:
        Add a sentence with the number and how it ended, under 依申请公开.

    Options:
        None.

    Exceptions:
        A reference to the later section (见第三部分) is a word on them. An overview without any text is
        another finding.
    """

    page_zh = """表中有申请或者案件，总体情况只字未提

    检查内容:
        表三有申请，或者表四有行政复议、行政诉讼的，“一、总体情况”的文字中应当至少提到一次；标题不算。

    依据:
        实际工作要求：总体情况用文字概括表格中的数据。法规没有逐项要求。

    为什么:
        读者从总体情况读起，很多人也只读到这里。

    不合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {on_request: 全年收到政府信息公开申请0件。}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {on_request: 全年收到政府信息公开申请0件，发生行政复议1件，结果为维持。}

    如何修改:
        在“依申请公开”部分补写件数和结果。

    配置项:
        无。

    例外:
        写明“见第三部分”等也算提到。总体情况没有任何文字的，另有规则。
    """

    code = "GL417"
    name = "silent-narrative"
    severity = Severity.INFO
    needs = ("sections.overview",)
    messages = {
        "default": Text(
            "{tables}，总体情况没有提到{subject}；请补写件数和办理结果",
            "{tables}, and the overview has not a word on {subject}; add their number and how they ended",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each kind of thing that is counted and not spoken of."""
        overview = subject.section("overview")
        text = "\n".join(paragraph.text for paragraph in overview_paragraphs(subject))
        if overview is None or not text:
            return
        for keys, words, name in _SUBJECTS:
            if words.search(text) or _is_stated(subject, overview.span, keys):
                continue
            found = [quantity_of(subject, key) for key in keys]
            counted = [quantity for quantity in found if quantity is not None and quantity.value]
            if counted:
                said = [said_by(quantity) for quantity in counted]
                yield self.found(
                    place_of_section(subject, overview),
                    subject=name,
                    tables=Text("，".join(each.zh for each in said), ", ".join(each.en for each in said)),
                    evidence=Evidence(expected=" + ".join(plain(quantity.value) for quantity in counted)),
                    related=cells_of(counted),
                )


def _is_stated(subject: Report, span: Span, keys: tuple[str, ...]) -> bool:
    """Whether a statement of the overview is on what the keys count, in whatever words: 本年新收7件."""
    families = tuple(
        ".".join(key.split(".")[:2]) if key.startswith("disputes") else "requests" for key in keys
    )
    return any(
        span.start <= each.span.start < span.end and each.key.startswith(families)
        for each in subject.prose.statements
    )
