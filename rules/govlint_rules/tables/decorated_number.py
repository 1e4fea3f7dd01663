"""GL212: a number in a value cell is not written in bare digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Applicability,
    Edit,
    Evidence,
    Fix,
    Related,
    Rule,
    Severity,
    State,
    Text,
    place_of_cell,
)
from govlint_rules.tables.cells import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, ValueCell

_MONEY = frozenset({"元", "千元", "万元", "亿元"})
_SIGNS = "+\uff0b\u2212-"


class DecoratedNumber(Rule):
    r"""A number in a value cell carries more than its digits

    What it checks:
        That the numbers in tables 2, 3 and 4 are written in plain Arabic digits: no full-width digits,
        separators, inner blanks, units, remarks or Chinese numerals. One finding a table, with the
        cells as its places.

    Basis:
        The form's columns say what is counted and in which unit; the cell is left for the number
        (国办公开办函〔2021〕30号; for the reports on 2019 and 2020 国办公开办函〔2019〕60号).

    Why:
        Whoever adds up hundreds of reports by machine loses such a cell. The number itself is not
        doubted.

    Fails:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 22（其中修订 16 件）}

    Passes:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 22}

    How to mend:
        Leave the digits alone in the cell and move remarks into section 1 or 6.

    Options:
        None.

    Exceptions:
        An amount of money whose column prints no unit (the procurement amount of the 2019 form)
        needs one. A sign is fine where the column holds changes.
    """

    page_zh = r"""填写的数字带有数字以外的内容

    检查内容:
        表二、表三、表四中的数字应当只用半角阿拉伯数字，不用全角数字、千位分隔符、中间空格、单位、说明文字和汉字数字。
        每张表只提示一次，列出各格。

    依据:
        统一格式的栏目已经写明统计内容和计量单位，格内只填数字（国办公开办函〔2021〕30号；2019年度、2020年度报告
        依据国办公开办函〔2019〕60号）。

    为什么:
        汇总时由程序读取，带有其他内容的格容易读错或者漏掉。数字本身不受影响。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 22（其中修订 16 件）}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 22}

    如何修改:
        格内只保留数字，说明文字移到第一部分或者第六部分。

    配置项:
        无。

    例外:
        栏目没有印明单位的金额（2019年版格式的采购总金额）应当带单位。增减栏可以带正负号。
    """

    code = "GL212"
    name = "decorated-number"
    severity = Severity.INFO
    cites = ("F30", "F60")
    fixable = Applicability.SAFE
    messages = {
        "default": Text(
            "“{cell}”写作“{found}”；格内只填数字，请改为 {number}",
            "“{cell}” is written “{found}”; a cell holds digits alone, write {number}",
        ),
        "several": Text(
            "{table}有 {count} 格带有数字以外的内容，如“{cell}”写作“{found}”；格内请只填数字",
            "{count} cells of {table} hold more than digits, such as “{cell}”: “{found}”; leave the digits"
            " alone",
        ),
        "also": Text("写作“{found}”，请改为 {number}", "written “{found}”; write {number}"),
        "fix": Text("只保留数字", "leave the digits alone"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding for each table with such cells."""
        for table in subject.bound.tables.values():
            found = [
                cell
                for cell in table.irregular
                if not cell.value.plain and cell.value.state is State.NUMBER and _is_decorated(cell)
            ]
            if not found:
                continue
            first, *others = found
            yield self.found(
                place_of_cell(table, first),
                "several" if others else "default",
                evidence=Evidence(expected=_digits(first), found=_written(first)),
                related=tuple(Related(place_of_cell(table, cell), self._also(cell)) for cell in others),
                fix=self._fix(found),
                table=table.table_form.name,
                count=len(found),
                cell=cell_name(table, first),
                found=_written(first),
                number=_digits(first),
            )

    def _also(self, cell: ValueCell) -> Text:
        values = {"found": _written(cell), "number": _digits(cell)}
        return Text(*(wording.format(**values) for wording in self.messages["also"]))

    def _fix(self, cells: list[ValueCell]) -> Fix | None:
        """Return the mending, where no remark is lost and no amount of money changes."""
        edits = []
        for cell in cells:
            unit = cell.value.unit
            if cell.value.remark or (unit in _MONEY and unit != cell.column.unit) or cell.cell is None:
                return None
            edits.append(Edit(cell.cell.span, _digits(cell)))
        return Fix(self.messages["fix"], tuple(edits))


def _is_decorated(cell: ValueCell) -> bool:
    """Whether a number that is not plain has no good reason for it."""
    rest = _written(cell)
    column = cell.column
    if column.kind == "signed":
        rest = rest.lstrip(_SIGNS)
    if cell.value.unit and column.unit and column.unit not in column.label:
        rest = rest.removesuffix(cell.value.unit)
    return not (rest.isascii() and rest.replace(".", "", 1).isdigit())


def _written(cell: ValueCell) -> str:
    return " ".join(cell.cell.text.split()) if cell.cell else ""


def _digits(cell: ValueCell) -> str:
    return format(cell.value.number or 0, "f")
