"""GL404: the prose says that requests were received, and table 3 has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.meanings import RECEIVED
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class RequestsNotInTable(StatementRule):
    """The prose says that requests were received, and table 3 counts none

    What it checks:
        Where the prose gives a number of requests received this year, row 一 of table 3, column 总计, is
        not 0.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        A table of zeros is often the blank form that nobody filled in. The figures of the office above are
        added up from tables, so that these requests are lost.

    Fails:
        base: "2021"
        edits:
          say: {on_request: 全年收到政府信息公开申请2件，均已答复。}

    Passes:
        base: "2021"
        edits:
          set: {"requests.received[business]": 2, "requests.granted[business]": 2}
          say: {on_request: 全年收到政府信息公开申请2件，均已答复。}

    How to mend:
        Enter the requests in table 3 by applicant and by result. If the sentence is last year's, correct
        the sentence.

    Options:
        None.

    Exceptions:
        Requests of last year that were handled this year are in row 二: a number that equals that row is
        right. A cell left blank is no zero, and not compared.
    """

    page_zh = """文中写收到申请，表三却没有申请

    检查内容:
        文中写明本年收到若干件申请的，表三第一行“总计”不应为0。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        整张表为零，往往是空表忘了填写。上级按表格汇总，这些申请就漏掉了。

    不合规示例:
        base: "2021"
        edits:
          say: {on_request: 全年收到政府信息公开申请2件，均已答复。}

    合规示例:
        base: "2021"
        edits:
          set: {"requests.received[business]": 2, "requests.granted[business]": 2}
          say: {on_request: 全年收到政府信息公开申请2件，均已答复。}

    如何修改:
        按申请人类别和办理结果把这些申请填入表三；如果句子是沿用上一年的，改正句子。

    配置项:
        无。

    例外:
        本年办理的上年结转申请填在第二行，文中数字与该行相等的视为一致。空白格不当作0，不作比较。
    """

    code = "GL404"
    name = "requests-not-in-table"
    severity = Severity.ERROR
    needs = ("requests",)
    keys = (RECEIVED,)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请把申请填入表三，或者改正文字",
            "the prose says “{quote}”{means}, while {tables}; enter the"
            " requests in table 3 or correct the sentence",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether table 3 has zero of all requests, and the prose does not."""
        return comparison.statement.key == RECEIVED and bool(comparison.said) and not comparison.counted
