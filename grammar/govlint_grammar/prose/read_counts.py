"""A number and its words, given to the reader of what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.claims import claim_sum, close_parts, note_part
from govlint_grammar.prose.kinds import BITS, mask_of
from govlint_grammar.prose.read_applicants import read_other_applicant
from govlint_grammar.prose.read_disputes import read_dispute_count
from govlint_grammar.prose.read_documents import read_decision_count, read_document_count
from govlint_grammar.prose.read_fees import read_bare_amount, read_money, read_notice_count
from govlint_grammar.prose.read_publishing import channels_of, read_accountability, read_published
from govlint_grammar.prose.read_requests import KINDS, read_request_count
from govlint_grammar.prose.turns import is_level
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase
    from govlint_grammar.prose.words import Word

# What a number may be said to count, as bits.
SUBJECT = mask_of(
    *(
        "request",
        "receive",
        "settle",
        "handle",
        "carry",
        "applicant",
        "result",
        "withdraw",
        "block",
        "outcome",
    ),
    *("account", "doc", "docverb", "decision", "fee", "charge", "publish", "channel", "item", "stop"),
)
_REQUESTED = mask_of("request", "block", "account", "doc", "decision", "result")
_NAMED, _DOCUMENT, _CLASSED = mask_of("result", "charge"), mask_of("doc", "docverb"), mask_of("publish")
_DISPUTED = mask_of("block", "agent")
_REQUEST, _PUBLISHED = mask_of(*KINDS), mask_of("publish", "channel")
_DOC = BITS["doc"]
_FEE, _ACCOUNT, _DECISION, _STOP, _SUM, _NEG, _ABOUT, _CHANGE, _CHANNEL, _MISC = (
    BITS[kind]
    for kind in ("fee", "account", "decision", "stop", "sum", "neg", "about", "change", "channel", "misc")
)


def one_channel(unit: Unit) -> str | None:
    """Return the place of publication that a unit names, if it names one."""
    channels = channels_of(unit)
    return channels[0] if len(channels) == 1 else None


def read_count(passage: Passage, phrase: Phrase, unit: Unit) -> None:
    """Give a number to the reader of what it counts."""
    if unit.vague:
        return
    _note(passage, unit)
    number = unit.number
    if number is None or (number.name in ("yuan", "wan") and read_money(passage, phrase, unit)):
        return
    if _not_a_count(passage, unit, number) or (passage.phrase_scope == "compare" and not is_level(unit)):
        return
    if passage.scope in ("others", "plan", "many") or passage.phrase_scope in ("others", "plan"):
        passage.last = None
        return
    if unit.mask & _NEG:
        denied = _before_denial(unit)
        if denied is None:
            passage.last = None
            return
        unit = denied
    mask = unit.mask
    if mask & _SUM and number.value is not None:
        passage.sums.append(number.value)
        claim_sum(passage, unit)
    if mask & _STOP and not mask & _REQUESTED:
        passage.last = None
        passage.topic = "foreign"
        return
    if mask & _ABOUT and _of_information(passage, unit):
        return
    if _is_read(passage, phrase, unit):
        return
    if mask & _CHANNEL:
        passage.channel = one_channel(unit) or passage.channel
    passage.pending = unit if number.name == "issue" and unit.has("publish") else passage.pending


def _note(passage: Passage, unit: Unit) -> None:
    if passage.among:
        note_part(passage, unit)
    else:
        close_parts(passage)


def _is_read(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Let the readers look at a number in turn; whether one of them dealt with it."""
    mask = unit.mask
    if not passage.among:
        passage.whole = None  # what 其中 tells apart next are parts of this number, or of none that has a key
    if passage.among and passage.whole is not None and passage.whole.subject == "papers" and not mask & _DOC:
        return True  # 制发公文128件，其中主动公开56件、不予公开41件
    return bool(
        (mask & _FEE and read_bare_amount(passage, unit))
        or (mask & _NAMED and _read_named(passage, phrase, unit))
        or (mask & _FEE and read_notice_count(passage, unit))
        or ((mask & _DISPUTED or passage.topic == "disputes") and read_dispute_count(passage, phrase, unit))
        or (mask & _ACCOUNT and read_accountability(passage, unit))
        or (mask & _DOCUMENT and read_document_count(passage, unit))
        or (mask & _DECISION and read_decision_count(passage, phrase, unit))
        or (mask & _MISC and read_other_applicant(passage, unit))
        or (mask & _REQUEST and read_request_count(passage, phrase, unit))
        or (mask & _CLASSED and _read_bare_class(passage, unit))
        or ((mask & _PUBLISHED or passage.topic == "published") and read_published(passage, phrase, unit))
    )


def _read_named(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read what a ground of a result or an administrative charge names beyond doubt."""
    if unit.has("charge") and not unit.named("fee", "processing", "notice"):
        passage.topic = "charges" if unit.named("charge", "fees") else "foreign"
        if unit.value == 0 and unit.number is not None and not unit.number.name:
            passage.deny("proactive.fees.amount", unit.start, unit.end)
        return True
    if not any("." in name for name in unit.names("result")):
        return False
    read = read_request_count(passage, phrase, unit)
    return (read and not unit.named("fee", "notice")) or (read and read_notice_count(passage, unit))


def _before_denial(unit: Unit) -> Unit | None:
    """Return what a unit says before a denial that follows its number; None if the denial is about it."""
    denial, number = unit.named("neg"), unit.number
    if denial is None or number is None or number.value == 0:
        return unit
    if denial.start < number.start or unit.before == 0:
        return None
    kept = [word for word in unit.words if word.end <= denial.start]
    return Unit(kept, number, unit.before, unit.joint, unit.vague)


def _of_information(passage: Passage, unit: Unit) -> bool:
    """复议案件3件，其中涉及政府信息公开1件: only those count."""
    whole, value = passage.whole, unit.value
    if whole is None or value is None or not passage.among or whole.subject != "disputes":
        return False
    if unit.mask & SUBJECT or "信息公开" not in passage.text[unit.start : unit.end]:
        return False
    for draft in passage.drafts:
        if draft.key == whole.key and draft.end == whole.end:
            draft.dropped = True
    passage.say(whole.key, value, unit.start, unit.end)
    return True


def _not_a_count(passage: Passage, unit: Unit, number: Word) -> bool:
    """A number without a counter counts only where the clause ends; after 增加 it is a change."""
    if number.value is not None and number.name == "item" and number.value % 1:
        return True  # 人均2.3件
    if not number.name:
        following = passage.text[number.end : number.end + 1]
        return following not in ("", "，", "。", "；", "、", "）", ")", ",", ";", "\n", " ", "！")
    if not unit.mask & _CHANGE:
        return False
    change = unit.named("change", "by")
    return change is not None and 0 <= number.start - change.end <= 2


def _read_bare_class(passage: Passage, unit: Unit) -> bool:
    """公开5件 in a list of results is granted."""
    publish = unit.kinds.get("publish", [])
    listed = passage.topic == "requests" or passage.results
    if not listed or len(publish) != 1 or unit.has("item", "channel", "doc", "decision", "charge"):
        return False
    word = publish[0]
    if passage.text[word.start : word.end] != "公开" or unit.value is None:
        return False
    before = max(passage.text.rfind(mark, 0, word.start) for mark in "，。；：、（\n中") + 1
    if passage.unknown(before, word.start, unit.words):  # 延期公开2件
        return False
    number = unit.number
    if number is None or passage.unknown(
        min(word.end, number.end), max(word.start, number.start), unit.words
    ):
        return False
    passage.say("requests.granted", unit.value, min(word.start, unit.start), unit.end)
    passage.counted(unit, "", "")
    return True
