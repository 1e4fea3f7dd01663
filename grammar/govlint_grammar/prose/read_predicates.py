"""Phrases without a number: what they say of the number just before, and what they turn the talk to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.claims import claim_outcome
from govlint_grammar.prose.kinds import BITS, mask_of
from govlint_grammar.prose.read_disputes import block_of_agents, blocks_of, is_older, outcomes_of
from govlint_grammar.prose.read_publishing import ITEMS, channels_of
from govlint_grammar.prose.read_requests import CARRIED_IN, CARRIED_OUT, RECEIVED, direction
from govlint_grammar.prose.read_results import OTHER_ROW, Grounds
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Counted, Passage
    from govlint_grammar.prose.units import Phrase


_BLOCK, _CHANNEL, _PEOPLE = BITS["block"], BITS["channel"], BITS["people"]
# Words that may set what the talk is about, as bits.
_TURNING = mask_of(
    *("block", "request", "settle", "doc", "fee", "charge", "channel", "publish", "stop", "people")
)
_REQUESTED, _DOCUMENT, _CHARGED = mask_of("request", "settle"), BITS["doc"], mask_of("fee", "charge")

# A phrase that stands further off does not speak of the number.
_FURTHEST = 300


def _hand_outcome_to_both(passage: Passage, unit: Unit, end: int) -> bool:
    """Hand an outcome to two numbers side by side: 在2件复议、1件诉讼中，均获维持."""
    if not unit.has("all") or len(passage.amounts) < 2:
        return False
    first, second = passage.amounts[-2:]
    outcomes = outcomes_of(unit)
    beside = 0 <= second.start - first.end <= 1 and passage.last == second
    if (
        first.part
        or second.part
        or not beside
        or first.key == second.key
        or len(outcomes) != 1
        or first.subject != second.subject
    ):
        return False
    outcome, certain = outcomes[0]
    for counted in (first, second):
        block = counted.key.removeprefix("disputes.")
        passage.say(f"disputes.{block}.{outcome}", counted.value, counted.start, end, certain=certain)
        if certain and counted.value:
            claim_outcome(passage, block, outcome, True, counted.start, end)
    return True


def read_predicate(passage: Passage, phrase: Phrase) -> None:
    """Hand the number just before on to what a phrase says of it."""
    if phrase.host is not None and _doubt_host(passage, phrase, phrase.host):
        return
    unit = phrase.units[0] if len(phrase.units) == 1 else Unit(list(phrase.words))
    counted = _subject(passage, phrase, unit) if passage.last is not None else None
    blocks = blocks_of(unit) if unit.mask & _BLOCK else []
    if counted is not None and not (passage.scope or passage.phrase_scope or passage.spoken_year):
        start, end = counted.start, phrase.end
        if unit.has("outcome", "withdraw") and (counted.subject == "disputes"):
            if not _hand_outcome_to_both(passage, unit, end):
                _hand_outcome(passage, unit, counted, start, end)
            return
        if (
            blocks
            and counted.subject == "disputes"
            and blocks[0] in ("direct_suit", "suit_after_reconsideration")
        ):
            passage.say(f"disputes.{blocks[0]}", counted.value, start, end)
            passage.block = blocks[0]
            counted.key = f"disputes.{blocks[0]}"
            return
        if not unit.has("block", "agent"):
            _hand_request(passage, phrase, unit, counted, start, end)
            _hand_channel(passage, unit, counted, start, end)
    if unit.mask & _TURNING:
        _turn(passage, unit, blocks)
    if len(blocks) == 1 and unit.has("compare", "change") and phrase.host is None:
        noun = unit.named("block")
        passage.pending = Unit([noun]) if noun is not None else None  # 诉讼案件数与上年持平，为2件


def _doubt_host(passage: Passage, phrase: Phrase, host: Unit) -> bool:
    """Doubt a result that a bracket says to hold another: 予以公开（含部分公开）17件."""
    number = host.number
    named = Grounds(list(phrase.words)).class_keys()
    if number is None or number.value is None or not phrase.has("part") or len(named) != 1:
        return False
    held = [draft for draft in passage.drafts if draft.end == host.end and not draft.dropped]
    if not any(draft.key.startswith("requests.") for draft in held) or held[0].key == named[0]:
        return False
    for draft in held:
        draft.certain = False
    passage.say(named[0], number.value, host.start, host.end, certain=False)
    return True


def _subject(passage: Passage, phrase: Phrase, unit: Unit) -> Counted | None:
    """Return the number that a phrase speaks of, if it speaks of one."""
    last = passage.last
    if last is None or phrase.end - last.start > _FURTHEST or unit.has("neg", "rest", "part", "plan"):
        return None
    if phrase.host is not None and _is_ground(passage, phrase, phrase.host):
        return last
    if not unit.has("all") and not (last.first or last.value == 1):
        return None
    if last.part and passage.whole is not None and phrase.host is None:
        if unit.has("all") and sum(part.value for part in passage.parts) == passage.whole.value:
            return passage.whole
        return last if last.first or not unit.has("all") else None
    return last


def _is_ground(passage: Passage, phrase: Phrase, host: Unit) -> bool:
    """Whether a bracket gives the one ground of a result counted beside it: 无法提供（本机关不掌握）4件."""
    last, words = passage.last, list(phrase.words)
    if last is None or last.end != host.end or not host.has("result"):
        return False
    grounds = Grounds(words)
    end = passage.text.find("）", phrase.end)
    if len(grounds.row_keys()) != 1 or grounds.classes or grounds.unsure or grounds.foreign:
        return False
    return (
        not passage.unknown(phrase.start, max(phrase.end, end), words)
        and "等" not in passage.text[phrase.start : max(phrase.end, end)]
    )


def _hand_outcome(passage: Passage, unit: Unit, counted: Counted, start: int, end: int) -> None:
    outcomes = outcomes_of(unit)
    block = counted.key.removeprefix("disputes.") or block_of_agents(passage, unit)
    if not block:
        return
    written = passage.text[start:end]
    unsure = len(outcomes) > 1 or "一审" in written or "二审" in written or is_older(passage, start)
    if unit.has("all") and len(outcomes) == 1 and outcomes[0][1]:
        claim_outcome(passage, block, outcomes[0][0], True, start, end)
    for outcome, certain in outcomes:
        passage.say(
            f"disputes.{block}.{outcome}",
            counted.value,
            start,
            end,
            certain=certain and not unsure,
            none=False,
        )


def _hand_request(
    passage: Passage, phrase: Phrase, unit: Unit, counted: Counted, start: int, end: int
) -> None:
    if counted.subject not in ("requests", "") or passage.topic not in ("requests", ""):
        return
    value = counted.value
    grounds = Grounds(unit.words)
    if not grounds.foreign and not (grounds.unsure and not grounds.rows):
        if grounds.withdrawn:
            passage.say(OTHER_ROW, value, start, end, certain=False, tag="withdrawn")
        rows, classes = grounds.row_keys(), grounds.class_keys()
        if len(rows) == 1:
            passage.say(rows[0], value, start, end, tag="handed")
        if len(classes) == 1 and not grounds.withdrawn:
            _withdraw_grounds(passage, classes[0], counted)
            passage.say(classes[0], value, start, end, tag="class")
    if unit.has("carry"):
        way = direction(passage, phrase, unit)
        if way in ("in", "out"):
            passage.say(CARRIED_IN if way == "in" else CARRIED_OUT, value, start, end)
    names = unit.names("applicant")
    if len(names) == 1 and counted.key == RECEIVED and not unit.has("account"):
        passage.say(f"{RECEIVED}[{names[0]}]", value, start, end, tag="applicant")


def _withdraw_grounds(passage: Passage, key: str, counted: Counted) -> None:
    """2件涉及第三方，…后部分公开: the ground is no row of a request that was granted."""
    if key not in ("requests.granted", "requests.partly_granted"):
        return
    for draft in passage.drafts:
        if (
            draft.key.startswith("requests.refused.")
            and counted.start <= draft.end
            and draft.start <= counted.end
        ):
            draft.dropped = True


def _hand_channel(passage: Passage, unit: Unit, counted: Counted, start: int, end: int) -> None:
    channels = channels_of(unit)
    if not unit.has("all", "publish") or unit.has("stop", "request"):
        return
    if counted.key == ITEMS and len(channels) == 1:
        passage.say(ITEMS, counted.value, start, end, channel=channels[0])
    elif counted.subject == "made" and unit.has("publish"):
        passage.say(ITEMS, counted.value, start, end, channel=channels[0] if len(channels) == 1 else None)


def _document(unit: Unit) -> str:
    names = [name for name in unit.names("doc") if name in ("normative_documents", "rules")]
    return names[0] if len(names) == 1 else ""


def _turn(passage: Passage, unit: Unit, blocks: list[str]) -> None:
    """Let the words set what the talk is about."""
    mask = unit.mask
    if blocks:
        passage.topic = "disputes"
        passage.block = blocks[0] if len(blocks) == 1 else ""
    elif mask & _REQUESTED and (
        unit.named("request", "full", "channel") or (unit.has("settle") and not unit.has("stop", "handle"))
    ):
        passage.topic = "requests"
    elif mask & _DOCUMENT and unit.named("doc", "directory"):
        passage.topic, passage.document = "documents", "normative_documents"
        passage.verb = "in_force" if unit.named("docverb", "in_force") else ""
    elif (
        mask & _DOCUMENT
        and unit.named("doc", "normative_documents", "rules", "both")
        and not unit.has("publish")
    ):
        passage.topic = "documents"
        passage.document = _document(unit)
    elif mask & _CHARGED and unit.named("fee", "processing", "notice"):
        passage.topic = "fee"
    elif mask & _CHARGED and unit.named("charge", "fees"):
        passage.topic = "charges"
    elif unit.has("channel", "publish") and unit.has("item", "publish") and not unit.has("request"):
        passage.topic = "published"
    elif unit.has("stop") and not unit.has("request"):
        passage.topic = "foreign"
    if mask & _PEOPLE and unit.named("people", "applicant") and not unit.has("block", "settle"):
        passage.topic = "requests"
        passage.pending = unit if unit.has("applicant", "all") else None
    channels = channels_of(unit) if mask & _CHANNEL else []
    if channels:
        passage.channel = channels[0] if len(channels) == 1 and not unit.has("stop") else None
