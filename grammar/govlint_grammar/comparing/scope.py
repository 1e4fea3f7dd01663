"""Of whom the prose speaks: of more bodies than the report's own, or of fewer than its tables count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from govlint_grammar.source import Span
    from govlint_grammar.tree import Report

# Several bodies that together received, handled or issued a number of something. After 面向 or 对 they are
# whom it is done for, not who does it.
_OF_MANY = regex(
    r"""(?<![向对在于与为面给和由跟从被据按照])
    (?:全[市区县省州国盟旗](?!域)|全系统|政府系统|各级|[市区县省州]直(?:各)?(?:单位|部门)|[省市县区乡][市县区乡]两级
      |各单位|各部门|各有关(?:单位|部门)|各乡镇|各镇街|各街道|各县|各区|各地|下属(?:各)?单位|所属(?:各)?单位)
    [^。；;\n]{0,40}?
    (?:收到|受理|新收|接收|接到|登记|办理|办结|答复|被申请|被提起|发生|引发|制发|印发|出台|废止|作出)
    [^。；;\n]{0,30}?\d""",
    re.VERBOSE,
)
_GOVERNMENT = regex(r"(?<![镇乡道])人民政府$")
# One office within a government, whose report counts the requests of all its departments.
_OF_ONE_OFFICE = regex(r"(?:政府|府)?办(?:公室|公厅)|[市区县省州]本级|本机关|机关本级")


def speaks_of_many(report: Report) -> bool:
    """Whether the prose counts for many bodies at once; the tables may count for one of them, or for all."""
    return any(_OF_MANY.search(paragraph.text) is not None for paragraph in report.paragraphs())


def speaks_of_an_office(report: Report, span: Span) -> bool:
    """Whether words in the report of a whole government are about one office of it."""
    if not _GOVERNMENT.search(report.agency or ""):
        return False
    text = report.source.text
    start = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    return _OF_ONE_OFFICE.search(text, start, span.end) is not None
