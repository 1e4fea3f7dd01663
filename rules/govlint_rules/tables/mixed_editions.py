"""GL203: the tables of one report follow two editions of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Related, Rule, Severity, Text, place_of_table
from govlint_rules.tables.editions import editions_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


class MixedEditions(Rule):
    """The tables of one report follow two editions of the form

    What it checks:
        That there is one edition of the form which all tables of the report fit. Table 4 is the same
        in both known editions and fits either.

    Basis:
        国办公开办函〔2021〕30号 and, before it, 国办公开办函〔2019〕60号 each prescribe one form for the
        whole report.

    Why:
        A report pieced together from two forms counts its requests by one set of rows and its
        decisions by another; it is usually made from two old files.

    Fails:
        base: "2021"
        edits:
          title: 云州市青溪区水务局政府信息公开工作年度报告
          table_form: {requests: "2019"}

    Passes:
        base: "2019"

    How to mend:
        Put every table on the form in force for the report's year.

    Options:
        None.

    Exceptions:
        Where the wrong table is already named by GL202, this finding is folded under it; it stands
        alone where the report's year is not known.
    """

    page_zh = """同一份报告的表格分属两个版本的格式

    检查内容:
        报告的各张表格应当同属一个版本的统一格式。表四在已知的两个版本中相同，与哪一版都相符。

    依据:
        国办公开办函〔2021〕30号和此前的国办公开办函〔2019〕60号，都是对整份报告规定一套格式。

    为什么:
        两版拼在一起，各表的统计口径就不一致，多半是用两份旧文件拼成的。

    不合规示例:
        base: "2021"
        edits:
          title: 云州市青溪区水务局政府信息公开工作年度报告
          table_form: {requests: "2019"}

    合规示例:
        base: "2019"

    如何修改:
        各张表格一律改用报告年度适用的格式。

    配置项:
        无。

    例外:
        已由GL202指出哪张表用错格式的，本条并入其下；报告年度不明、无法判断哪张表用错时，本条单独报出。
    """

    code = "GL203"
    name = "mixed-editions"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    follows = (Follows("GL202", "report"),)
    messages = {
        "default": Text(
            "{table}用的是{found}，{other}用的是{wanted}，同一份报告混用了两版格式；"
            "请统一改用报告年度适用的格式",
            "{table} follows {found}, {other} follows {wanted}: one report, two forms; put all tables on the"
            " form in force for its year",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if no edition fits all tables."""
        tables = tables_of(subject)
        if len({table.edition for table in tables}) < 2:
            return
        fitting = {id(table): editions_of(table, context.forms) for table in tables}
        if frozenset.intersection(*fitting.values()):
            return
        telling = [table for table in tables if len(fitting[id(table)]) < len(context.forms)]
        due = context.form.edition if context.form else telling[0].edition
        odd = [table for table in telling if due not in fitting[id(table)]]
        first = odd[0]
        other = next(table for table in telling if table.edition != first.edition)
        yield self.found(
            place_of_table(first),
            table=first.table_form.name,
            found=first.form.name,
            other=other.table_form.name,
            wanted=other.form.name,
            evidence=Evidence(expected=other.form.name.zh, found=first.form.name.zh),
            related=tuple(
                Related(place_of_table(table), table.form.name) for table in telling if table is not first
            ),
        )
