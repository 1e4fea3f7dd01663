"""Numbers whose subject stands elsewhere: beside another year's number, before a bracket, a clause back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.read_results import CLASSES
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase
    from govlint_grammar.prose.words import Word

# What may stand between a year and the number that is that year's.
_OF = ("", "的", "的是", "有", "为")
# The kinds of words that say what a number counts, and so go on to the number that follows.
_SUBJECT = (
    *("request", "receive", "settle", "block", "applicant"),
    *("publish", "item", "channel", "doc", "docverb"),
)
_COUNTED = (*_SUBJECT, "time", "year")
# A number alone in a bracket has no other words than these.
_PLAIN = frozenset(("sum", "known"))


def other_year(passage: Passage, unit: Unit) -> int | None:
    """Return the year of a number that is said to be another year's: 由去年的5件上升到今年的13件.

    Args:
        passage: the passage so far.
        unit: the number and its words.
    """
    word = _directly_before(passage, unit)
    if word is None or passage.year is None or unit.has("carry", "compare"):
        return None
    if word.kind == "year" and word.value is not None and not word.name:
        return int(word.value) if word.value != passage.year else None
    if word.kind == "time" and word.name == "previous":
        return passage.year - 1
    return None


def is_level(unit: Unit) -> bool:
    """Whether a number is what something rose or fell to, and not by how much: 降为4件."""
    level, number = unit.named("change", "level"), unit.number
    if level is None or number is None or level.end > number.start:
        return False
    words = [word for word in unit.words if level.end <= word.start < number.start]
    return all(word.kind in ("time", "year") for word in words) and number.start - level.end <= 8


def subject_of(phrase: Phrase, stop: int) -> Unit | None:
    """Return the words of a phrase, up to a place, that say what is counted."""
    words = [word for word in phrase.words if word.kind in _COUNTED and word.end <= stop]
    return Unit(words) if any(word.kind in _SUBJECT for word in words) else None


def compared_subject(phrase: Phrase) -> Unit | None:
    """Return what a phrase compares by a share only, so that its number follows: 案件数同比下降50%，共2件."""
    if not phrase.has("compare", "change") or phrase.has("neg", "all", "stop", "decision", "result", "part"):
        return None
    if any(unit.number is not None and not _is_change(unit) for unit in phrase.units) or not phrase.has(
        "request", "block", "publish"
    ):
        return None
    return subject_of(phrase, phrase.end)


def _is_change(unit: Unit) -> bool:
    """Whether a number is by how much something changed: 减少2件."""
    change, number = unit.named("change", "by"), unit.number
    return change is not None and number is not None and 0 <= number.start - change.end <= 2


def is_number_of_host(phrase: Phrase) -> bool:
    """Whether a bracket holds nothing but the number of what stands before it: 政府网站（211条）."""
    host = phrase.host
    if host is None or host.number is not None or host.vague or len(phrase.units) != 1:
        return False
    unit = phrase.units[0]
    if unit.number is None or unit.number.name != "item" or unit.vague:
        return False
    return unit.kinds.keys() <= _PLAIN and any(word.end <= unit.start for word in host.words)


def with_host(phrase: Phrase, unit: Unit) -> Unit:
    """Return the number of a bracket with the words before the bracket."""
    host = phrase.host
    words = [word for word in host.words if word.end <= unit.start] if host is not None else []
    return Unit(words + unit.words, unit.number, len(words) + unit.before)


def note_part_of_year(passage: Passage, unit: Unit) -> None:
    """Remember what is counted by parts of the year: 上半年收到申请9件，下半年14件，全年合计23件."""
    if passage.phrase_scope != "part" or not unit.has("receive", "settle"):
        return
    words = [word for word in unit.words if word.kind in ("request", "receive", "settle")]
    if passage.halves is None or any(word.kind == "request" for word in words):
        passage.halves = Unit(words)


def note_class(passage: Passage, phrase: Phrase) -> None:
    """Remember the class that a clause names after its rows: 重复申请4件、信访类1件，不予处理，合计5件."""
    classes = [word for word in phrase.words if word.kind == "result" and word.name in CLASSES]
    if len(classes) == 1 and not phrase.has("neg", "part", "all"):
        passage.halves = Unit(classes)


def whole_year(passage: Passage, unit: Unit) -> Unit | None:
    """Return what a sum counts that follows the parts of the year."""
    summed = unit.named("sum") is not None or unit.named("time", "this") is not None
    if passage.halves is not None and passage.halves.has("result"):
        values = [counted.value for counted in passage.amounts]
        summed = unit.named("sum") is not None and len(values) > 1 and sum(values) == unit.value
    return passage.halves if summed and not unit.has("part", "rest", "way") else None


def _directly_before(passage: Passage, unit: Unit) -> Word | None:
    number = unit.number
    if number is None or unit.before == 0:
        return None
    word = unit.words[unit.before - 1]
    return word if passage.text[word.end : number.start] in _OF else None
