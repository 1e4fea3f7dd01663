"""GL411: the prose and table 2 differ on licences, penalties, compulsion or fees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.meanings import DOCUMENTS
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class DecisionsDiffer(StatementRule):
    """The prose gives another number of decisions or amount of fees than table 2

    What it checks:
        Numbers of licensing decisions, penalties and acts of compulsion, and the amount of administrative
        fees (行政事业性收费) that the prose gives are those of table 2. Amounts are compared in 万元, to as
        many digits as both sides give.

    Basis:
        Consistency: both places speak of the same decisions. No provision repeats it.

    Why:
        The table counts all decisions of the year, published or not. A sentence with another number has
        mostly counted what stands on the website.

    Fails:
        base: "2021"
        edits:
          set: {proactive.penalties.decisions: 12}
          say: {overview.proactive: 全年作出行政处罚决定15件，未实施行政强制。}

    Passes:
        base: "2021"
        edits:
          set: {proactive.penalties.decisions: 15, proactive.fees.amount: 35.68}
          say: {overview.proactive: 全年作出行政处罚决定15件，收取行政事业性收费356812元。}

    How to mend:
        Take the number of all decisions of the year from the files of the divisions, and correct the sentence
        or the table. If the sentence counts something else (decisions published, cases opened), say so.

    Options:
        None.

    Exceptions:
        Decisions published on a site, cases opened, inspections and fines are not decisions and not compared.
        The information processing fee is another one. The form of 2019 has no amount of fees.
    """

    page_zh = """文中行政许可、行政处罚、行政强制或者收费的数字与表二不一致

    检查内容:
        文中写明的行政许可、行政处罚、行政强制决定数量和行政事业性收费金额，应当等于表二的相应数字。金额折算为万元，
        按两处共有的小数位数比较。

    依据:
        前后一致的要求：两处说的是同一批决定。法规没有另作规定。

    为什么:
        表格统计全年作出的全部决定，不论是否公开。文中数字不同的，多半只数了网站上公布的部分。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.penalties.decisions: 12}
          say: {overview.proactive: 全年作出行政处罚决定15件，未实施行政强制。}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.penalties.decisions: 15, proactive.fees.amount: 35.68}
          say: {overview.proactive: 全年作出行政处罚决定15件，收取行政事业性收费356812元。}

    如何修改:
        向业务科室核实全年作出的决定总数，改正文字或者表格；文中统计的如是另一口径（公示数、立案数），请写明口径。

    配置项:
        无。

    例外:
        在网站公布的决定、立案数、检查次数、罚款不是决定数量，不作比较。信息处理费另有规则。2019年版格式没有收费金额。
    """

    code = "GL411"
    name = "decisions-differ"
    severity = Severity.WARNING
    needs = ("proactive",)
    keys = ("proactive.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请核实统计口径，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see what each of them counts and correct the"
            " one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the statement is about decisions or fees, not documents."""
        return not comparison.statement.key.startswith(DOCUMENTS)
