"""Numbers beside words of requests that count something else, or only some of the requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Unit

_WAYS = ("渠道", "途径", "方式", "窗口", "受理点")
_BETWEEN_KINDS = ("sum", "dealt", "self", "time", "rest")
_BETWEEN_WORDS = ("共有", "数", "数量", "总数量")
_AMONG = regex(r"[之当]?中，?(?:共|另)?有?")


def is_way(passage: Passage, unit: Unit) -> bool:
    """Whether ways to file or places are counted: 申请受理渠道共有3个."""
    number = unit.number
    if number is None or unit.before == 0 or unit.has("result"):
        return False
    named = [word for word in unit.words[: unit.before] if word.kind not in _BETWEEN_KINDS]
    named = [word for word in named if passage.text[word.start : word.end] not in _BETWEEN_WORDS]
    return bool(named) and passage.text[named[-1].start : named[-1].end].endswith(_WAYS)


def is_part_received(passage: Passage, unit: Unit) -> bool:
    """Whether some of those received are counted, not how they ended: 收到的申请中有3件要求…."""
    number = unit.number
    if number is None or unit.before == 0 or unit.has("result", "carry", "withdraw", "applicant", "settle"):
        return False
    nouns = [word for word in unit.kinds.get("request", ()) if word.end <= number.start]
    return bool(nouns) and _AMONG.fullmatch(passage.text, nouns[-1].end, number.start) is not None


def is_explained(unit: Unit) -> bool:
    """Whether the words of a result only tell why a request is carried over: 未办结的2件因补正."""
    number = unit.number
    if number is None or unit.before == 0 or unit.kinds["carry"][0].start > number.start:
        return False
    return all(word.start > number.start for word in unit.kinds.get("result", ()))


def shares_out(unit: Unit) -> bool:
    """Whether a number is said of each of several things: 各1件, 均为2件, or none of any."""
    return unit.has("each", "all") or unit.value == 0


def span_of(unit: Unit, *kinds: str) -> tuple[int, int]:
    """Return the stretch from the first word of some kinds, or the number, to the unit's end."""
    starts = [word.start for kind in kinds for word in unit.kinds.get(kind, ())]
    if unit.number is not None:
        starts.append(unit.number.start)
    return min(starts), unit.end
