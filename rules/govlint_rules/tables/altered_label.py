"""GL207: a row or column has another label than in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Applicability,
    Edit,
    Evidence,
    Fix,
    Follows,
    Rule,
    Severity,
    Text,
    place_of_defect,
)
from govlint_rules.tables.wording import defects, label_of, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class AlteredLabel(Rule):
    """A row or a column has another label than in the form

    What it checks:
        That the labels of rows and columns are those of the edition the table follows. Blanks, line
        breaks, the width of brackets and digits, and the mark behind a number do not count.

    Basis:
        The form's tables are prescribed as a whole (国办公开办函〔2021〕30号; for the reports on 2019 and
        2020 国办公开办函〔2019〕60号).

    Why:
        The label says what is counted. Under a shortened or changed label readers must guess
        whether it is still the same.

    Fails:
        base: "2021"
        edits:
          replace: {5.属于三类内部事务信息: 5.属于内部事务信息}

    Passes:
        base: "2021"

    How to mend:
        Copy the label from the form, with its number.

    Options:
        None.

    Exceptions:
        A label so changed that its row cannot be told is a missing row (GL204) and a further one
        (GL205). Labels of another edition are folded under GL202 where that speaks.
    """

    page_zh = """表格中行或者列的名称与统一格式不同

    检查内容:
        行、列名称应当与表格所属版本的统一格式一致。空格、换行、括号和数字的全角半角、序号后的标点不计。

    依据:
        统一格式对表格作了整体规定（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        名称说明统计的是什么。名称被简写或者改动，读者只能猜测口径有没有变。

    不合规示例:
        base: "2021"
        edits:
          replace: {5.属于三类内部事务信息: 5.属于内部事务信息}

    合规示例:
        base: "2021"

    如何修改:
        照抄统一格式中的名称，连同序号。

    配置项:
        无。

    例外:
        名称改动到认不出是哪一行的，按缺少行（GL204）和多出行（GL205）处理。用了另一版格式名称、已由GL202指出的，并入其下。
    """

    code = "GL207"
    name = "altered-label"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    fixable = Applicability.SAFE
    follows = (Follows("GL202", "table"), Follows("GL215", "column"))
    messages = {
        "default": Text(
            "“{found}”应为“{expected}”；请照统一格式填写名称",
            "the label “{found}” should read “{expected}” ({label}); copy it from the form",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each label that differs."""
        for table, defect in defects(subject, "altered-label"):
            found = squeezed(defect.found)
            yield self.found(
                place_of_defect(subject, defect),
                found=found,
                expected=defect.expected,
                label=label_of(table, defect),
                evidence=Evidence(expected=defect.expected, found=found),
                fix=Fix(
                    Text(f"把名称改为“{defect.expected}”", f"write the label “{defect.expected}”"),
                    (Edit(defect.span, defect.expected),),
                ),
            )
