"""GL409: the prose says that there were reconsiderations or suits, and table 4 has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Severity, Text
from govlint_rules.narrative.cases import is_absent, kind_of
from govlint_rules.narrative.meanings import BLOCKS
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class DisputesNotInTable(StatementRule):
    """The prose says that there were reconsiderations or suits, and table 4 counts none

    What it checks:
        Where the prose gives a number of reconsiderations, table 4 has one at least; where it gives a
        number of suits, one of the two blocks of suits has. One finding for each of the two kinds.

    Basis:
        Consistency: both places speak of the same cases. No provision repeats it.

    Why:
        A table of zeros is often the blank form that nobody filled in, and then the cases are missing from
        all figures that are added up from tables.

    Fails:
        base: "2021"
        edits:
          say: {supervision: 发生行政复议2件，均为结果维持；行政诉讼0件。}

    Passes:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 发生行政复议2件，均为结果维持；行政诉讼0件。}

    How to mend:
        Enter the cases in table 4 by block and outcome. If the sentence is last year's, correct the sentence.

    Options:
        None.

    Exceptions:
        Cases that the agency decided as reviewing body, cases of other bodies and courses on the law of
        suits are no cases of the report. A cell left blank is no zero, and not compared.
    """

    page_zh = """文中写有行政复议、行政诉讼，表四却没有案件

    检查内容:
        文中写明发生若干件行政复议的，表四行政复议不应为0；写明若干件行政诉讼的，两类诉讼不应都为0。复议、诉讼各提示
        一次。

    依据:
        前后一致的要求：两处说的是同一批案件。法规没有另作规定。

    为什么:
        整张表为零，往往是空表忘了填写，凡按表格汇总的数据，都会漏掉这些案件。

    不合规示例:
        base: "2021"
        edits:
          say: {supervision: 发生行政复议2件，均为结果维持；行政诉讼0件。}

    合规示例:
        base: "2021"
        edits:
          set: {disputes.reconsideration.upheld: 2}
          say: {supervision: 发生行政复议2件，均为结果维持；行政诉讼0件。}

    如何修改:
        按栏目和结果把案件填入表四；如果句子是沿用上一年的，改正句子。

    配置项:
        无。

    例外:
        本机关作为复议机关办理的案件、其他单位的案件、应诉培训等，不属于报告的案件。空白格不当作0，不作比较。
    """

    code = "GL409"
    name = "disputes-not-in-table"
    severity = Severity.ERROR
    needs = ("disputes",)
    keys = ("disputes.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请把案件填入表四，或者改正文字",
            "the prose says “{quote}”{means}, while {tables}; enter the cases in table 4 or"
            " correct the sentence",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether table 4 has no case of the kind that the prose gives a number of."""
        return is_absent(subject, comparison)

    def grouped(self, found: Sequence[Comparison]) -> list[list[Comparison]]:
        """Return one fault for each kind of cases: its first number, of all cases if there is one."""
        kinds: dict[str, list[Comparison]] = {}
        for each in sorted(found, key=lambda each: each.statement.key not in BLOCKS):
            group = kinds.setdefault(kind_of(each.statement.key), [])
            if not group or group[0].statement.key == each.statement.key:
                group.append(each)
        return list(kinds.values())
