"""GL708: the table counts rules (规章) of an agency that cannot make any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, Verdict, place_of_cell
from govlint_rules.agencies import is_below_prefecture, is_local_department

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, ValueCell

_ROW = "proactive.rules."
# The present text of the law came into force in this year; it is not cited to earlier reports.
_FIRST_YEAR_OF_THE_LAW = 2023


class RulesWithoutPower(Rule):
    """Rules are counted for an agency that cannot make any

    What it checks:
        The row 规章 of table 2 in the report of an agency whose name proves that it cannot make rules: a
        department of a local government, a county, a district, a town, a street office.

    Basis:
        《中华人民共和国立法法》第九十一条, 第九十三条: rules are made by departments of the State Council, an
        d by
        the governments of provinces, of cities divided into districts and of autonomous prefectures.

    Why:
        Normative documents were mostly counted in the wrong row, and the row 行政规范性文件 is wrong too.

    Fails:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 2, proactive.rules.in_force: 2}

    Passes:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 2, proactive.normative_documents.in_force: 2}

    How to mend:
        Count normative documents in the row 行政规范性文件 and write 0 in the row 规章.

    Options:
        None.

    Exceptions:
        A person decides, since some agencies count the rules of their government that they carry out. The
        name of a city does not show its rank, and nothing is said of one. To reports on years before 2023 the
        present text of the law is not cited.
    """

    page_zh = """没有规章制定权的机关填报了规章数

    检查内容:
        从名称可以确定没有规章制定权的机关（地方政府部门、县区、乡镇、街道），表二“规章”一行应当为0。

    依据:
        《中华人民共和国立法法》第九十一条、第九十三条：规章由国务院部门以及省级、设区的市、
        自治州人民政府制定。

    为什么:
        多是把规范性文件填到了规章一行，“行政规范性文件”一行因此也不准。

    不合规示例:
        base: "2021"
        edits:
          set: {proactive.rules.issued: 2, proactive.rules.in_force: 2}

    合规示例:
        base: "2021"
        edits:
          set: {proactive.normative_documents.issued: 2, proactive.normative_documents.in_force: 2}

    如何修改:
        规范性文件填入“行政规范性文件”一行，“规章”一行填0。

    配置项:
        无。

    例外:
        有的机关填的是由其实施的政府规章，请人工核对。市的级别从名称看不出来，不作判断。
        2022年度及以前的报告不引用
        现行条文。
    """

    code = "GL708"
    name = "rules-without-power"
    severity = Severity.WARNING
    verdict = Verdict.REVIEW
    needs = ("report.agency", "proactive")
    cites = ("LL91", "LL93")
    messages = {
        "default": Text(
            "“规章”一行填有{value}件，{agency}从名称看没有规章制定权；请核对是否为规范性文件",
            "the row of rules counts {value}, but by its name {agency} cannot make rules; see whether they"
            " are"
            " normative documents",
        ),
        "also": Text("这一格也填有{value}件", "this cell counts {value} too"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if the row counts anything and the agency cannot make rules."""
        table = subject.bound.tables["proactive"]
        cells = [
            each
            for key in table.cells
            if key.startswith(_ROW) and ((each := table.cells[key]).number or 0) > 0
        ]
        agency = subject.agency or ""
        if not cells or not (is_local_department(agency) or is_below_prefecture(agency)):
            return
        first, *others = cells
        found = self.found(
            place_of_cell(subject, first),
            evidence=Evidence(expected="0", found=str(first.number)),
            related=tuple(self._also(subject, cell) for cell in others),
            verdict=Verdict.REVIEW,
            value=first.number,
            agency=agency,
        )
        in_force = subject.year is None or subject.year >= _FIRST_YEAR_OF_THE_LAW
        yield found if in_force else found._replace(provisions=())

    def _also(self, subject: Report, cell: ValueCell) -> Related:
        words = (wording.format(value=cell.number) for wording in self.messages["also"])
        return Related(place_of_cell(subject, cell), Text(*words))
