"""GL202: a table follows an edition of the form that is not in force for the report's year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, place_of_defect, place_of_table
from govlint_rules.tables.editions import editions_of, only_in, tables_of
from govlint_rules.tables.wording import listed, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Context, Defect, Diagnostic, Form, Report

_FOREIGN_ENOUGH = 2
_KINDS = ("altered-label", "extra-row", "extra-column")


class WrongEdition(Rule):
    """A table follows an edition of the form that is not in force for the report's year

    What it checks:
        That tables 2, 3 and 4 are those of the form in force for the report's year: the trial form of
        2019 for the reports on 2019 and 2020, the form of 2021 for the reports on 2021 and later.
        The edition of a table is told by its rows and columns, never by the year.

    Basis:
        国办公开办函〔2021〕30号 for the reports on 2021 and later; 国办公开办函〔2019〕60号 before. Article
        50 of the Regulation (国务院令第711号) makes the uniform form binding.

    Why:
        A table of the wrong edition lacks rows that must be reported and cannot be added to the
        tables of other agencies. It is mostly last year's file, filled in again.

    Fails:
        base: "2021"
        edits:
          table_form: {requests: "2019"}

    Passes:
        base: "2021"

    How to mend:
        Put in the empty table of the right edition and fill it again. Do not cut the old table to
        size: some of its rows count other things.

    Options:
        None.

    Exceptions:
        A table that both editions have in common (table 4) is never accused. One stray label of the
        other edition is an altered label (GL207); two different ones are a matter for this rule.
    """

    page_zh = """表格用的不是本年度应当适用的格式

    检查内容:
        表二、表三、表四应当采用报告年度适用的统一格式：2019年度、2020年度为2019年试行格式，2021年度起为2021年版格式。
        表格属于哪一版，以表中的行、列判断，不以年份判断。

    依据:
        2021年度起依据国办公开办函〔2021〕30号，此前依据国办公开办函〔2019〕60号；《中华人民共和国政府信息公开条例》
        （国务院令第711号）第五十条规定采用统一格式。

    为什么:
        用错格式的表格缺少应当报告的行，也无法与其他机关的数据汇总。多数情况是沿用了往年的文件。

    不合规示例:
        base: "2021"
        edits:
          table_form: {requests: "2019"}

    合规示例:
        base: "2021"

    如何修改:
        换用正确版本的空表重新填写，不要在旧表上增删行：有些行的统计口径已经不同。

    配置项:
        无。

    例外:
        两版相同的表格（表四）不报错。只有一处用了另一版的名称，按名称改动（GL207）处理；有两处不同名称的，由本条处理。
    """

    code = "GL202"
    name = "wrong-edition"
    severity = Severity.ERROR
    profile = "form"
    needs = ("report.year",)
    cites = ("REG50.form", "F30", "F60")
    messages = {
        "default": Text(
            "{table}用的是{found}，{year}年度报告应当采用{due}；请换用{due}的空表重新填写",
            "{table} follows {found}; a report on {year} must follow {due}; fill in an empty table of the"
            " right form",
        ),
        "labels": Text(
            "{table}中的{labels}是{found}的名称，{year}年度报告应当采用{due}；请按{due}改正",
            "{labels} in {table} come from {found}; a report on {year} must follow {due}; put in its labels",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each table of another edition."""
        due = context.form
        if due is None:
            return
        for table in tables_of(subject):
            if table.edition != due.edition and due.edition not in editions_of(table, context.forms):
                yield self.found(
                    place_of_table(table),
                    table=table.table_form.name,
                    found=table.form.name,
                    due=due.name,
                    year=subject.year,
                    evidence=Evidence(
                        expected=listed(only_in(due, table.form, table.key)).zh,
                        found=listed(only_in(table.form, due, table.key)).zh,
                    ),
                )
            elif table.defects:
                yield from self._stray_labels(subject, table, due, context)

    def _stray_labels(
        self, subject: Report, table: BoundTable, due: Form, context: Context
    ) -> Iterator[Diagnostic]:
        """Yield a finding for a table of the right edition with several labels of another."""
        for other in context.forms:
            foreign = {squeezed(label) for label in only_in(other, due, table.key)}
            stray = [defect for defect in table.defects if _is_stray(defect, foreign)]
            labels = tuple(dict.fromkeys(squeezed(defect.found) for defect in stray))
            if len(labels) >= _FOREIGN_ENOUGH:
                yield self.found(
                    place_of_defect(subject, stray[0]),
                    "labels",
                    table=table.table_form.name,
                    labels=listed(labels),
                    found=other.name,
                    due=due.name,
                    year=subject.year,
                    evidence=Evidence(found=listed(labels).zh),
                )


def _is_stray(defect: Defect, foreign: set[str]) -> bool:
    return defect.kind in _KINDS and squeezed(defect.found) in foreign
