"""GL304: a total is left blank although its parts are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Related, Rule, Severity, Text, place_of_cell
from govlint_rules.arithmetic.sums import plain
from govlint_rules.blank_totals import blank_totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Diagnostic, Report
    from govlint_rules.blank_totals import BlankTotal

_JOINT = " › "


class TotalLeftBlank(Rule):
    """A total is left blank although its parts are filled

    What it checks:
        In tables 3 and 4, cells that the form makes the total of others (the column 总计, the row
        （七）总计, the 总计 of each block of table 4) and that are blank although all of these hold
        numbers. One finding a table, with the cells as its places.

    Basis:
        The form prescribes the totals with its tables (国办公开办函〔2021〕30号; for the reports on 2019
        and 2020 国办公开办函〔2019〕60号).

    Why:
        Totals are what superiors collect and newspapers quote. A blank one is read as none, and it keeps
        every check from being made that needs it.

    Fails:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          blank: ["requests.granted[total]"]

    Passes:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}

    How to mend:
        Write the sum of the parts, after a look at the parts themselves.

    Options:
        None.

    Exceptions:
        A total one of whose parts is blank or no number as well is not added up: a blank is never zero.
        Where a sum in the row and one in the column disagree, no number is proposed.
    """

    page_zh = """各项已经填写，总计却空着

    检查内容:
        表三的“总计”列、“（七）总计”行和表四各部分的“总计”：各项都填了数字而总计空白的。每张表只报一次，列出各格。

    依据:
        统一格式对表格中的总计作了规定（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        上级汇总、对外引用的都是总计。总计空着会被当成没有，需要总计的各项核对也都无法进行。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}
          blank: ["requests.granted[total]"]

    合规示例:
        base: "2021"
        edits:
          set: {"requests.received[individual]": 3, "requests.granted[individual]": 3}

    如何修改:
        先核对各项，再填入各项之和。

    配置项:
        无。

    例外:
        各项中也有空白或者非数字的，不作推算：空白不等于零。按行和按列相加得数不同的，不给出建议的数字。
    """

    code = "GL304"
    name = "total-left-blank"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    fixable = Applicability.SAFE
    messages = {
        "one": Text(
            "{table}“{cell}”空着，各项相加为 {sum}；请填写",
            "“{cell}” in {table} is blank, its parts add up to {sum}; write it down",
        ),
        "unclear": Text(
            "{table}“{cell}”空着，按行和按列相加得数不同；请核对后填写",
            "“{cell}” in {table} is blank, and row and column add up to different numbers; check both",
        ),
        "several": Text(
            "{table}有 {count} 个总计空着，如“{cell}”，而各项都已填写；请填写各项之和",
            "{count} totals of {table} are blank, such as “{cell}”, although their parts are filled; write"
            " the sums",
        ),
        "also": Text("各项相加为 {sum}", "the parts add up to {sum}"),
        "doubt": Text("按行和按列相加得数不同", "row and column add up to different numbers"),
        "fix": Text("填入各项之和 {sums}", "write the sum of the parts, {sums}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for each table with blank totals."""
        for table in subject.bound.tables.values():
            found = blank_totals(table)
            if found:
                yield self._finding(table, found)

    def _finding(self, table: BoundTable, found: tuple[BlankTotal, ...]) -> Diagnostic:
        first, *others = found
        place = place_of_cell(table, first.cell)
        message = "several" if others else "unclear" if first.sum is None else "one"
        return self.found(
            place,
            message,
            table=table.table_form.name,
            cell=Text(
                *(_JOINT.join(word.in_language(lang) for word in place.words[1:]) for lang in ("zh", "en"))
            ),
            sum=_written(first),
            count=len(found),
            evidence=Evidence(expected=_written(first)),
            related=tuple(Related(place_of_cell(table, each.cell), self._also(each)) for each in others),
            fix=self._fix(found),
        )

    def _also(self, total: BlankTotal) -> Text:
        if total.sum is None:
            return self.messages["doubt"]
        return Text(*(wording.format(sum=_written(total)) for wording in self.messages["also"]))

    def _fix(self, found: tuple[BlankTotal, ...]) -> Fix | None:
        """Return the fix that fills all totals; None unless every one is clear and agrees with the others."""
        edits = [
            Edit(each.cell.cell.span, _written(each))
            for each in found
            if each.cell.cell is not None and each.sum is not None and each.fits
        ]
        if len(edits) < len(found):
            return None
        edits.sort(key=lambda edit: edit.span)
        sums = ", ".join(_written(each) for each in found)
        message = Text(*(wording.format(sums=sums) for wording in self.messages["fix"]))
        return Fix(message, tuple(edits))


def _written(total: BlankTotal) -> str:
    return "" if total.sum is None else plain(total.sum)
