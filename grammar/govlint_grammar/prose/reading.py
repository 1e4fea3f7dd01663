"""From the words of a sentence to drafts of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.read_denials import read_denial
from govlint_grammar.prose.read_disputes import read_dispute_count
from govlint_grammar.prose.read_documents import read_decision_count, read_document_count
from govlint_grammar.prose.read_fees import read_bare_amount, read_money, read_notice_count
from govlint_grammar.prose.read_predicates import read_predicate
from govlint_grammar.prose.read_publishing import read_accountability, read_published
from govlint_grammar.prose.read_requests import read_request_count
from govlint_grammar.prose.scope import open_sentence, read_scope
from govlint_grammar.prose.shapes import LONGEST, read_shape
from govlint_grammar.prose.units import Phrase, Unit, phrases_of
from govlint_grammar.prose.words import Word, read_words

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage

# What a number may be said to count.
_SUBJECTS = (
    *("request", "receive", "settle", "handle", "carry", "applicant", "result", "withdraw", "block", "outcome"),
    *("account", "doc", "docverb", "decision", "fee", "charge", "publish", "channel", "item", "stop"),
)
_REQUESTED = ("request", "block", "account", "doc", "decision", "result")


def read_sentence(passage: Passage, start: int, end: int) -> None:
    """Read a sentence of a passage into drafts."""
    words = _paired(read_words(passage.text, start, end)[:LONGEST])
    if not words:
        return
    open_sentence(passage)
    passage.pending = None
    passage.results = any(word.kind == "result" for word in words)
    before: Phrase | None = None
    outer_among = False
    for phrase in phrases_of(words, read_shape("".join(word.symbol for word in words))):
        if not phrase.units:
            continue
        if phrase.mark is not None and passage.text[phrase.mark.start] in "；;":
            outer_among = False
            passage.channel = None
        passage.among = outer_among or phrase.host is not None
        read_scope(passage, phrase)
        _read_phrase(passage, phrase, before)
        if phrase.host is None:
            outer_among = passage.among
        before = phrase
    passage.among = False
    passage.channel = None


def _paired(words: list[Word]) -> list[Word]:
    """Return the words without the brackets that have no partner."""
    if not any(word.symbol in "OE" for word in words):
        return words
    open_at: list[int] = []
    paired: set[int] = set()
    for index, word in enumerate(words):
        if word.symbol == "O":
            open_at.append(index)
        elif word.symbol == "E" and open_at:
            paired.update((open_at.pop(), index))
    return [word for index, word in enumerate(words) if word.symbol not in "OE" or index in paired]


def _read_phrase(passage: Passage, phrase: Phrase, before: Phrase | None) -> None:
    pending = passage.pending
    numbered = False
    held: list[Unit] = []
    dealt: list[Unit] = []
    for unit in phrase.units:
        if unit.named("part"):
            passage.among = True
        if unit.number is None:
            held.append(unit)
            passage.pending = unit if unit.vague and unit.has("applicant") else passage.pending
            numbered = numbered or unit.vague
            continue
        numbered = True
        if held and unit.has("dealt"):
            dealt = [*held[1:], unit]
            if any("申请" in passage.text[word.start : word.end] for word in unit.kinds.get("applicant", ())):
                passage.topic = "requests"
            _read_count(passage, phrase, _labelled(held[0], unit))
            held = []
            continue
        if dealt and not unit.words:
            _read_count(passage, phrase, _labelled(dealt.pop(0), unit))
            continue
        whole = _together(held, unit) if unit.joint is not None else unit
        held = []
        if passage.pending is not None and not whole.vague and not whole.has(*_SUBJECTS):
            whole = _joined(passage.pending, whole)
        passage.pending = whole if whole.vague and whole.has("applicant") else None
        _read_count(passage, phrase, whole)
    if passage.pending is pending:
        passage.pending = None
    if phrase.has("neg") and not numbered:
        colon = before if phrase.mark is not None and passage.text[phrase.mark.start] in "：:" else None
        if read_denial(passage, phrase, colon):
            passage.last = None
            return
    if not numbered:
        read_predicate(passage, phrase)


def _together(held: list[Unit], unit: Unit) -> Unit:
    """Return a unit of the words of several joined ones, with the number of the last."""
    for earlier in reversed(held):
        unit = _joined(earlier, unit)
    return unit


def _labelled(label: Unit, unit: Unit) -> Unit:
    """Return a unit of one's words and another's number: what 分别为 deals out."""
    return Unit(label.words, unit.number, len(label.words), None, unit.vague)


def _joined(first: Unit, second: Unit) -> Unit:
    """Return a unit of the words of two, with the number of the second."""
    words = first.words + second.words
    return Unit(words, second.number, len(first.words) + second.before, first.joint, second.vague)


def _read_count(passage: Passage, phrase: Phrase, unit: Unit) -> None:
    """Give a number to the reader of what it counts."""
    if unit.vague:
        return
    if read_money(passage, phrase, unit):
        return
    number = unit.number
    if number is None or _not_a_count(passage, unit):
        return
    if passage.phrase_scope == "compare":
        return
    if passage.scope in ("others", "plan", "many") or passage.phrase_scope in ("others", "plan"):
        passage.last = None
        return
    denied = _before_denial(unit)
    if denied is None:
        passage.last = None
        return
    unit = denied
    if unit.named("sum") and number.value is not None:
        passage.sums.append(number.value)
    if unit.has("stop") and not unit.has(*_REQUESTED):
        passage.last = None
        passage.topic = "foreign"
        return
    readers = (
        lambda: read_bare_amount(passage, unit),
        lambda: unit.has("result", "charge") and _read_named(passage, phrase, unit),
        lambda: unit.has("fee") and read_notice_count(passage, unit),
        lambda: read_dispute_count(passage, phrase, unit),
        lambda: unit.has("account") and read_accountability(passage, unit),
        lambda: read_document_count(passage, phrase, unit),
        lambda: read_decision_count(passage, phrase, unit),
        lambda: read_request_count(passage, phrase, unit),
        lambda: _read_bare_class(passage, phrase, unit),
        lambda: read_published(passage, phrase, unit),
    )
    any(reader() for reader in readers)


def _read_named(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read what a ground of a result or an administrative charge names beyond doubt."""
    if unit.has("charge"):
        passage.topic = "charges"
        return True
    if not any("." in name for name in unit.names("result")):
        return False
    read = read_request_count(passage, phrase, unit)
    return read and not unit.named("fee", "notice") or read and read_notice_count(passage, unit)


def _before_denial(unit: Unit) -> Unit | None:
    """Return what a unit says before a denial that follows its number; None if the denial is about it."""
    denial, number = unit.named("neg"), unit.number
    if denial is None or number is None or number.value == 0:
        return unit
    if denial.start < number.start or unit.before == 0:
        return None
    kept = [word for word in unit.words if word.end <= denial.start]
    return Unit(kept, number, unit.before, unit.joint, unit.vague)


def _not_a_count(passage: Passage, unit: Unit) -> bool:
    """A number without a counter counts only where the clause ends; after 增加 it is a change."""
    number = unit.number
    if number is None:
        return True
    if not number.name:
        following = passage.text[number.end : number.end + 1]
        return following not in ("", "，", "。", "；", "、", "）", ")", ",", ";", "\n", " ", "！")
    change = unit.named("change")
    return change is not None and 0 <= number.start - change.end <= 2


def _read_bare_class(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """公开5件 in a list of results is granted."""
    publish = unit.kinds.get("publish", [])
    listed = passage.topic == "requests" or passage.results
    if not listed or len(publish) != 1 or unit.has("item", "channel", "doc", "decision", "charge"):
        return False
    word = publish[0]
    if passage.text[word.start : word.end] != "公开" or unit.value is None:
        return False
    if passage.unknown(min(word.end, unit.end), max(word.start, unit.start), unit.words):
        return False
    passage.say("requests.granted", unit.value, min(word.start, unit.start), unit.end)
    passage.counted(unit, "", "")
    return True


