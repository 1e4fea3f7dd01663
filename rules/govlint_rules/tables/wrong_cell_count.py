"""GL213: a row has too many or too few value cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_defect
from govlint_rules.tables.wording import defects, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class WrongCellCount(Rule):
    r"""A row has too many or too few value cells

    What it checks:
        That each row has as many value cells as its table has columns. Which number belongs to which
        column cannot be said otherwise, so the row's cells are read as unknown.

    Basis:
        The form's tables give every row a cell for every column (国办公开办函〔2021〕30号; for the reports
        on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        One cell too few shifts every number behind it under the wrong column. No sum that needs the
        row is checked.

    Fails:
        base: "2021"
        edits:
          set: {"requests.carried_in[individual]": "0\n\t0"}

    Passes:
        base: "2021"

    How to mend:
        Compare the row with the header and put in the missing cell, or take out the one too many.

    Options:
        None.

    Exceptions:
        A column that the header and the rows lack alike is a missing column (GL204). Where most rows
        have a wrong number of cells, the table is not understood at all (GL004).
    """

    page_zh = r"""一行中填数字的格多了或者少了

    检查内容:
        每一行填数字的格数应当与表头的列数一致。不一致时无法确定哪个数字属于哪一列，该行各格按未知处理。

    依据:
        统一格式的表格每行每列各有一格（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函
        〔2019〕60号）。

    为什么:
        少一格，后面的数字就会全部错到别的列下。用到该行的合计一律不作核对。

    不合规示例:
        base: "2021"
        edits:
          set: {"requests.carried_in[individual]": "0\n\t0"}

    合规示例:
        base: "2021"

    如何修改:
        对照表头，补上缺少的格，或者删去多出的格。

    配置项:
        无。

    例外:
        表头和各行都缺同一列的，按缺少列（GL204）报出。多数行的格数都不对的，整张表按无法识别（GL004）报出。
    """

    code = "GL213"
    name = "wrong-cell-count"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "“{what}”一行应有 {expected} 格数字，实有 {found} 格，无法与各列对应；"
            "请对照表头补齐或者删去多余的格",
            "the row {what} is due {expected} value cells and has {found}, so that none can be told; compare"
            " it with the header",
        ),
        "table": Text(
            "{what}应有 {expected} 格数字，实有 {found} 格，无法与各列对应；请对照表头补齐或者删去多余的格",
            "{what} is due {expected} value cells and has {found}, so that none can be told; compare them"
            " with the header",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each row with a wrong number of cells."""
        for table, defect in defects(subject, "cell-count"):
            what = label_of(table, defect)
            yield self.found(
                place_of_defect(subject, defect),
                "table" if what == table.table_form.name else "default",
                what=what,
                expected=defect.expected,
                found=defect.found,
                evidence=Evidence(expected=defect.expected, found=defect.found),
            )
