"""GL401: the prose and table 3 give different numbers of requests received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.meanings import CARRIED_IN, RECEIVED
from govlint_rules.narrative.quantities import plain
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class RequestsReceivedDiffer(StatementRule):
    """The prose gives another number of requests received than table 3

    What it checks:
        A number of requests that the prose says were received this year (收到, 受理, 接收, 新收 …) is
        that of row 一 of table 3, column 总计. Row 一 together with row 二 is right as well, because
        受理 often counts last year's unfinished requests too; 新收 does not.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        A reader who finds two numbers for one thing believes neither. One of them was not brought up to
        date, and if it is the table, the summary of the office above is wrong as well.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 4, "requests.granted[individual]": 4}
          say: {on_request: 全年收到政府信息公开申请5件，均已按时答复。}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.carried_in[individual]: 1
            requests.granted[individual]: 5
          say: {on_request: 全年受理政府信息公开申请5件，均已按时答复。}

    How to mend:
        Count the requests in the register that arrived between 1 January and 31 December, then correct the
        sentence or the table, and with the table its totals.

    Options:
        None.

    Exceptions:
        Not compared are numbers of another year, of part of the year, of several bodies together, and of
        letters, hotline calls or complaints; nor anything in a report that counts for many bodies at
        once. Words with two meanings (办理 5 件) are for a person to judge. Where one side is zero, GL403
        or GL404 speaks.
    """

    page_zh = """文中收到申请的数量与表三不一致

    检查内容:
        文中写明的本年收到申请数量（收到、受理、接收、新收等），应当等于表三第一行“总计”；“受理”常常包含上年结转的
        申请，因此等于第一行与第二行之和也可以，写“新收”的除外。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        同一件事出现两个数字，读者一个也不会相信。两处必有一处没有更新；如果错在表格，上级汇总的数据也会跟着错。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 4, "requests.granted[individual]": 4}
          say: {on_request: 全年收到政府信息公开申请5件，均已按时答复。}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.carried_in[individual]: 1
            requests.granted[individual]: 5
          say: {on_request: 全年受理政府信息公开申请5件，均已按时答复。}

    如何修改:
        在登记台账中逐件核对1月1日至12月31日收到的申请，再改正文字或者表格；改表格的，同时改正有关合计。

    配置项:
        无。

    例外:
        其他年份、部分月份、多个单位合计的数字，以及信访、热线、投诉的数字，不作比较；文中汇总多个单位数据的报告，
        整篇不作比较。有两种理解的写法（如“办理5件”），提请人工核对。一方为零的，见GL403、GL404。
    """

    code = "GL401"
    name = "requests-received-differ"
    severity = Severity.ERROR
    needs = ("requests",)
    keys = (RECEIVED,)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请对照登记台账，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see the register"
            " and correct the one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether neither side is zero, and the number is not that of one kind of applicant."""
        plain_total = comparison.statement.key == RECEIVED
        return plain_total and bool(comparison.said) and bool(comparison.counted)

    def aside(self, comparison: Comparison) -> Text:
        """Return the number with last year's requests, if there were any."""
        with_older = [
            quantity
            for quantity in comparison.quantities[1:]
            if any(cell.row and cell.row.key == CARRIED_IN and cell.number for cell in quantity.cells)
        ]
        if not with_older:
            return Text("", "")
        total = plain(with_older[0].value)
        return Text(f"，加上上年结转的共 {total}", f" ({total} with those carried in from last year)")
