"""From the words of a sentence to drafts of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.claims import claim_all_settled, claim_share, close_parts
from govlint_grammar.prose.kinds import BITS, mask_of
from govlint_grammar.prose.phrases import phrases_of
from govlint_grammar.prose.read_counts import SUBJECT, one_channel, read_count
from govlint_grammar.prose.read_denials import read_denial
from govlint_grammar.prose.read_predicates import read_predicate
from govlint_grammar.prose.read_requests import RECEIVED, SETTLED
from govlint_grammar.prose.scope import open_sentence, read_scope
from govlint_grammar.prose.shapes import LONGEST
from govlint_grammar.prose.turns import (
    compared_subject,
    is_number_of_host,
    note_class,
    note_part_of_year,
    other_year,
    subject_of,
    whole_year,
    with_host,
)
from govlint_grammar.prose.units import Phrase, Unit
from govlint_grammar.prose.words import Word, paired, read_words, with_estimates

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage


# Words for ways of filing that are also things sent in.
_SENT_IN = ("来访", "来电", "来信", "来函", "信件", "电话", "来电来信")

_RESULT, _ALL, _SETTLE, _NEG, _REST, _PART, _DEALT = (
    BITS[kind] for kind in ("result", "all", "settle", "neg", "rest", "part", "dealt")
)

# A phrase without any of these and without a quantity says nothing.
_TELLING = mask_of(
    *("year", "time", "date", "plan", "compare", "others", "self", "neg", "part", "all", "dealt"),
    *("result", "withdraw", "outcome", "agent", "carry", "applicant", "change"),
    *("block", "request", "settle", "doc", "fee", "charge", "channel", "publish", "stop", "people"),
)


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
    if len(words) > LONGEST:
        del words[LONGEST:]
    symbols = "".join([word[0] for word in words])
    if "O" in symbols or "E" in symbols:
        words = paired(words)
        symbols = "".join([word[0] for word in words])
    if "A" in symbols:
        words = with_estimates(words)
        symbols = "".join([word[0] for word in words])
    if not words:
        return
    open_sentence(passage)
    passage.sentence = pieces[0][0]
    passage.pending = passage.halves = None
    passage.amounts = []
    phrases = phrases_of(words, symbols)
    mask = 0
    for phrase in phrases:
        mask |= phrase.mask
    passage.results = mask & _RESULT != 0
    before: Phrase | None = None
    outer_among = False
    for phrase in phrases:
        if phrase.mark is not None and phrase.mark[2] in "；;":
            outer_among = False
            passage.channel = None
        passage.among = outer_among or (phrase.host is not None and not is_number_of_host(phrase))
        if phrase.mask & _TELLING or any(unit.number is not None or unit.vague for unit in phrase.units):
            read_scope(passage, phrase)
            _read_phrase(passage, phrase, before)
        else:
            passage.phrase_scope = ""
            passage.pending = None
        if phrase.host is None:
            outer_among = passage.among
        before = phrase
    close_parts(passage)
    passage.among = False
    passage.channel = None


def _read_phrase(passage: Passage, phrase: Phrase, before: Phrase | None) -> None:
    pending = passage.pending
    mask, mark = phrase.mask, phrase.mark
    label = None
    if mark is not None and mark[2] in "：:" and before is not None:
        label = _label(before)
    numbered = _read_units(passage, phrase, label)
    if passage.pending is pending:
        passage.pending = None
    if mask & _ALL and mask & _SETTLE:
        claim_all_settled(passage, phrase)
    if numbered:
        passage.pending = compared_subject(phrase) or passage.pending
        if mask & _NEG and not (passage.among or mask & _REST):
            _read_run_on(passage, phrase)
        return
    if mask & _NEG and read_denial(passage, phrase, before if label is not None else None):
        passage.last = None
        return
    if mask & _RESULT:
        note_class(passage, phrase)
    read_predicate(passage, phrase)


def _read_run_on(passage: Passage, phrase: Phrase) -> None:
    """Read the denials that follow a number without a mark between: 收到申请4件未发生行政诉讼未收费."""
    whole = passage.last  # after a part (不予公开2件未引发诉讼) only that part is free of them
    if whole is None or (whole.key not in (RECEIVED, SETTLED) and whole.subject != "published"):
        return
    last = max(unit.number.end for unit in phrase.units if unit.number is not None)
    denials: list[list[Unit]] = []
    for unit in phrase.units:
        held: list[Word] = []
        joint = unit.joint
        for word in unit.words:
            if word.start < last:
                continue
            if word.kind == "neg":
                if held and denials:
                    denials[-1].append(Unit(held, joint=joint))
                denials.append([])
                held, joint = [], None
            held.append(word)
        if held and denials:
            denials[-1].append(Unit(held, joint=joint))
    for units in denials:
        denied = Phrase(units, None, None)
        if denied.has("block", "fee", "account"):
            read_denial(passage, denied, None)


def _read_units(passage: Passage, phrase: Phrase, label: Unit | None) -> bool:
    """Read the numbers of a phrase; whether it has any."""
    numbered = False
    held: list[Unit] = []
    dealt: list[Unit] = []
    for written in phrase.units:
        unit = written
        if unit.mask & _NEG and _is_none_at_all(unit):
            unit = Unit(written.words, joint=written.joint)
        if unit.vague or unit.mask & _PART or unit.share is not None:
            _note(passage, unit)
        if unit.number is None:
            held.append(unit)
            numbered = numbered or unit.vague
            continue
        numbered = True
        if unit.mask & _DEALT and not held and unit.number.name in ("yuan", "wan"):
            continue  # 金额分别为100元和340元: each is one of several that have no name
        if held and unit.mask & _DEALT:
            dealt = [_sharing(name, unit) for name in held] + [unit]
            if unit.has("applicant") and unit.has("request"):
                passage.topic = "requests"
        if dealt and (held or not unit.words):
            read_count(passage, phrase, _labelled(dealt.pop(0), unit))
        elif unit.joint is None:
            _read_whole(passage, phrase, unit, label)
        elif _is_mixed(passage, held, unit):
            passage.counted(_together(held, unit), "", "mixed")
            passage.last = None
        else:
            _read_whole(passage, phrase, _together(held, unit), label)
        if held:
            held = []
    return numbered


def _is_mixed(passage: Passage, held: list[Unit], unit: Unit) -> bool:
    """Whether requests are counted together with letters and calls: 收到来信、来电及公开申请86件."""
    noun = unit.named("request", "full", "channel")
    if noun is None or unit.before == 0 or not held or not held[-1].words:
        return False
    beside = held[-1].words[-1]
    written = passage.text[beside.start : beside.end]
    joined = unit.joint is not None and unit.joint.kind == "and"
    return beside.kind == "stop" or (joined and beside.kind == "way" and written in _SENT_IN)


def _note(passage: Passage, unit: Unit) -> None:
    """Note what a unit says besides its number: parts that begin, a place of publication, a share."""
    if unit.named("part"):
        passage.among = True
    if unit.vague and unit.has("channel"):
        passage.channel = one_channel(unit) or passage.channel
    if unit.share is not None:
        claim_share(passage, unit, unit.share)
    if unit.number is None and unit.vague and unit.has("applicant"):
        passage.pending = unit


def _read_whole(passage: Passage, phrase: Phrase, unit: Unit, label: Unit | None) -> None:
    """Read a number; one without a subject takes that of the label before it, or the one still waiting."""
    earlier = other_year(passage, unit) if unit.mask & SUBJECT and not unit.vague else None
    if earlier is not None:
        _read_other_year(passage, phrase, unit, earlier)
        return
    if phrase.host is not None and is_number_of_host(phrase):
        unit = with_host(phrase, unit)
    if not unit.mask & SUBJECT and not unit.vague:
        waiting = label if label is not None else passage.pending or whole_year(passage, unit)
        if waiting is not None:
            yearly = unit.mask == BITS["year"]
            unit = _joined(waiting, unit)
            if yearly:  # 受理量：2022年8件，2023年6件
                read_count(passage, phrase, unit)
                passage.pending = Unit(waiting.words)
                return
    passage.pending = unit if unit.vague and unit.has("applicant") else None
    read_count(passage, phrase, unit)
    note_part_of_year(passage, unit)


def _read_other_year(passage: Passage, phrase: Phrase, unit: Unit, year: int) -> None:
    """Read the number of another year, whose subject the number after it shares: 由去年的5件增至8件."""
    here, last = passage.spoken_year, passage.last
    passage.spoken_year = year
    read_count(passage, phrase, unit)
    passage.spoken_year, passage.last = here, last
    passage.pending = subject_of(phrase, unit.end)


def _label(before: Phrase) -> Unit | None:
    """Return the words before a colon, if they are a label: 责任追究：0起."""
    if any(unit.number is not None for unit in before.units):
        return None
    return Unit(list(before.words))


def _is_none_at_all(unit: Unit) -> bool:
    """未引发一起行政复议: no case, not one."""
    denial, number = unit.named("neg"), unit.number
    if denial is None or number is None or number.value != 1:
        return False
    return unit.before > 0 and denial.start < number.start


def _together(held: list[Unit], unit: Unit) -> Unit:
    """Return a unit of the words of several joined ones, with the number of the last."""
    for earlier in reversed(held):
        unit = _joined(earlier, unit)
    return unit


def _sharing(label: Unit, unit: Unit) -> Unit:
    """Return a label with the words that the last of several has for all: 规章、规范性文件废止数分别为."""
    flow = ("receive", "settle", "handle", "carry")
    if label.has("stop"):
        return label  # 受理投诉和公开申请分别为20件和3件: the complaints are no requests
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
