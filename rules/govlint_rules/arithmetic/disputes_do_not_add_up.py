"""GL305: the outcomes of a block of table 4 do not add up to its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.arithmetic.sum_rule import SumRule

if TYPE_CHECKING:
    from govlint.api import Balance


class DisputesDoNotAddUp(SumRule):
    """The outcomes of reconsiderations or suits do not add up to their total

    What it checks:
        In each of the three blocks of table 4 (行政复议; 行政诉讼 without and after reconsideration),
        the total equals the sum of 结果维持, 结果纠正, 其他结果 and 尚未审结.

    Basis:
        The form's own layout: each block ends with the total of its four columns
        (国办公开办函〔2021〕30号; for the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        A case has been upheld, corrected, ended otherwise, or is pending. A total that differs from
        the four hides how a case ended, which is what readers of this table look for.

    Fails:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2, disputes.reconsideration.total: 3}

    Passes:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2, disputes.reconsideration.pending: 1}

    How to mend:
        List the cases of the block one by one, put each into one of the four outcomes, and write
        their number into the total.

    Options:
        None.

    Exceptions:
        A block with a cell that holds no number is not assessed. The two blocks of suits are two
        sums: they are never added together.
    """

    page_zh = """复议、诉讼各结果之和与总计不等

    检查内容:
        表四的三个部分（行政复议、未经复议直接起诉、复议后起诉）中，“总计”应当等于结果维持、结果纠正、其他结果、
        尚未审结四项之和。

    依据:
        统一格式的表格结构：每一部分末格就是前四格的总计（国办公开办函〔2021〕30号；2019年度、2020年度报告依据
        国办公开办函〔2019〕60号）。

    为什么:
        每个案件只能是维持、纠正、其他结果、尚未审结中的一种。总计与四项之和不等，就有案件的结果说不清楚，
        而这正是读者最关心的内容。

    不合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2, disputes.reconsideration.total: 3}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2, disputes.reconsideration.pending: 1}

    如何修改:
        逐案列出该部分的案件，每案归入一种结果，再把件数填入“总计”。

    配置项:
        无。

    例外:
        有空白格或者非数字格的部分不作判断。两类行政诉讼分别计算，不合并相加。
    """

    code = "GL305"
    name = "disputes-do-not-add-up"
    severity = Severity.ERROR
    profile = "form"
    needs = ("disputes",)
    cites = ("F30.disputes", "F60")
    messages = {
        "default": Text(
            "“{line}”：{left}填 {left_total}，各种结果相加为 {right_total}，相差 {difference}；请逐案核对",
            "“{line}”: {left} is {left_total}, the outcomes add up to {right_total}, a difference of"
            " {difference}; check case by case",
        ),
        "other": Text(
            "“{line}”：{left}合计 {left_total}，{right}合计 {right_total}，相差 {difference}；请核对这几格",
            "“{line}”: {left} make {left_total}, {right} make {right_total}, a difference of {difference};"
            " check these cells",
        ),
    }

    def covers(self, balance: Balance) -> bool:
        """Whether a balance is over single cells: the outcomes of a block against their total."""
        return not balance.each

    def message_of(self, balance: Balance) -> str:
        """Return the name of the message: that of the outcomes, or of any other cells of a form."""
        return "default" if balance.table == "disputes" else "other"
