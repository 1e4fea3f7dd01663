"""From the words of a sentence to drafts of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.claims import claim_all_settled, claim_share, close_parts
from govlint_grammar.prose.read_counts import SUBJECTS, one_channel, read_count
from govlint_grammar.prose.read_denials import read_denial
from govlint_grammar.prose.read_predicates import read_predicate
from govlint_grammar.prose.scope import open_sentence, read_scope
from govlint_grammar.prose.shapes import LONGEST, read_shape
from govlint_grammar.prose.units import Phrase, Unit, phrases_of
from govlint_grammar.prose.words import Word, read_words

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage


def read_sentence(passage: Passage, pieces: tuple[tuple[int, int], ...]) -> None:
    """Read a sentence of a passage into drafts.

    Args:
        passage: the passage so far.
        pieces: the stretches of the sentence that are read, in order; each but the first begins with the mark
            that ends a clause.
    """
    words = read_words(passage.text, *pieces[0])
    for piece in pieces[1:]:
        words += read_words(passage.text, *piece)
    words = _paired(words[:LONGEST])
    if not words:
        return
    open_sentence(passage)
    passage.pending = None
    passage.amounts = []
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
    close_parts(passage)
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
    colon = _label_before(passage, phrase, before)
    numbered = False
    held: list[Unit] = []
    dealt: list[Unit] = []
    for unit in phrase.units:
        if unit.named("part"):
            passage.among = True
        if unit.number is not None and unit.value == 1 and _is_none_at_all(unit):
            unit = Unit(unit.words, joint=unit.joint)
        if unit.vague and unit.has("channel"):
            passage.channel = one_channel(unit) or passage.channel
        if unit.share is not None:
            claim_share(passage, unit, unit.share)
        if unit.number is None:
            held.append(unit)
            passage.pending = unit if unit.vague and unit.has("applicant") else passage.pending
            numbered = numbered or unit.vague
            continue
        numbered = True
        if held and unit.has("dealt"):
            dealt = [*(_sharing(label, unit) for label in held[1:]), unit]
            if unit.has("applicant") and unit.has("request"):
                passage.topic = "requests"
            read_count(passage, phrase, _labelled(_sharing(held[0], unit), unit))
            held = []
            continue
        if dealt and not unit.words:
            read_count(passage, phrase, _labelled(dealt.pop(0), unit))
            continue
        whole = _together(held, unit) if unit.joint is not None else unit
        held = []
        if colon is not None and not whole.has(*SUBJECTS):
            whole = _joined(colon, whole)
        elif passage.pending is not None and not whole.vague and not whole.has(*SUBJECTS):
            whole = _joined(passage.pending, whole)
        passage.pending = whole if whole.vague and whole.has("applicant") else None
        read_count(passage, phrase, whole)
    if passage.pending is pending:
        passage.pending = None
    if phrase.has("all") and phrase.has("settle"):
        claim_all_settled(passage, phrase)
    if phrase.has("neg") and not numbered:
        if read_denial(passage, phrase, before if colon is not None else None):
            passage.last = None
            return
    if not numbered:
        read_predicate(passage, phrase)


def _label_before(passage: Passage, phrase: Phrase, before: Phrase | None) -> Unit | None:
    """Return the words before a colon, if they are a label: 责任追究：0起."""
    if before is None or phrase.mark is None or passage.text[phrase.mark.start] not in "：:":
        return None
    if any(unit.number is not None for unit in before.units):
        return None
    return Unit(list(before.words))


def _is_none_at_all(unit: Unit) -> bool:
    """未引发一起行政复议: no case, not one."""
    denial, number = unit.named("neg"), unit.number
    return denial is not None and number is not None and denial.start < number.start and unit.before > 0


def _together(held: list[Unit], unit: Unit) -> Unit:
    """Return a unit of the words of several joined ones, with the number of the last."""
    for earlier in reversed(held):
        unit = _joined(earlier, unit)
    return unit


def _sharing(label: Unit, unit: Unit) -> Unit:
    """Return a label with the words that the last of several labels has for all: 规章、规范性文件废止数分别为."""
    flow = ("receive", "settle", "handle", "carry")
    kinds = {"docverb", "outcome", "decide", "request"} | (set() if label.has(*flow) else set(flow))
    shared = [word for word in unit.words if word.kind in kinds - label.kinds.keys()]
    return Unit(label.words + shared)


def _labelled(label: Unit, unit: Unit) -> Unit:
    """Return a unit of one's words and another's number: what 分别为 deals out."""
    return Unit(label.words, unit.number, len(label.words), None, unit.vague)


def _joined(first: Unit, second: Unit) -> Unit:
    """Return a unit of the words of two, with the number of the second."""
    words = first.words + second.words
    return Unit(words, second.number, len(first.words) + second.before, first.joint, second.vague)
