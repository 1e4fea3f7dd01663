"""GL402: the prose and table 3 differ on requests carried in, settled or carried out."""

from __future__ import annotations

from govlint.api import Follows, Severity, Text
from govlint_rules.narrative.meanings import CARRIED_IN, CARRIED_OUT, SETTLED
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule


class RequestsFlowDiffers(StatementRule):
    """The prose gives another number of requests carried in, settled or carried out than table 3

    What it checks:
        Numbers of requests that the prose says were carried in from last year (上年结转), settled (办结,
        答复) or left for next year (结转下年, 正在办理) are those of rows 二, 三（七） and 四 of table 3,
        column 总计.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        What is carried out this year is carried in next year. A wrong number here goes on for two reports.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，办结4件，结转下年度办理2件。}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，办结5件，结转下年度办理1件。}

    How to mend:
        Follow each request from its arrival to its answer in the register, then correct the sentence or the
        row. The first two rows must still equal the sum of the last two.

    Options:
        None.

    Exceptions:
        A number of settled requests may leave out those carried in from last year, and a number of answers
        those that were closed without one. 结转 without a direction, and 办理 without a result, are
        for a person to judge, and only where no reading fits. Where the number received is zero
        on one side (GL403, GL404), this finding follows from that.
    """

    page_zh = """文中上年结转、办结或者结转下年的数量与表三不一致

    检查内容:
        文中写明的上年结转、办结（答复）、结转下年度（正在办理）的申请数量，应当分别等于表三第二行、第三项（七）总计、
        第四行的“总计”。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        今年的“结转下年”就是明年的“上年结转”，这里写错，会连错两年的报告。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，办结4件，结转下年度办理2件。}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 6
            requests.granted[individual]: 5
            requests.carried_out[individual]: 1
          say: {on_request: 全年收到申请6件，办结5件，结转下年度办理1件。}

    如何修改:
        在登记台账中逐件核对从收到到答复的过程，再改正文字或者表格；改表格的，第一、二行之和仍应等于第三、四项之和。

    配置项:
        无。

    例外:
        办结数不含上年结转的，答复数不含未作答复即终止的，均视为一致。“结转”未写明方向、“办理”未写明结果的，各种
        理解都对不上时才提请人工核对。收到申请的数量一方为零的（GL403、GL404），本条并入其下。
    """

    code = "GL402"
    name = "requests-flow-differs"
    severity = Severity.ERROR
    needs = ("requests",)
    follows = (Follows("GL403", "report"), Follows("GL404", "report"))
    keys = (CARRIED_IN, SETTLED, CARRIED_OUT)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请对照登记台账，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see the register and correct the one that is"
            " wrong",
        ),
        "review": DOUBTFUL,
    }
