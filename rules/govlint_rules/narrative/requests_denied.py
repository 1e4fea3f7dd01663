"""GL403: the prose says that no request was received, and table 3 has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.meanings import RECEIVED
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class RequestsDenied(StatementRule):
    """The prose says that no request was received, and table 3 counts some

    What it checks:
        Where the prose says that none was received (未收到, 无, 零, 0件), row 一 of table 3, column 总计,
        is 0.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        It is the plainest contradiction that a report can hold, and mostly a sentence that was left
        standing from last year's.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          say: {on_request: 2023年未收到政府信息公开申请。}

    Passes:
        base: "2021"
        edits:
          say: {on_request: 2023年未收到政府信息公开申请。}

    How to mend:
        If there were requests, say in the sentence how many and how they were answered. If there were none,
        correct the table.

    Options:
        None.

    Exceptions:
        A denial of one kind of request or of part of the year (未再收到, 未收到关于预决算的申请) denies
        nothing else. 依申请公开0条 may mean that nothing was disclosed, and differs only if something was.
    """

    page_zh = """文中写未收到申请，表三却有申请

    检查内容:
        文中写明本年没有收到申请的（未收到、无、零、0件），表三第一行“总计”应当为0。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        这是报告中最明显的自相矛盾，多半是沿用了上一年的句子。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          say: {on_request: 2023年未收到政府信息公开申请。}

    合规示例:
        base: "2021"
        edits:
          say: {on_request: 2023年未收到政府信息公开申请。}

    如何修改:
        确有申请的，在文中写明收到多少件、如何答复；确无申请的，改正表格。

    配置项:
        无。

    例外:
        只否定某一类申请或者某一时段的（未再收到、未收到关于预决算的申请），不视为全部否定。“依申请公开0条”也可能指
        没有公开内容，表中确有公开时才提示。
    """

    code = "GL403"
    name = "requests-denied"
    severity = Severity.ERROR
    needs = ("requests",)
    keys = (RECEIVED,)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请核对本年是否收到申请，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see whether there were"
            " any and correct the one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the prose says zero of all requests, and table 3 does not."""
        return comparison.statement.key == RECEIVED and not comparison.said
