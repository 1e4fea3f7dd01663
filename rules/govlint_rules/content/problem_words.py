"""Whether a text speaks of problems and of improvements: by its words, clause by clause."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

# Words for improvement that no label has: mostly one look is enough.
_SURE = ("将", "针对", "为此", "今后", "继续", "确保", "力争", "着力")
# A label counts only if so many characters follow it.
_FEWEST = 8


class Said(NamedTuple):
    """Whether a text speaks of problems, and of improvements; both where it denies that there are any."""

    problems: bool
    measures: bool


@lru_cache(256)
def said(text: str) -> Said:
    """Return what a text speaks of; where words allow both, both are taken as said."""
    if _denial().search(text):
        return Said(problems=True, measures=True)
    if _has("problem", text) and any(word in text for word in _SURE):
        return Said(problems=True, measures=True)
    problems = measures = False
    labels = list(_label().finditer(text))
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        if len("".join(text[label.end() : end].split())) >= _FEWEST:
            problems, measures = problems or bool(label["problem"]), measures or bool(label["measure"])
    for clause in _clause().split(_label().sub("。", text)):
        faulty = _is_problem(clause)
        problems |= faulty
        bare = _pending().sub("", clause)
        measures |= _has("measure", bare) or (not faulty and _has("work", bare))
    return Said(problems, measures)


def _is_problem(clause: str) -> bool:
    if _has("problem", clause):
        return True
    for word in _words()["no-problem"]:
        clause = clause.replace(word, "")
    return "不" in clause or "未" in clause


def _has(kind: str, text: str) -> bool:
    return any(word in text for word in _words()[kind])


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    table = (Path(__file__).parent / "problem_words.txt").read_text("utf-8")
    words: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            kind, _, listed = line.partition(":")
            words[kind] = (*words.get(kind, ()), *listed.split())
    return words


@cache
def _clause() -> re.Pattern[str]:
    return regex(r"[，,。；;！!？?：:\n]")


@cache
def _pending() -> re.Pattern[str]:
    """Return the pattern of what is only wished for: 有待进一步加强."""
    return regex(
        r"(?:有待|尚待|亟待|仍待|不够|不)(?:于|进一步|更加|更|不断|持续|继续|得到|及时|够)*[\u4e00-\u9fff]{0,4}"
    )


@cache
def _denial() -> re.Pattern[str]:
    return regex(
        r"(?:无|没有|不存在|未发现|未出现|尚无|暂无)(?:明显|突出|重大|较大|任何|其他|相关)?的?(?:主要)?问题"
    )


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of the headings and labels within the section."""
    return regex(
        r"(?:(?<=[\n。；])|^)\s*(?:[（(]?[一二三四五\d]{1,2}[)）.、．]\s*)?(?:\d{4}\s*年度?)?(?:工作中)?"
        r"(?:(?P<problem>(?:工作)?(?:存在的?|主要)(?:主要)?(?:问题|不足|困难)(?:和不足|及不足|与不足)?)"
        r"|(?P<measure>(?:下一步|下步|进一步|今后)?的?(?:问题)?的?(?:工作)?(?:改进|整改|打算|计划|安排)"
        r"(?:情况|措施|方向|计划|思路|意见|打算)?))\s*(?:[：:。]|\n|$)"
    )
