"""GL216: numbers stand beside a label that only gathers other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_defect
from govlint_rules.tables.wording import defects, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class HeaderRowValue(Rule):
    r"""Numbers stand in a row that only carries a group's label

    What it checks:
        That the rows of table 3 which only gather others, such as 三、本年度办理结果 or （三）不予公开,
        hold no numbers of their own.

    Basis:
        The form gives these labels no value cells (国办公开办函〔2021〕30号; for the reports on 2019 and
        2020 国办公开办函〔2019〕60号).

    Why:
        Such a number belongs to no row of the form. Either it is a subtotal that nobody asked for,
        or it slipped away from the row it was meant for.

    Fails:
        base: "2021"
        edits:
          replace: {"\t（三）不予公开\n": "\t（三）不予公开\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\n\t\n"}

    Passes:
        base: "2021"

    How to mend:
        Put the numbers into the rows below the label and clear the row.

    Options:
        None.

    Exceptions:
        Where the rows below the label are missing (GL204), or the table follows another edition
        (GL202), that is the cause and this finding is folded under it.
    """

    page_zh = r"""分类名称所在的行填有数字

    检查内容:
        表三中只起分类作用的行，如“三、本年度办理结果”“（三）不予公开”，不应填数字。

    依据:
        统一格式中这些名称没有对应的数字格（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函
        〔2019〕60号）。

    为什么:
        这样的数字不属于统一格式的任何一行：要么是多余的小计，要么是从别的行错位过来的。

    不合规示例:
        base: "2021"
        edits:
          replace: {"\t（三）不予公开\n": "\t（三）不予公开\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\n\t\n"}

    合规示例:
        base: "2021"

    如何修改:
        把数字填到该分类下面的各行，分类一行不填。

    配置项:
        无。

    例外:
        该分类下面的行缺失（GL204），或者整张表用了另一版格式（GL202）的，以其为因，本条并入其下。
    """

    code = "GL216"
    name = "header-row-value"
    severity = Severity.INFO
    cites = ("F30", "F60")
    follows = (Follows("GL202", "table"), Follows("GL204", "table"))
    messages = {
        "default": Text(
            "“{label}”是分类名称，所在的行不填数字；请把数字填到其下各行",
            "“{label}” only gathers the rows below it and takes no numbers; put them into those rows",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each such row."""
        for _, defect in defects(subject, "group-value"):
            label = squeezed(defect.found)
            yield self.found(place_of_defect(subject, defect), label=label, evidence=Evidence(found=label))
