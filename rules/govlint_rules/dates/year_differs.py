"""GL701: the statistics period, or the name of the file, is of another year than the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import (
    Evidence,
    Related,
    Rule,
    Severity,
    Text,
    Verdict,
    place_of_report,
    place_of_span,
    regex,
)
from govlint_rules.dates.written_dates import periods_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

# Dates of days and long numbers in a file's name are no report years.
_YEARS_IN_NAME = regex(r"(?<![\d.])20[0-3]\d(?![\d.]|[-_. ]?(?:0\d|1[0-2])(?!\d))")
_YEARS_SAID = regex(
    r"(?<!\d)20[0-3]\d(?=年度?(?:政府|政务)?(?:信息|政务)公开|年度(?:报告|年报|$)|年(?:报告|年报))"
)


class YearDiffers(Rule):
    """The statistics period is of another year than the title

    What it checks:
        That the period of the statistics lies in the year that the title names, or touches it. The
        years in the name of the file and of its folder are compared too.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条: the report is on the past year.

    Why:
        Either the title or the period was taken over from last year's report, and nobody can tell
        which year the figures belong to.

    Fails:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2022年1月1日至2022年12月31日}

    Passes:
        base: "2021"

    How to mend:
        Correct the year that is wrong, and see whether the figures are those of the report's year.

    Options:
        None.

    Exceptions:
        Beside a period of the report's year another is for a person to judge. The name of a file gives a
        warning
        only. A bare number in it that is the year after the report's is
        for a person to judge, and a folder's is passed over: it may be the year of publication.
        Digits that a conversion has mixed up are no years.
    """

    page_zh = """统计期限与标题不是同一年度

    检查内容:
        数据统计期限应当落在标题写明的年度内，或者包含该年度。文件名、所在文件夹名中的年份也一并核对。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条：年度报告报告的是上一年度的情况。

    为什么:
        不是标题就是统计期限照抄了上年报告，看不出数据究竟属于哪一年。

    不合规示例:
        base: "2021"
        edits:
          replace: {2023年1月1日至2023年12月31日: 2022年1月1日至2022年12月31日}

    合规示例:
        base: "2021"

    如何修改:
        改正写错的年份，并核对数据是不是报告年度的。

    配置项:
        无。

    例外:
        另有报告年度的统计期限的，可能是作对比，请人工核对。文件名不一致的只作警告。
        文件名中单独写的下一年年份可能是公布年份，请人工核对；文件夹名中的不提示。
        转换时
        错乱的数字不算年份。
    """

    code = "GL701"
    name = "year-differs"
    severity = Severity.ERROR
    profile = "form"
    needs = ("report.year",)
    cites = ("REG49",)
    messages = {
        "default": Text(
            "统计期限写的是{found}年，标题写的是{year}年；请改正写错的一处，并核对数据属于哪一年",
            "the statistics period is of {found}, the title of {year}; correct the one that is wrong, and see"
            " which year the figures belong to",
        ),
        "file": Text(
            "文件名“{name}”写的是{found}年，标题写的是{year}年；请核对是否放错文件或者写错年度",
            "the file's name “{name}” says {found}, the title {year}; see whether it is the wrong file or the"
            " wrong year",
        ),
        "folder": Text(
            "文件放在“{name}”文件夹中，标题写的是{year}年；请核对是否放错位置或者写错年度",
            "the file is in the folder “{name}”, the title says {year}; see whether it is in the wrong place"
            " or of the wrong year",
        ),
        "title": Text("标题中的年度", "the year in the title"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for the first period of another year, and one for the file's name."""
        year = subject.year or 0
        periods = [period for period in periods_in(subject.source.text) if not period.runs_backwards]
        wrong = [period for period in periods if not period.years[0] <= year <= period.years[1]]
        for period in wrong[:1]:
            first, last = period.years
            found = str(first) if first == last else f"{first}—{last}"
            yield self.found(
                place_of_span(subject, period.span),
                evidence=Evidence(expected=str(year), found=found, quote=subject.source.quote(period.span)),
                related=(Related(place_of_report(subject), self.messages["title"]),),
                # Beside the right period another may be that of a comparison.
                verdict=Verdict.FAIL if len(wrong) == len(periods) else Verdict.REVIEW,
                found=found,
                year=year,
            )
        yield from self._names(subject, year)

    def _names(self, subject: Report, year: int) -> Iterator[Diagnostic]:
        """Yield a finding if the name of the file, or else of its folder, is of another year."""
        *_, folder, file = ("", *subject.source.name.replace("\\", "/").rsplit("/", 2))
        stem = file.rsplit(".", 1)[0]
        said = _years(_YEARS_SAID, stem)
        message, name, years = "file", file, said or _years(_YEARS_IN_NAME, stem)
        if not years:
            message, name, years = "folder", folder, _years(_YEARS_IN_NAME, folder)
        published = years == {year + 1} and not said
        if not years or year in years or (published and message == "folder"):
            return
        found = "、".join(map(str, sorted(years)))
        yield self.found(
            place_of_report(subject),
            message,
            evidence=Evidence(expected=str(year), found=found),
            verdict=Verdict.REVIEW if published else Verdict.FAIL,
            severity=Severity.WARNING,
            name=name,
            found=found,
            year=year,
        )


def _years(pattern: re.Pattern[str], name: str) -> set[int]:
    return {int(found) for found in pattern.findall(name)} if "20" in name else set()
