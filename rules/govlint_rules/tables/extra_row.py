"""GL205: a table has a row or column that its form does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_defect
from govlint_rules.tables.wording import defects, label_of, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Defect, Diagnostic, Report


class ExtraRow(Rule):
    """A table has a row or a column that its form does not have

    What it checks:
        That a table has no row or column beyond those of the edition it follows, and none twice.

    Basis:
        The form's tables are prescribed as a whole (国办公开办函〔2021〕30号; for the reports on 2019 and
        2020 国办公开办函〔2019〕60号).

    Why:
        Figures in a row of one's own are in nobody's sum, and a row that stands twice leaves open
        which of its numbers holds.

    Fails:
        base: "2021"
        edits:
          double: [requests.refused.deliberative]

    Passes:
        base: "2021"

    How to mend:
        Move the figures into the form's rows, or into the prose, and take the row or column out.

    Options:
        None.

    Exceptions:
        A further column 小计 for the five kinds of organisation is common and harmless: severity
        info. The row of another edition is folded under GL202 where that speaks.
    """

    page_zh = """表格多出统一格式没有的行或者列

    检查内容:
        表格不应有其所属版本格式以外的行或者列，也不应有重复的行或者列。

    依据:
        统一格式对表格作了整体规定（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        自行增加的行不计入任何合计；同一行出现两次，就不知道以哪个数字为准。

    不合规示例:
        base: "2021"
        edits:
          double: [requests.refused.deliberative]

    合规示例:
        base: "2021"

    如何修改:
        把数字并入统一格式的相应行，或者改在正文中说明，再删去多出的行或者列。

    配置项:
        无。

    例外:
        为五类组织增设的“小计”列较为常见，不影响使用，只作提示。属于另一版格式的行，由GL202指出的，并入其下。
    """

    code = "GL205"
    name = "extra-row"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    follows = (Follows("GL202", "table"),)
    messages = {
        "extra-row": Text(
            "{table}中的“{label}”一行不在统一格式中；请把数字并入相应的行后删去",
            "the row {label} in {table} is not in the form; move its figures and take it out",
        ),
        "doubled-row": Text(
            "{table}中“{label}”一行重复；请核对后只留一行",
            "the row {label} stands twice in {table}; keep one",
        ),
        "extra-column": Text(
            "{table}中的“{label}”一列不在统一格式中；请把数字并入相应的列后删去",
            "the column {label} in {table} is not in the form; move its figures and take it out",
        ),
        "optional-column": Text(
            "{table}增设了“{label}”一列，统一格式没有这一列，建议删去",
            "{table} has a further column {label}, which the form does not have; better take it out",
        ),
        "nameless": Text(
            "{table}中有一行没有名称，也不对应统一格式的任何一行；请核对后删去或者补上名称",
            "a row of {table} has no label and is none of the form's; name it or take it out",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each row and each column that is too many."""
        for table, defect in defects(subject, "extra-row", "extra-column"):
            message = _message(defect)
            found = squeezed(defect.found)
            yield self.found(
                place_of_defect(subject, defect),
                message,
                table=table.table_form.name,
                label=_label(table, defect, found),
                severity=Severity.INFO if message == "optional-column" else None,
                evidence=Evidence(found=found),
            )


def _message(defect: Defect) -> str:
    if defect.kind == "extra-column":
        return "optional-column" if defect.column else "extra-column"
    if defect.row:
        return "doubled-row"
    return "extra-row" if defect.found else "nameless"


def _label(table: BoundTable, defect: Defect, found: str) -> Text:
    if defect.row or defect.column:
        return label_of(table, defect)
    return Text(found, f"“{found}”")
