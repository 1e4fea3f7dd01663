"""The words by which a sentence shows that a year in it is stale, and those by which it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import regex

if TYPE_CHECKING:
    from govlint.api import Report, Statement
    from govlint_rules.dates.years_said import YearSaid

# What a sentence on the year's own work says right behind its year. Counts and denials first: they are
# facts of one year. The others only open the overview.
_FACTS = regex(
    r"(?:收到|受理|接收|接到|办理|答复)[^。；]{0,24}申请|申请[^。；]{0,12}\d+\s?[件条份宗]"
    r"|(?:主动|累计)?(?:公开|发布)[^。；]{0,24}\d+\s?[件条篇份]"
    r"|未(?:收到|发生|产生|接到|出现|发现)|没有(?:收到|发生)|无(?:其他|其它)(?:需要|应当)?(?:报告|说明)"
)
# What stands behind a year that says when; a year of something (2019年征地补偿标准) has its noun there.
_SUBJECT = regex(
    r"\s?(?:[，,]|[我本全共未没无收受接办主已均累]|公开|发布|通过|[^，。；]{0,14}(?:[局委办厅府镇乡院]|街道|单位|机关|中心))"
)
_OPENING = regex(
    r"[，,]?[^，。；]{0,24}(?:认真|深入|严格|全面|持续|积极|扎实|坚决|高度|紧紧|坚持|围绕|贯彻|以|按照|根据|在[^，。；]{2,30}下)"
)
# Words by which a sentence rightly speaks of another year, and the fee, which has a rule of its own;
# or of a coming year.
_LOOKING_BACK = regex(
    r"[较比]|同期|对照|增长|增加|减少|下降|上升|上年|上一年|去年|往年|历年|历史|累计|以来|结转|遗留|曾|首次"
    r"|起草|印发|年度工作报告|决算|预算|评估|评议|测评|考核[结中排优成]|排名|位列|荣获|获评|表彰|试点|建成|成立|规划|方案|修订|施行|实施"
    r"|信息处理费|收费|费用"
)
_LOOKING_AHEAD = regex(r"[将拟]|计划|打算|力争|预计|目标|确保")
_OWN_YEAR = regex(r"今年|本年|当年|报告年度")
# What stands right behind a year that is part of another word.
_NOT_THE_YEAR = regex(
    r"\s?(?:\d{1,2}|[一二三四五六七八九十元]{1,2})\s?[月—~～-]|以来|[起至到末底初前后的之、和与及或版级届]|[-—~～]"
    r"|第?[一二三四]?季度|[上下]半年"
)
_THIS_REPORT = regex(
    r"(?:现(?:予以?)?(?:公布|发布|将)|特(?:此)?(?:公布|编制)|本报告(?:为|是|系))[^。；，]{0,30}$"
)
_NAME_OF_REPORT = regex(r"(?:政府|政务)?信息公开(?:工作)?年?度?(?:报告|年报)")

# What is stated of the report itself is no fact of a year.
_NO_FACTS = frozenset({"report", "period", "contact"})


def names_report(said: YearSaid) -> bool:
    """Whether a year is the one by which a sentence calls this report."""
    return (
        _NAME_OF_REPORT.match(said.plain, said.end) is not None
        and _THIS_REPORT.search(said.plain, 0, said.start) is not None
    )


def is_stale(said: YearSaid, year: int, opens: bool) -> bool:
    """Whether a year that is not the report's opens a sentence on what the report is to tell of its own."""
    if not said.opens_sentence or f"{year}年" in said.plain or _NOT_THE_YEAR.match(said.plain, said.end):
        return False
    sentence = said.sentence
    if _LOOKING_BACK.search(sentence) or _OWN_YEAR.search(said.plain):
        return False
    if said.year > year and _LOOKING_AHEAD.search(sentence):
        return False
    if _FACTS.search(sentence):
        return _SUBJECT.match(sentence) is not None
    return opens and said.start == 0 and _OPENING.match(sentence) is not None


def is_sure(report: Report, said: YearSaid) -> bool:
    """Whether the year is last year's or next year's, and the report does not tell the same of its own."""
    if abs(said.year - (report.year or 0)) != 1:
        return False
    start = said.paragraph.span.start + said.start
    end = start + len(said.sentence) + said.end - said.start
    stated = report.prose.statements
    subjects = {_subject(each) for each in stated if start <= each.span.start < end} - _NO_FACTS
    return not any(each.year in (None, report.year) and _subject(each) in subjects for each in stated)


def _subject(statement: Statement) -> str:
    return statement.key.partition(".")[0]
