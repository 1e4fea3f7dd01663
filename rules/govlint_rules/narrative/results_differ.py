"""GL405: the prose and table 3 differ on how requests ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Follows, Severity, Text
from govlint_rules.narrative.meanings import FLOW
from govlint_rules.narrative.statement_rule import DOUBTFUL, StatementRule

if TYPE_CHECKING:
    from govlint.api import Report
    from govlint_rules.narrative.comparison import Comparison


class ResultsDiffer(StatementRule):
    """The prose gives another number of requests with a result than table 3

    What it checks:
        Numbers of requests that the prose says were granted, partly granted, refused, could not be met,
        were not processed or closed otherwise are those of table 3, column 总计: of the row where the
        prose names the ground, of all rows of the class where it does not.

    Basis:
        Consistency: both places speak of the same requests. No provision repeats it.

    Why:
        How requests ended is what readers look for. A request moved from one result to another in one of
        the two places makes the agency look more open, or less, than it is.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 5
            requests.granted[individual]: 3
            requests.unavailable.not_held[individual]: 2
          say: {on_request: 全年收到申请5件，其中予以公开4件，本机关不掌握相关信息1件。}

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 5
            requests.granted[individual]: 3
            requests.unavailable.not_held[individual]: 2
          say: {on_request: 全年收到申请5件，其中予以公开3件，本机关不掌握相关信息2件。}

    How to mend:
        See from each answer under which result it belongs, then correct the sentence or the row, and with
        the row its totals.

    Options:
        None.

    Exceptions:
        Of words that fit two results (撤回, an answer that tells where to ask) nothing is said. 予以公开 may
        include those granted in part. Where the number received is zero on one side (GL403, GL404),
        this finding follows from that.
    """

    page_zh = """文中办理结果的数量与表三不一致

    检查内容:
        文中写明的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的申请数量，应当等于表三“总计”列中的
        相应数字：写明具体理由的对应该行，只写大类的对应该类各行之和。

    依据:
        前后一致的要求：两处说的是同一批申请。法规没有另作规定。

    为什么:
        办理结果是读者最关心的内容。同一件申请在两处归入不同结果，会使公开的程度显得比实际更高或者更低。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 5
            requests.granted[individual]: 3
            requests.unavailable.not_held[individual]: 2
          say: {on_request: 全年收到申请5件，其中予以公开4件，本机关不掌握相关信息1件。}

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 5
            requests.granted[individual]: 3
            requests.unavailable.not_held[individual]: 2
          say: {on_request: 全年收到申请5件，其中予以公开3件，本机关不掌握相关信息2件。}

    如何修改:
        逐件核对答复书属于哪一种结果，再改正文字或者表格；改表格的，同时改正有关合计。

    配置项:
        无。

    例外:
        可以归入两种结果的写法（撤回、告知查询途径等）不作比较。“予以公开”可以包含部分公开。收到申请的数量一方为零的
        （GL403、GL404），本条并入其下。
    """

    code = "GL405"
    name = "results-differ"
    severity = Severity.ERROR
    needs = ("requests",)
    follows = (Follows("GL403", "report"), Follows("GL404", "report"))
    keys = ("requests.",)
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请逐件核对办理结果，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see how each request ended and correct the"
            " one that is wrong",
        ),
        "review": DOUBTFUL,
    }

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the statement is about a result, of all applicants."""
        key = comparison.statement.key
        return key not in FLOW and "[" not in key
