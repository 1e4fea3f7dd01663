"""GL302: the results of a column do not add up to the requests settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.arithmetic.sum_rule import SumRule
from govlint_rules.arithmetic.sums import adds_results

if TYPE_CHECKING:
    from govlint.api import Balance


class ResultsDoNotAddUp(SumRule):
    """The results of a column do not add up to the total of requests settled

    What it checks:
        In every column of table 3, the row （七）总计 equals the sum of the result rows under
        三、本年度办理结果, from （一）予以公开 to the last row of （六）其他处理.

    Basis:
        The form's own layout: the row is the total of the rows above it (国办公开办函〔2021〕30号; for
        the reports on 2019 and 2020 国办公开办函〔2019〕60号). A partly granted request counts once.

    Why:
        Every settled request has one result. A total above its rows hides how requests ended, a
        total below them counts results that nobody asked for.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.settled[individual]: 3

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.refused.third_party_rights[individual]: 1

    How to mend:
        Look first for a result row that exceeds the requests received, then for a request counted
        in two rows. Correct that row or the total, and the total column with it.

    Options:
        None.

    Exceptions:
        A column in which the total or a result row holds no number is not assessed. The trial form
        of 2019 has one row for （六）其他处理 and is added up as it stands.
    """

    page_zh = """各项办理结果之和与办理结果总计不等

    检查内容:
        表三每一列中，“（七）总计”应当等于“三、本年度办理结果”项下各行之和，即从“（一）予以公开”到“（六）其他处理”
        的最后一行。

    依据:
        统一格式的表格结构：（七）总计就是上列各行的总计（国办公开办函〔2021〕30号；2019年度、2020年度报告依据
        国办公开办函〔2019〕60号）。部分公开的申请只计一次。

    为什么:
        每件办结的申请只有一种办理结果。总计大于各行之和，有的申请怎么办结的就无从知晓；总计小于各行之和，
        就有凭空多出来的办理结果。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.settled[individual]: 3

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.granted[individual]: 2
            requests.refused.third_party_rights[individual]: 1

    如何修改:
        先看有没有哪一行的数字超过了收到的申请总数，再看是否有申请被计入两行。改正该行或者总计，并同步修改“总计”列。

    配置项:
        无。

    例外:
        总计或者任一结果行不是数字的列不作判断。2019年试行格式的“（六）其他处理”只有一行，按一行相加。
    """

    code = "GL302"
    name = "results-do-not-add-up"
    severity = Severity.ERROR
    profile = "form"
    needs = ("requests",)
    cites = ("F30.requests", "F30.severable", "F60", "F60.severable")
    messages = {
        "default": Text(
            "“{line}”一列：{left}填 {left_total}，各项办理结果相加为 {right_total}，相差 {difference}；"
            "请核对各结果行和总计",
            "column “{line}”: {left} is {left_total}, the results add up to {right_total}, a difference of"
            " {difference}; check the result rows and the total",
        ),
        "other": Text(
            "“{line}”一列：{left}填 {left_total}，{right}相加为 {right_total}，相差 {difference}；"
            "请核对各分项和总数",
            "column “{line}”: {left} is {left_total}, {right} add up to {right_total}, a difference of"
            " {difference}; check the parts and the total",
        ),
    }

    def covers(self, balance: Balance) -> bool:
        """Whether a balance is the parts of a column against their total."""
        return balance.each == "column" and len(balance.left) == 1

    def message_of(self, balance: Balance) -> str:
        """Return the name of the message: that of the results, or of any other total of a form."""
        return "default" if adds_results(balance) else "other"
