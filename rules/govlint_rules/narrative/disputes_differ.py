"""GL407: the prose and table 4 differ on reconsiderations or suits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.cases import denies_outcome, hands_on, is_absent, is_denied
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class DisputesDiffer(StatementRule):
    """The prose gives another number of reconsiderations or suits than table 4

    What it checks:
        Numbers of reconsiderations, of suits and of their outcomes in the prose are those of table 4. 诉讼
        means both blocks of suits together, also outcome by outcome; 直接起诉 and 复议后起诉 mean their own.

    Basis:
        Consistency: both places speak of the same cases. No provision repeats it.

    Why:
        Reconsideration bodies and courts publish their own figures. A report that contradicts itself will
        contradict theirs as well.

    Fails:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 本年发生行政复议3件，行政诉讼0件。}

    Passes:
        base: "2021"
        edits:
          set: {disputes.direct_suit.upheld: 1, disputes.suit_after_reconsideration.pending: 2}
          say: {supervision: 本年发生行政诉讼3件，未发生行政复议。}

    How to mend:
        List the cases of the year one by one, with block and outcome, then correct the sentence or the table.

    Options:
        None.

    Exceptions:
        One number for reconsiderations and suits together is not compared, nor are cases that the agency
        decided as reviewing body. Where a note says that table 4 includes cases of earlier years, it may
        hold more than the prose. Where one side has none, GL408 or GL409 speaks; of 均获维持 and 零败诉
        GL415 does.
    """

    page_zh = """文中行政复议、行政诉讼的数量与表四不一致

    检查内容:
        文中写明的行政复议、行政诉讼数量及各种结果的数量，应当等于表四的相应数字。“诉讼”指两类行政诉讼之和，各种结果
        也是如此；写明“直接起诉”“复议后起诉”的，对应各自一栏。

    依据:
        前后一致的要求：两处说的是同一批案件。法规没有另作规定。

    为什么:
        复议机关和法院也公布各自的数据。报告自己前后矛盾，就更对不上别人的数据。

    不合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 本年发生行政复议3件，行政诉讼0件。}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.direct_suit.upheld: 1, disputes.suit_after_reconsideration.pending: 2}
          say: {supervision: 本年发生行政诉讼3件，未发生行政复议。}

    如何修改:
        逐案列出本年案件，注明所属栏目和结果，再改正文字或者表格。

    配置项:
        无。

    例外:
        复议、诉讼合写一个数字的，以及本机关作为复议机关办理的案件，不作比较。表下注明含以前年度案件的，表中数字可以
        大于文中数字。一方没有案件的，见GL408、GL409；“均获维持”“零败诉”等见GL415。
    """

    code = "GL407"
    name = "disputes-differ"
    severity = Severity.ERROR
    needs = ("disputes",)
    keys = ("disputes.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请逐案核对，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; check case by case and correct the one that"
            " is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether both sides have cases of the kind, and the statement is no claim on all of them."""
        statement = comparison.statement
        zero = is_denied(comparison) or is_absent(subject, comparison)
        return not (zero or denies_outcome(statement) or hands_on(subject, statement))
