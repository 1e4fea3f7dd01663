"""The period of the statistics, and what the prose says of the report itself."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from govlint_grammar.patterns import regex
from govlint_grammar.prose.numerals import read_han
from govlint_grammar.records import NamedTuple

_HAN = "一二三四五六七八九十〇零"
_DATE = regex(
    rf"(?:(?P<year>\d{{4}}|二[〇零○][一二三四五六七八九〇零○]{{2}})\s?[年.\-/．]\s?)?"
    rf"(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}})\s?[月.\-/．]\s?(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})(?:\s?[日号])?(?!\d)"
)
# What a sentence of interest holds: of the period, or of the report itself.
CUE = regex(
    r"统计|期限|时限|时段|起止|报告期|周期|时间范围|时间区间|涵盖|数据"
    r"|年度报告|公开报告|年报|编制|编写|编撰|撰写|起草|公开工作报告"
)
_PERIOD = regex(r"统计|期限|时限|时段|起止|数据|报告期|周期|时间范围|时间区间|涵盖")
# What stands between the first and the last day of a period, and before a day that stands alone.
_BETWEEN = regex(
    r"(?:零时|0时)?(?P<begins>起|开始统计|开始|始|起算)?[，,、；;]?\s?"
    r"(?P<ends>[-—－~～–]{1,2}|至|到|截至|截止到?|止于|起?止于|(?:统计)?终(?:止|点)?(?:日期?|时间)?[：:为是于])?\s?"
)
_BEFORE_END = regex(
    r"(?:(?:统计|数据|采集|填报)[^，。；\n\d]{0,10}(?:截至|截止|止于)|截止(?:日期?|时间|时点))(?:日期?|时间)?"
    r"(?:为|是|到|至|于|在)?[：:]?\s?\Z"
)
_BEFORE_START = regex(
    r"(?:统计|数据)[^，。；\n\d]{0,10}(?:自|从|始于|起于|起(?:始|点)(?:日期?|时间)?[为是于：:])\s?\Z"
)
# What a line with a fact holds at least: a day, the report's name, or who drew it up.
# perf: a pattern whose branches all begin with a character of their own is looked for twice as fast.
TOLD = regex(
    "|".join(rf"{digit}\s?[.\-/．]\s?\d" for digit in range(10))
    + r"|月\s?[\d一二三十]|信息公开(?:工作)?(?:年度)?(?:报告|年报)|编[制写](?:单位|机关|部门|机构)"
    r"|由[^，。；\n！？!?]{2,90}?(?:编[制写撰]|起草|撰写|制作)"
)
_DAY = regex(r"[月\d](?:(?<=月)\s?[\d一二三十]|[.\-/．]\s?\d)")

_REPORT_NAME = r"(?P<year>20\d\d)\s?年度?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报)"
_NAME_OF_REPORT, _LABEL = regex(_REPORT_NAME), regex(r"编[制写](?:单位|机关|部门|机构)")
_NAMED = regex(
    r"(?:现(?:公布|发布|将|予以?公布|予以?发布|向社会公布|向社会公开|编制|就)"
    r"|特(?:编制|制作|公布|向社会公布|发布|此公布)|兹(?:公布|将)|本报告(?:为|是|系)|编制(?:了|形成|完成)*|编写(?:了|形成|完成)+|编撰(?:了|形成|完成)+|撰写(?:了|形成|完成)+|制作了?"
    r"|以下为|以下是|下面是)"
    rf"[《“]?(?P<agency>[^，。；：、\d\n《》（）()]{{0,30}}?){_REPORT_NAME}"
)
_DRAWN_UP = regex(
    r"由(?P<agency>[^，。；：、\d\n《》（）()]{2,30}?)(?:负责|组织|牵头)?(?:(?:根据|按照|依据|依照)[^，。；\n]{2,60}?)?(?:编制|编写|编撰|起草|撰写|编制完成|制作)(?!的?文件|的?规范)"
)
# The agency before the verb, or after a label.
_DRAWER = regex(
    rf"(?:^|[，。；\n])(?P<agency>[^，。；：、\d\n《》（）()]{{2,30}}?)(?:负责|组织|牵头)?(?:编制|编写|编撰|撰写)"
    rf"(?:了|形成|完成)+《?{_REPORT_NAME}"
)
_LABELLED = regex(
    r"(?:^|[，。；\n]|报告|年报)编[制写](?:单位|机关|部门|机构)(?:为|是)?[：:]?\s?(?P<agency>[^，。；：、\d\n《》（）()]{2,30})"
)
# The year in a bracket, and the verb last: …年度报告（2023年度）现予公布.
_YEAR_IN_BRACKET = regex(r"[（(]20\d\d")
_PUBLISHED_YEAR = regex(
    r"(?:^|[，。；\n《])(?P<agency>[^，。；：、\d\n《》（）()]{2,30}?)(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报)》?"
    r"[（(](?P<year>20\d\d)\s?年?度?[）)]》?(?:现|已)?(?:予以?|向社会)*(?:公布|发布|公开|公示)"
)
_PREFIX = regex(r"^(?:根据|按照|依照|依据|为|由|现|拟|将)|要求|规定|精神")
_OURS = regex(r"^(?:我|本|其|各|上级|有关|相关)")
_AGENCY_END = "局委办室科股处厅府会所站队院镇乡道部馆组署区县市心司关社校）)"


# A sentence of more dates is no statement of a period.
_MOST = 50


class Fact(NamedTuple):
    """A date or a name that a sentence gives: its key, value and place."""

    key: str
    value: str
    start: int
    end: int


def read_period(text: str, start: int, end: int) -> list[Fact]:
    """Return the dates of the statistics that a sentence gives."""
    if _DAY.search(text, start, end) is None or _PERIOD.search(text, start, end) is None:
        return []
    dates = list(islice(_DATE.finditer(text, start, end), _MOST))
    for first, last in pairwise(dates):
        between = _BETWEEN.fullmatch(text, first.end(), last.start())
        if between is not None and first["year"] and (between["begins"] or between["ends"]):
            return _facts(
                ("period.start", first, first["year"]), ("period.end", last, last["year"] or first["year"])
            )
    alone: dict[str, re.Match[str]] = {}
    for date in dates:
        before = text[max(start, date.start() - 30) : date.start()]
        if date["year"] and _BEFORE_END.search(before):
            alone.setdefault("period.end", date)
        elif date["year"] and _BEFORE_START.search(before):
            alone.setdefault("period.start", date)
    return _facts(*((key, date, date["year"]) for key, date in alone.items()))


def _facts(*dates: tuple[str, re.Match[str], str]) -> list[Fact]:
    """Return a fact for each of the dates that is one."""
    facts = []
    for key, match, year in dates:
        value = _date(_number(year), match["month"], match["day"])
        if value:
            facts.append(Fact(key, value, match.start(), match.end()))
    return facts


def read_report(text: str, start: int, end: int) -> list[Fact]:
    """Return whose report it is and on which year, where the sentence names the report or who drew it up."""
    facts: list[Fact] = []
    named = _NAME_OF_REPORT.search(text, start, end) is not None
    match = _NAMED.search(text, start, end) if named else None
    if not named and _YEAR_IN_BRACKET.search(text, start, end):
        match = _PUBLISHED_YEAR.search(text, start, end)
    if match is not None:
        agency = match["agency"].strip()
        if len(agency) > 1 and agency[-1] in _AGENCY_END and not _OURS.match(agency):
            facts.append(Fact("report.agency", agency, match.start("agency"), match.end()))
        facts.append(Fact("report.year", match["year"], match.start("year"), match.end()))
    if any(fact.key == "report.agency" for fact in facts):
        return facts
    match = _DRAWER.search(text, start, end) if named else None
    if match is None and _LABEL.search(text, start, end):
        match = _LABELLED.search(text, start, end)
    if match is None and not facts:
        match = _DRAWN_UP.search(text, start, end)
    if match is not None:
        agency = match["agency"].strip()
        spoken = re.search(r"报告|统计|年报", text[start:end]) is not None
        if spoken and agency[-1] in _AGENCY_END and not _OURS.match(agency) and not _PREFIX.search(agency):
            facts.append(Fact("report.agency", agency, match.start("agency"), match.end()))
    return facts


def _number(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isascii() else read_han(written)


def _date(year: int | None, month: str, day: str) -> str:
    """Return an ISO date, or nothing if the numbers are no date."""
    numbers = (year, _number(month), _number(day))
    if None in numbers:
        return ""
    if not (1 <= (numbers[1] or 0) <= 12 and 1 <= (numbers[2] or 0) <= 31 and (numbers[0] or 0) >= 1900):
        return ""
    return f"{numbers[0]:04d}-{numbers[1]:02d}-{numbers[2]:02d}"
