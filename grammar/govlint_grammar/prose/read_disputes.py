"""Reconsideration and litigation: how many, and how they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.claims import claim_outcome

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit

_OLDER_CASE = regex(
    r"(?:20\d\d年|上年|去年|上一年|以前年度)[^。\n]{0,24}(?:审结|办结|判决|结案|审理|裁定|决定|终审|维持|撤销|驳回|胜诉|败诉)"
)
_JOINT = regex("[，、和及与；：]")
_OLDER = regex(
    r"(?:上年度?|去年度?|上一年度?|以前年度|(20\d\d)年)[^，。；\n]{0,8}(?:遗留|未审结|结转|受理|提起|发生)的?[^，。；\n]{0,4}$"
)
_LITIGATION = ("litigation", "direct_suit", "suit_after_reconsideration")


def blocks_of(unit: Unit) -> list[str]:
    """Return the dispute blocks that a unit names, the particular before the general."""
    names = [name for name in unit.names("block") if name != "both"]
    if len(names) < 2:
        return names
    if ("direct_suit" in names or "suit_after_reconsideration" in names) and "litigation" in names:
        names.remove("litigation")
    return names


def outcome_keys(name: str) -> tuple[tuple[str, bool], ...]:
    """Return the outcomes that a word may mean, and whether it is certain to."""
    if name == "rejected":
        return (("upheld", False), ("other", False))
    if name == "word":
        return ()
    return ((name.removesuffix("_unsure"), not name.endswith("_unsure")),)


def outcomes_of(unit: Unit) -> list[tuple[str, bool]]:
    """Return the outcomes that a unit names. Of words that doubt each other the doubtful one counts."""
    names = unit.names("outcome")
    if unit.has("withdraw") or (unit.has("block") and _not_accepted(unit)):
        names.append("other_unsure")
    if unit.named("carry", "left", "out") and not names:
        names.append("pending")
    if "pending" in names and len(names) > 1:
        names = ["pending"]
    if "other_unsure" in names:
        names = ["other_unsure"]
    return list(dict.fromkeys(pair for name in names for pair in outcome_keys(name)))


def _not_accepted(unit: Unit) -> bool:
    """1件行政复议申请不予受理."""
    refusal, block = unit.named("result", "unsure"), unit.named("block", "reconsideration")
    return refusal is not None and block is not None and 0 <= refusal.start - block.end <= 1


def speaks_of_disputes(passage: Passage, unit: Unit) -> bool:
    """Whether a unit's words are about reconsideration or litigation."""
    if unit.has("block", "agent"):
        return True
    return (
        passage.topic == "disputes"
        and (unit.has("outcome", "withdraw") or unit.named("carry", "left", "out") is not None)
        and not unit.has("request")
    )


def read_dispute_count(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read a number that counts reconsiderations, suits or their outcomes."""
    value = unit.value
    if value is None or not speaks_of_disputes(passage, unit):
        return False
    if passage.scope == "judge" or unit.named("others", "judge") or _decided_here(passage, unit):
        passage.topic, passage.block = "", ""
        return True
    blocks, outcomes = blocks_of(unit), outcomes_of(unit)
    if value and not outcomes and (_counts_other_things(passage, unit) or _by_court(passage, unit)):
        passage.last = None
        return True
    passage.topic = "disputes"
    if unit.named("block", "both"):
        return True
    if len(blocks) > 1 and not (value == 0 or unit.has("each", "all")):
        passage.block = ""
        passage.last = None
        return True
    start = _start(unit)
    if outcomes:
        return _read_outcome(passage, unit, blocks, outcomes, start, value)
    if not blocks and unit.named("outcome", "word") and passage.block:
        passage.counted(unit, f"disputes.{passage.block}", "disputes")
        return True
    for block in blocks:
        _say_total(passage, phrase, unit, block, start, value)
    if len(blocks) == 1:
        passage.block = blocks[0]
        passage.counted(unit, f"disputes.{blocks[0]}", "disputes")
    elif blocks:
        passage.block = ""
    return bool(blocks)


def _decided_here(passage: Passage, unit: Unit) -> bool:
    """Whether the agency decides the cases itself: 受理行政复议申请3件."""
    taken = unit.kinds.get("receive", ())
    accepts = any(passage.text[word.start : word.end].endswith("受理") for word in taken)
    reconsidered = unit.named("block", "reconsideration") is not None
    closed, block = unit.named("outcome", "word"), unit.named("block")
    accepts = accepts or (closed is not None and block is not None and closed.start < block.start)
    return accepts and reconsidered and unit.value != 0 and not _about_us(unit)


def _counts_other_things(passage: Passage, unit: Unit) -> bool:
    """Whether another noun stands between the cases and the number: 行政诉讼旁听活动2次."""
    number, nouns = unit.number, unit.kinds.get("block")
    if number is None or not nouns or nouns[-1].start > number.start:
        return False
    last = nouns[-1].end
    if _JOINT.search(passage.text, last, number.start):
        return False
    events = any(word.kind == "stop" and last <= word.start < number.start for word in unit.words)
    return events or passage.unknown(last, number.start, unit.words) > 1


def _by_court(passage: Passage, unit: Unit) -> bool:
    """Whether a court tells of all its cases: 区法院受理信息公开诉讼案件21件."""
    court, taken = unit.named("agent", "court"), unit.named("receive", "get")
    ours = any(passage.text[word.start] in "我本" for word in unit.kinds.get("self", ()))
    if court is None or taken is None or court.start > taken.start or ours:
        return False
    return (
        "法院" in passage.text[court.start : court.end]
        and passage.text[court.start - 1 : court.start] not in "被由"
    )


def _is_total(passage: Passage, unit: Unit, block: str) -> bool:
    """Whether a number is surely that of all cases against the agency.

    Those decided this year need not be all, and 收到行政复议申请3件 may be said by who decides them.
    """
    if unit.value and is_older(passage, unit.first("block", "outcome")):
        return False
    if not unit.value:
        return not older_near(passage.text, unit.start, unit.end)
    if unit.before == 0:
        return True
    if unit.named("outcome", "word"):
        return False
    asked = any(passage.text[word.start : word.end].endswith("申请") for word in unit.kinds["block"])
    return not (block == "reconsideration" and asked and unit.has("receive")) or _about_us(unit)


def _about_us(unit: Unit) -> bool:
    """Whether the cases are about the agency: 区政府受理针对我局的行政复议申请2件."""
    about = unit.named("about")
    return about is not None and any(0 <= word.start - about.end <= 1 for word in unit.kinds.get("self", ()))


def is_older(passage: Passage, at: int) -> bool:
    """Whether a case came in before this year: 去年遗留的1起行政诉讼. The form may count it or not."""
    match = _OLDER.search(passage.text, max(0, at - 24), at)
    return match is not None and (match[1] is None or int(match[1]) != passage.year)


def _start(unit: Unit) -> int:
    starts = [w.start for w in unit.words if w.kind in ("block", "outcome", "agent", "withdraw", "carry")]
    if unit.number is not None:
        starts.append(unit.number.start)
    return min(starts)


def _say_total(passage: Passage, phrase: Phrase, unit: Unit, block: str, start: int, value: Decimal) -> None:
    certain = _is_total(passage, unit, block)
    passage.say(f"disputes.{block}", value, start, unit.end, certain=certain)
    plain = unit.before == 0 or all(word.kind in ("known", "rest") for word in unit.words[: unit.before])
    told = plain and not passage.among and not passage.parts
    general = unit.named("block", "litigation") is not None
    if (
        block == "direct_suit"
        and value
        and (general or (told and not phrase.units[0].named("part") and unit.before == 0))
    ):
        passage.say("disputes.litigation", value, start, unit.end, tag="told")


def _read_outcome(
    passage: Passage,
    unit: Unit,
    blocks: list[str],
    outcomes: list[tuple[str, bool]],
    start: int,
    value: Decimal,
) -> bool:
    block = blocks[0] if blocks else block_of_agents(passage, unit)
    if not block:
        return True
    handed = blocks and unit.has("all") and unit.before == 0
    if handed:
        passage.say(f"disputes.{block}", value, start, unit.end)
        passage.counted(unit, f"disputes.{block}", "disputes")
    if _says_all(passage, unit) and value and len(outcomes) == 1 and outcomes[0][1]:
        claim_outcome(passage, block, outcomes[0][0], True, start, unit.end)
    unsure = len(outcomes) > 1
    unsure = unsure or is_older(passage, unit.first("block", "outcome"))
    for outcome, certain in outcomes:
        passage.say(f"disputes.{block}.{outcome}", value, start, unit.end, certain=certain and not unsure)
    passage.block = block
    if not handed:
        passage.counted(unit, "", "")
    return True


def _says_all(passage: Passage, unit: Unit) -> bool:
    """Whether 均 speaks of all cases; 一审、二审均胜诉的3宗 are those of which it is true."""
    every, number = unit.named("all"), unit.number
    if every is None or number is None:
        return False
    return every.start > number.start or "的" not in passage.text[every.end : number.start]


def block_of_agents(passage: Passage, unit: Unit | Phrase) -> str:
    """Return the block that an outcome belongs to: the one last named, corrected by who decided."""
    if unit.named("agent", "court"):
        return passage.block if passage.block in _LITIGATION else "litigation"
    if unit.named("agent", "reconsideration"):
        return "reconsideration"
    return passage.block


def older_near(text: str, start: int, end: int) -> bool:
    """Whether none is new, and an older case is told of next: 无新发生…，上年1件审结."""
    new = any(word in text[start:end] for word in ("新发生", "新增", "新的", "发生新"))
    near = _OLDER_CASE.search(text, end, end + 60) or _OLDER_CASE.search(text, max(0, start - 60), start)
    return new and near is not None
