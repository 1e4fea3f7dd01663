"""The title: which of the candidate lines belong to it, its agency and its years."""

from __future__ import annotations

import re

from govlint_grammar.patterns import regex
from govlint_grammar.source import Span
from govlint_grammar.tree import Title

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2}(?=年)")
_SUBJECT = regex(r"(?:政府|政务)?信息公开|政务公开|工作年度报告")
_SPACE = regex(r"\s+")
_REPORT_NAME = regex(r"(?:政府|政务)?信息公开|政务公开|工作年度报告|年度报告")
_AGENCY_END = regex(
    r"(?:局|委|委员会|办|办公室|府|院|厅|部|署|处|会|中心|站|所|队|街道|镇|乡|区|县|市|省|团|校|社)[)）]?$"
)
_NOT_AGENCY = regex(
    r"^(?:关于|附件\d*|标\s*题|名\s*称|索引号?|[：:|]|[《〈#*]+|\d+\.|[（(].*[)）]$)+|^年?度?|(?:关于|的|年度?)+$"
)

# A title is a line or two; what is longer is prose that ends in the same words.
_LONGEST = 120


def read_title(token: str, start: int) -> tuple[Title | None, int]:
    """Read the title out of a run of short lines.

    Args:
        token: the lines, the last of which ends like the name of a report.
        start: the offset of the first of them in the source.

    Returns:
        The title, and the offset in the source where its first line begins; what lies before it is prose.
        None when the lines name no such report.
    """
    token = token.translate(_FULL_WIDTH)
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", token) if m.group().strip()]
    chosen = _choose(lines)
    if chosen is None:
        return None, start
    begin = start + lines[chosen][0]
    lead = len(token[lines[chosen][0] :]) - len(token[lines[chosen][0] :].lstrip())
    words = _SPACE.sub("", token[lines[chosen][0] :]).lstrip("#＃*|").rstrip("*|")
    if len(words) > _LONGEST:
        return None, start
    end = start + len(token.rstrip())
    years = tuple(int(year.translate(_HAN_DIGITS)) for year in _YEAR.findall(words))
    return Title(words, Span(begin + lead, end), _agency(words), years), begin


_YEAR_LINE = regex(r"[（(]?((?:19|20)\d{2})年?度?[)）]?")


def year_below(title: Title, line: str) -> Title:
    """Return a title that names no year with the year that stands alone on the line below it."""
    match = _YEAR_LINE.fullmatch(_SPACE.sub("", line).translate(_FULL_WIDTH))
    return title._replace(years=(int(match[1]),)) if match and not title.years else title


def _choose(lines: list[tuple[int, str]]) -> int | None:
    """Return the index of the title's first line: as few lines as make it whole."""
    best: int | None = None
    words = ""
    for index in range(len(lines) - 1, -1, -1):
        line = _SPACE.sub("", lines[index][1])
        if best is not None and not _belongs(line, words):
            break
        words = line + words
        if _SUBJECT.search(words):
            best = index
            if _YEAR.search(words) and _agency(words):
                break
    return best


def _belongs(line: str, below: str) -> bool:
    """Whether a line above what is already a title is part of it: the year, the agency, or its first half."""
    if _YEAR.search(line):
        return not _YEAR.search(below) and not line.startswith(("(", "（"))
    return not _agency(below) and (_AGENCY_END.search(line) is not None or "信息公开" in line)


def _agency(words: str) -> str | None:
    """Return the agency that a title's words name: what stands around the year, before the report's name."""
    name = _REPORT_NAME.search(words)
    before = words[: name.start()] if name else words
    year = _YEAR.search(before)
    parts = [before[: year.start()], before[year.end() :]] if year else [before]
    for part in parts:
        agency = _NOT_AGENCY.sub("", part)
        agency = _NOT_AGENCY.sub("", agency)
        if len(agency) >= 2:
            return agency
    return None
