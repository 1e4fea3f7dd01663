"""GL308: one result row holds more requests than there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Related, Rule, Severity, Text, place_of_cell
from govlint_rules.arithmetic.formulas import name_of, names_of, side_of
from govlint_rules.arithmetic.sums import amount, exceeding, plain, total_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Balance, BoundTable, Context, Diagnostic, Report, ValueCell

_ALSO = Text("同样超出申请总数", "exceeds the requests as well")
_SOURCE = Text("计入申请总数", "counted as a request to handle")


class ResultExceedsRequests(Rule):
    """One result row holds more requests than there were to handle

    What it checks:
        In every column of table 3, no single result row is larger than the requests received this
        year and those carried in from last year together. The largest such row is named.

    Basis:
        Practice, and logic: a request has only one result, so no result can occur more often than
        there were requests on the books. No provision is needed beyond the table itself.

    Why:
        Where a column does not add up, the row that cannot be right is most likely the one that was
        mistyped. Naming it saves the search through some twenty rows.

    Fails:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.unavailable.not_held[individual]: 30
          blank: ["requests.settled[individual]", "requests.settled[total]"]

    Passes:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.unavailable.not_held[individual]: 3

    How to mend:
        Check the named cell against the register first. If it is right, requests are missing from
        the first or second row of the column.

    Options:
        None.

    Exceptions:
        A column without a number in row one or two is not assessed. Where the column does not
        balance or add up (GL301, GL302), this finding is folded under that one.
    """

    page_zh = """一项办理结果的件数多于收到和结转的申请总数

    检查内容:
        表三每一列中，任何一行办理结果都不应大于“本年新收”与“上年结转”之和；超出的，指出其中数字最大的一格。

    依据:
        实际工作要求，也是数理逻辑：一件申请只有一种办理结果，某种结果的件数不可能多于申请总数。仅凭表格本身即可
        判断，不另引用规定。

    为什么:
        一列加不起来时，最可能填错的正是这个不可能成立的数字。直接指出这一格，就不必在二十多行里逐行查找。

    不合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.unavailable.not_held[individual]: 30
          blank: ["requests.settled[individual]", "requests.settled[total]"]

    合规示例:
        base: "2021"
        edits:
          set:
            requests.received[individual]: 3
            requests.unavailable.not_held[individual]: 3

    如何修改:
        先对照台账核对指出的这一格；这一格无误的，说明该列第一、二行漏计了申请。

    配置项:
        无。

    例外:
        第一、二行有一格不是数字的列不作判断。该列已报收支不平（GL301）、结果加不起来（GL302）或者没有申请却有结果
        （GL309）的，本条并入其下。
    """

    code = "GL308"
    name = "result-exceeds-requests"
    severity = Severity.ERROR
    needs = ("requests",)
    follows = (Follows("GL302", "column"), Follows("GL301", "column"), Follows("GL309", "column"))
    messages = {
        "default": Text(
            "“{line}”一列：“{row}”填 {found}，多于{sources}之和 {limit}，这一格很可能填错了",
            "column “{line}”: “{row}” is {found}, more than {sources}, which make {limit}; this cell is most"
            " likely wrong",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding at the largest impossible result of each column."""
        for table in subject.bound.tables.values():
            for found in exceeding(table):
                ordered = sorted(found.over, key=amount, reverse=True)
                yield self._finding(table, ordered, found.limits, found.results, found.flow)

    def _finding(
        self,
        table: BoundTable,
        over: list[ValueCell],
        limits: tuple[ValueCell, ...],
        results: Balance,
        flow: Balance,
    ) -> Diagnostic:
        worst, *others = over
        row, sources, limit = name_of(worst, results), names_of(limits, flow), plain(total_of(limits))
        found = plain(amount(worst))
        side = side_of(limits, flow)
        return self.found(
            place_of_cell(table, worst),
            line=Text(worst.column.label, worst.column.en),
            row=row,
            found=found,
            sources=sources,
            limit=limit,
            evidence=Evidence(
                formula=Text(f"{row.zh} {found} > {side.zh}", f"“{row.en}” {found} > {side.en}"),
                expected=f"≤ {limit}",
                found=found,
            ),
            related=(
                *(Related(place_of_cell(table, cell), _ALSO) for cell in others),
                *(Related(place_of_cell(table, cell), _SOURCE) for cell in limits),
            ),
        )
