"""GL301: a column takes in more or fewer requests than it accounts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.arithmetic.sum_rule import SumRule

if TYPE_CHECKING:
    from govlint.api import Balance


class RequestsDoNotBalance(SumRule):
    """The requests taken in and the requests accounted for differ

    What it checks:
        In every column of table 3, the requests received this year and those carried in from last
        year together equal the requests settled and those carried out to next year together.

    Basis:
        The form prints this sum in the corner of table 3: item one plus item two equals item three
        plus item four (国办公开办函〔2021〕30号; for the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        A request on the books was either settled or is still pending on 31 December. A column that
        does not balance has lost a request or counted one twice, and the number carried out is
        where next year's report begins.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 2}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.carried_out[individual]: 1

    How to mend:
        Count the four items of the column again from the register of requests. The item most often
        forgotten is the requests carried out to next year.

    Options:
        None.

    Exceptions:
        A column in which one of the four cells holds no number is not assessed: a blank is not a zero.
    """

    page_zh = """本年收到和结转的申请数，与办结和结转下年的申请数不等

    检查内容:
        表三每一列中，“本年新收”与“上年结转”之和，应当等于“本年度办理结果”总计与“结转下年度继续办理”之和。

    依据:
        表三左上角印明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和（国办公开办函〔2021〕30号；
        2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        一件申请到年底要么已经办结，要么结转下年。两边不等，说明漏登了申请或者重复计算；结转下年的数字还会成为
        下一年度报告的起点，错误会一年一年传下去。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 2}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.carried_out[individual]: 1

    如何修改:
        对照申请登记台账，逐项核对该列的四个数字。最容易漏填的是“结转下年度继续办理”。

    配置项:
        无。

    例外:
        四个数字中有一格不是数字的，该列不作判断：空白不等于零。
    """

    code = "GL301"
    name = "requests-do-not-balance"
    severity = Severity.ERROR
    profile = "form"
    needs = ("requests",)
    cites = ("F30.balance", "F60.balance")
    fixable = None
    messages = {
        "default": Text(
            "“{line}”一列：{left}为 {left_total}，{right}为 {right_total}，相差 {difference}；"
            "请对照台账核对这几格",
            "column “{line}”: {left} make {left_total}, {right} make {right_total}, a difference of"
            " {difference}; check these cells against the register",
        ),
    }

    def covers(self, balance: Balance) -> bool:
        """Whether a balance is over a column, and several keys on its left: what comes in, what goes out."""
        return balance.each == "column" and len(balance.left) > 1
