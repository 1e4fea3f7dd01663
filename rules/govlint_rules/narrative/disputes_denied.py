"""GL408: the prose says that there was no reconsideration or suit, and table 4 has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.cases import is_denied
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class DisputesDenied(StatementRule):
    """The prose says that there was no reconsideration or suit, and table 4 counts some

    What it checks:
        Where the prose says that none happened (未发生, 无, 零, 0件), the block of table 4 has the total 0:
        of 行政复议, and for 行政诉讼 both blocks of suits.

    Basis:
        Consistency: both places speak of the same cases. No provision repeats it.

    Why:
        The sentence is copied from year to year, and in the year of the first case nobody thinks of it.

    Fails:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {supervision: 未发生因政府信息公开工作引起的行政复议和行政诉讼。}

    Passes:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {supervision: 发生行政复议1件，未被纠正，未发生行政诉讼。}

    How to mend:
        If there were cases, say in the sentence how many and how they ended. If there were none, correct the
        table.

    Options:
        None.

    Exceptions:
        未被纠错, 无败诉 and 无撤销 deny an outcome and not the cases. A denial of new cases alone says
        nothing of those of last year. Where a note says that table 4 includes cases of earlier years,
        nothing is compared.
    """

    page_zh = """文中写未发生行政复议、行政诉讼，表四却有案件

    检查内容:
        文中写明没有发生行政复议或者行政诉讼的（未发生、无、零、0件），表四相应部分的“总计”应当为0；行政诉讼指两类
        诉讼之和。

    依据:
        前后一致的要求：两处说的是同一批案件。法规没有另作规定。

    为什么:
        这句话年年照抄，真正发生第一件案件的那一年，往往没有人想起修改。

    不合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {supervision: 未发生因政府信息公开工作引起的行政复议和行政诉讼。}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 1}
          say: {supervision: 发生行政复议1件，未被纠正，未发生行政诉讼。}

    如何修改:
        确有案件的，在文中写明件数和结果；确无案件的，改正表格。

    配置项:
        无。

    例外:
        “未被纠错”“无败诉”“无撤销”否定的是结果，不是案件。只否定新发生案件的，不涉及上年的案件。表下注明含以前年度
        案件的，不作比较。
    """

    code = "GL408"
    name = "disputes-denied"
    severity = Severity.ERROR
    needs = ("disputes",)
    keys = ("disputes.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请核对本年案件，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see whether there were cases and"
            " correct the one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the prose says that there was no case of a kind."""
        return is_denied(comparison)
