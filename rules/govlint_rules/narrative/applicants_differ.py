"""GL406: the prose and table 3 differ on who applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Follows, Severity, Text
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class ApplicantsDiffer(StatementRule):
    """The prose gives another number of requests by a kind of applicant than table 3

    What it checks:
        Numbers of requests that the prose says came from natural persons, from legal persons or other
        organisations, or from one kind of organisation are those of the column in row 一 of table 3;
        for 法人或其他组织 the five columns together. With those of row 二 they are right as well.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        The columns are often filled from memory, all of them under 自然人. The sentence then keeps what the
        table lost.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          say: {on_request: 全年收到申请3件，其中自然人申请2件，企业申请1件。}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 2
            requests.received[business]: 1
            requests.granted[individual]: 2
            requests.granted[business]: 1
          say: {on_request: 全年收到申请3件，其中自然人申请2件，企业申请1件。}

    How to mend:
        See from each request who applied, then correct the sentence or the columns of that request, in its
        first row and in its result.

    Options:
        None.

    Exceptions:
        Numbers of persons or firms rather than requests (公民19人) are not compared, because one may apply
        more than once. 企业 may stand for all organisations. Where the number received is zero on one side
        (GL403, GL404), this finding follows from that.
    """

    page_zh = """文中各类申请人的申请数量与表三不一致

    检查内容:
        文中写明的自然人、法人或其他组织、企业等申请数量，应当等于表三第一行相应列的数字；“法人或其他组织”对应其下
        五列之和。等于第一、二行之和的也视为一致。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        填表时常把全部申请都填在“自然人”一列，表格里丢掉的区分，文字里还保留着。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          say: {on_request: 全年收到申请3件，其中自然人申请2件，企业申请1件。}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 2
            requests.received[business]: 1
            requests.granted[individual]: 2
            requests.granted[business]: 1
          say: {on_request: 全年收到申请3件，其中自然人申请2件，企业申请1件。}

    如何修改:
        逐件核对申请人，再改正文字或者表格；改表格的，该件申请的收到行和结果行应当填在同一列。

    配置项:
        无。

    例外:
        以人数、户数、企业数计的（公民19人）不作比较，同一申请人可能多次申请。“企业”可能泛指各类组织。收到申请的
        数量一方为零的（GL403、GL404），本条并入其下。
    """

    code = "GL406"
    name = "applicants-differ"
    severity = Severity.ERROR
    needs = ("requests",)
    follows = (Follows("GL403", "report"), Follows("GL404", "report"))
    keys = ("requests.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请逐件核对申请人类别，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see who applied in each case and correct the"
            " one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the statement is about one kind of applicant."""
        return "[" in comparison.statement.key
