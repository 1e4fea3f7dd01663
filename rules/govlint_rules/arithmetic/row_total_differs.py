"""GL303: the total of a row is not the sum of its applicant columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.arithmetic.sum_rule import SumRule

if TYPE_CHECKING:
    from govlint.api import Balance


class RowTotalDiffers(SumRule):
    """The total of a row differs from the sum of its applicant columns

    What it checks:
        In every row of table 3, the column 总计 equals the sum of the six applicant columns: 自然人,
        商业企业, 科研机构, 社会公益组织, 法律服务机构 and 其他.

    Basis:
        The form's own layout: the last column is the total of the columns before it
        (国办公开办函〔2021〕30号; for the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        Every request has exactly one applicant. The total column is what newspapers and superiors
        quote; a row that does not add up makes one of the two numbers wrong.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.granted[individual]: 4
            requests.granted[total]: 1

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.received[business]: 1
            requests.granted[individual]: 4
            requests.granted[business]: 1

    How to mend:
        Decide from the register whether a column or the total is wrong. A total that was copied
        from the row above, or a number one column too far to the left, is the usual reason.

    Options:
        None.

    Exceptions:
        A row with a cell that holds no number is not assessed. A further column 小计 for the five
        kinds of organisation is not added.
    """

    page_zh = """一行的总计与各类申请人之和不等

    检查内容:
        表三每一行中，“总计”一列应当等于自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六类申请人之和。

    依据:
        统一格式的表格结构：末列就是前面各列的总计（国办公开办函〔2021〕30号；2019年度、2020年度报告依据
        国办公开办函〔2019〕60号）。

    为什么:
        每件申请只有一类申请人。对外引用、上级汇总用的都是“总计”列，一行加不起来，两个数字中必有一个是错的。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.granted[individual]: 4
            requests.granted[total]: 1

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 4
            requests.received[business]: 1
            requests.granted[individual]: 4
            requests.granted[business]: 1

    如何修改:
        对照台账，确定是某一列填错还是总计填错。常见的原因是照抄了上一行的总计，或者数字填错了列。

    配置项:
        无。

    例外:
        有空白格或者非数字格的行不作判断。增设的“小计”列（五类组织合计）不重复计入。
    """

    code = "GL303"
    name = "row-total-differs"
    severity = Severity.ERROR
    profile = "form"
    needs = ("requests",)
    cites = ("F30.requests", "F60")
    messages = {
        "default": Text(
            "“{line}”一行：{left}填 {left_total}，各列相加为 {right_total}，相差 {difference}；"
            "请核对各列和{left}",
            "row “{line}”: {left} is {left_total}, the columns add up to {right_total}, a difference of"
            " {difference}; check the columns and the total",
        ),
    }

    def covers(self, balance: Balance) -> bool:
        """Whether a balance is the columns of a row against their total."""
        return balance.each == "row"
