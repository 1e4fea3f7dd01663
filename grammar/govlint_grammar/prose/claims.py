"""Claims: what ties several numbers of a passage together, or says something of all cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.kinds import BITS, mask_of
from govlint_grammar.source import Span
from govlint_grammar.statement_types import AllClaim, Amount, OutcomeClaim, PartsClaim, ShareClaim

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Counted, Passage
    from govlint_grammar.prose.units import Phrase, Unit
    from govlint_grammar.prose.words import Word

# Words that say that something came to its end, where 答复 says only that it was answered.
_FINISHED = ("办结", "完毕", "办理完成", "处理完成", "完成办理", "完成处理", "结案", "办毕", "办复")
# By what the parts of a whole are told apart; a list changes its whole when it changes this.
_DIMENSIONS = tuple(
    (kind, BITS[kind])
    for kind in ("applicant", "result", "outcome", "block", "channel", "way", "docverb", "decision", "item")
)
_ANY_DIMENSION = mask_of(*(kind for kind, _ in _DIMENSIONS))
# What lies further apart is not tied together.
_FURTHEST = 400
_FLOW = mask_of("receive", "settle", "handle", "carry")
_BY = mask_of("applicant", "result")


def claim_outcome(passage: Passage, block: str, outcome: str, every: bool, start: int, end: int) -> None:
    """Note that all cases, or none, ended in one way."""
    if passage.scope or passage.spoken_year is not None:
        return
    quote = passage.text[start:end]
    passage.claims.append(OutcomeClaim(f"disputes.{block}", outcome, every, quote, Span(start, end)))


def claim_all_settled(passage: Passage, phrase: Phrase) -> None:
    """Note that all requests are said to be settled: 全部办结, 办结率100%."""
    if passage.topic != "requests" or passage.scope or passage.spoken_year is not None:
        return
    if phrase.has("stop", "block", "neg", "rest", "part", "people", "decision"):
        return
    settled = phrase.named("settle")
    every = phrase.named("all")
    if settled is None or every is None or every.start > settled.start:
        return
    if any(word in passage.text[settled.start : settled.end] for word in _FINISHED):
        _say_all(passage, every.start, phrase.end)


def claim_share(passage: Passage, unit: Unit, share: Word) -> None:
    """Note a percentage with its operands: 办结率100%, 其中网站公开5条，占比10%."""
    before = passage.text[max(0, share.start - 8) : share.start]
    if "办结率" in before and share.value == 100 and passage.topic == "requests" and not unit.has("stop"):
        if not passage.scope and passage.spoken_year is None:
            _say_all(passage, share.start - 8 + before.index("办结率"), share.end)
        return
    whole, part = passage.whole, passage.last
    if whole is not None and share.end - whole.start > _FURTHEST:
        return
    if "占" not in before or whole is None or part is None or not part.part or share.value is None:
        return
    written = passage.text[share.start : share.end].rstrip("%％ ")
    digits = len(written.partition(".")[2])
    start, end = whole.start, share.end
    passage.claims.append(
        ShareClaim(
            share.value,
            digits,
            _amount(passage, part),
            _amount(passage, whole),
            passage.text[start:end],
            Span(start, end),
        )
    )


def note_part(passage: Passage, unit: Unit) -> None:
    """Remember a number as a part of the whole before it, if it is one."""
    if not passage.among or passage.whole is None or unit.number is None or unit.value is None:
        return
    mask = unit.mask
    dimension = next((kind for kind, bit in _DIMENSIONS if mask & bit), "") if mask & _ANY_DIMENSION else ""
    counter = passage.text[unit.number.end - 1]
    key = f"{dimension}/{counter}"
    if (mask & _FLOW and not mask & _BY) or key != (passage.dimension or key):
        passage.listing = False
    if not passage.listing or passage.text[passage.whole.end - 1 : passage.whole.end] != counter:
        return
    passage.dimension = key
    start, end = unit.start, unit.end
    passage.listed.append(Amount(unit.value, passage.text[start:end], Span(start, end)))
    passage.exhaustive = passage.exhaustive or unit.has("rest")


def close_parts(passage: Passage) -> None:
    """Note the parts of a whole that have been listed, now that the list has ended."""
    whole, parts = passage.whole, passage.listed
    if not parts:
        passage.dimension = ""
        passage.exhaustive = False
        passage.listing = True
        return
    near = whole is not None and parts[-1].span.end - whole.start <= _FURTHEST
    if whole is not None and near and not _is_of_another(passage, whole, parts):
        start, end = whole.start, parts[-1].span.end
        quote = passage.text[start:end]
        passage.claims.append(
            PartsClaim(_amount(passage, whole), tuple(parts), passage.exhaustive, quote, Span(start, end))
        )
    passage.listed = []
    passage.dimension = ""
    passage.exhaustive = False
    passage.listing = True


def _is_of_another(passage: Passage, whole: Counted, parts: list[Amount]) -> bool:
    """Whether the parts fit a number before the one just before them: 收到16件，结转1件。其中自然人12件."""
    largest, counter = max(part.value for part in parts), passage.text[whole.end - 1]
    if largest <= whole.value:
        return False
    others = [
        *((each.value, each.end) for each in passage.amounts),
        *((each.value, each.end) for each in passage.drafts),
    ]
    return any(
        value >= largest and end <= whole.start and passage.text[end - 1] == counter for value, end in others
    )


def claim_sum(passage: Passage, unit: Unit) -> None:
    """Note a sum of the numbers before it in its sentence: 网站106条，微信47条，合计153条."""
    if unit.number is None or unit.value is None or not unit.named("sum") or passage.among:
        return
    written = passage.text[unit.words[0].start : unit.words[0].end] if unit.words else ""
    plain = all(word.kind in ("sum", "known", "time") for word in unit.words)
    counter = passage.text[unit.number.end - 1]
    parts = [item for item in passage.amounts if passage.text[item.end - 1] == counter and not item.part]
    if not plain or written not in ("合计", "共计", "总计", "合计为", "总计为") or len(parts) < 2:
        return
    if len({part.subject for part in parts}) > 1 or unit.end - parts[0].start > _FURTHEST:
        return
    whole = Amount(unit.value, passage.text[unit.start : unit.end], Span(unit.start, unit.end))
    start = parts[0].start
    passage.claims.append(
        PartsClaim(
            whole,
            tuple(_amount(passage, part) for part in parts),
            True,
            passage.text[start : unit.end],
            Span(start, unit.end),
        )
    )


def _amount(passage: Passage, counted: Counted) -> Amount:
    quote = passage.text[counted.start : counted.end]
    return Amount(counted.value, quote, Span(counted.start, counted.end), counted.key)


def _say_all(passage: Passage, start: int, end: int) -> None:
    quote = passage.text[start:end]
    passage.claims.append(AllClaim("requests.received", "requests.settled", quote, Span(start, end)))
