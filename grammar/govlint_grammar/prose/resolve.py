"""What a passage as a whole says about its drafts: doubts removed, confirmed or followed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.drafts import ZERO
from govlint_grammar.prose.read_requests import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED, flow_value

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.drafts import Draft, Passage


_BLOCKS = ("disputes.reconsideration", "disputes.litigation")

# Keys whose numbers may overlap.
_OVERLAPPING = ("requests.unavailable.not_held", "requests.partly_granted")

_UNRELATED = regex(
    r"[^。；\n]{0,30}(?:与|同|跟|和)(?:政府|政务)?(?:信息)?公开[^，。；\n]{0,10}(?:无关|不相关|没有关系)"
)
# 市政府办公室收到申请120件，其中涉及我局9件: the first is another's number.
_OF_ANOTHER = regex(r"，其中(?:涉及|属于?|由|转交|转)?[我本](?:局|委|办|镇|乡|街道|单位|部门|院|厅)")
_ASKED = regex(r"[^，。；\n]{0,6}，[^，。；\n]{0,8}征求[^，。；\n]{0,8}意见[。；]")

# A bracket so near a number speaks of what is in it.
_NEAR = 4


def resolve(passage: Passage) -> list[Draft]:
    """Return the drafts that stand, in the order of the text, each statement once."""
    drafts = passage.drafts
    if len(drafts) > 1:
        # perf: most passages hold nothing of what these look for.
        tags, keys = {draft.tag for draft in drafts}, {draft.key for draft in drafts}
        if "class" in tags:
            _classes(drafts)
        if "handled" in tags:
            _handled(passage)
        if "older" in tags:
            _older(drafts)
        if CARRIED_IN in keys:
            _included(drafts)
        if not keys.isdisjoint(_OVERLAPPING):
            _side_by_side(drafts)
        if "moved" in tags:
            _moved(passage)
        if SETTLED in keys:
            _withdrawn(drafts)
        if "told" in tags:
            _suits(drafts)
        if not keys.isdisjoint(_BLOCKS):
            _of_other_matters(passage)
    elif drafts and drafts[0].tag == "class":
        drafts[0].tag = ""
    _of_no_matter(passage)
    _attributes(drafts)
    return _unique(drafts)


def _classes(drafts: list[Draft]) -> None:
    """A class named beside its row is the class's number only if the row is all there is of it."""
    for draft in drafts:
        if draft.tag != "class":
            continue
        prefix = draft.key + "."
        rows = sum(1 for other in drafts if other.key.startswith(prefix) and other.value)
        same = sum(1 for other in drafts if other is not draft and other.key == draft.key)
        if rows > 1 or same:
            draft.dropped = True


def _handled(passage: Passage) -> None:
    """Bare 办理 N件 beside a count of requests received means settled."""
    received = any(
        draft.key == RECEIVED and draft.certain and not draft.dropped and draft.year is None
        for draft in passage.drafts
    )
    parts = [draft for draft in passage.drafts if draft.part and draft.key in (RECEIVED, CARRIED_IN)]
    for draft in passage.drafts:
        if draft.tag == "handled" and len(parts) > 1 and sum(part.value for part in parts) == draft.value:
            draft.dropped = True  # 办理44件，其中上年结转3件、新收41件: all there was to handle
        elif draft.tag == "handled" and received:
            if draft.key == SETTLED:
                draft.certain = True
            else:
                draft.dropped = True


def _older(drafts: list[Draft]) -> None:
    """将上年结转的2件办结: all that was settled, if none was received."""
    none_new = any(d.key == RECEIVED and d.value == 0 and d.certain and d.year is None for d in drafts)
    for draft in drafts:
        if draft.tag == "older":
            draft.certain = none_new
            draft.dropped = not none_new


def _side_by_side(drafts: list[Draft]) -> None:
    """Numbers that may overlap: two grounds of one row, and a class with part of another in a bracket."""
    held = [
        d for d in drafts if d.key == "requests.unavailable.not_held" and not d.dropped and d.year is None
    ]
    if len({draft.start for draft in held if draft.tag != "handed"}) > 1:
        for draft in held:
            draft.certain = False
    for first, second in pairwise(drafts):
        if first.key == "requests.granted" and second.key == "requests.partly_granted" and second.part:
            first.certain = first.certain and (first.part or second.start - first.end > _NEAR)


def _included(drafts: list[Draft]) -> None:
    """收到8件（含上年结转1件): the total may or may not be this year's alone."""
    for draft in drafts:
        if draft.key != CARRIED_IN or not draft.part or draft.tag:
            continue
        wholes = [d for d in drafts if d.end <= draft.start and d.key in (RECEIVED, SETTLED) and not d.part]
        if wholes and wholes[-1].value >= draft.value and draft.value > 0:
            whole = wholes[-1]
            if whole.key == RECEIVED and draft.start - whole.end < 12:
                whole.certain = False
            elif whole.tag == "handled":
                for other in drafts:
                    if other.key == RECEIVED and other.start == whole.start:
                        other.dropped = True


def _moved(passage: Passage) -> None:
    """结转 without direction: which way, if the other numbers leave one way only."""
    moved = [draft for draft in passage.drafts if draft.tag == "moved"]
    if not moved:
        return
    known_in = flow_value(passage, CARRIED_IN)
    known_out = flow_value(passage, CARRIED_OUT)
    received = flow_value(passage, RECEIVED)
    settled = flow_value(passage, SETTLED)
    value = moved[0].value
    total = next((amount for amount in passage.sums if received is not None and amount != received), None)
    as_in = as_out = True
    if known_in is not None:
        as_in = False
    if known_out is not None:
        as_out = False
    if received is not None and total is not None:
        as_in = as_in and received + value == total
        as_out = as_out and total == received and False
    elif received is not None and settled is not None:
        as_in = as_in and received + value == settled + (known_out or ZERO)
        as_out = as_out and received + (known_in or ZERO) == settled + value
    elif known_in is None and known_out is None:
        return
    if as_in == as_out:
        return
    wanted = CARRIED_IN if as_in else CARRIED_OUT
    for draft in moved:
        draft.certain = draft.key == wanted
        draft.dropped = draft.key != wanted


def _withdrawn(drafts: list[Draft]) -> None:
    """Answered beside withdrawn or otherwise closed: the total of results may be more than the answers."""
    closed = [
        d
        for d in drafts
        if d.key.startswith("requests.closed") and not d.part and not d.dropped and d.value > 0
    ]
    if not closed:
        return
    for draft in drafts:
        if draft.key == SETTLED and not draft.part and draft.value > 0:
            wider = any(
                d.start > draft.end and d.value < draft.value and _listed(drafts, draft) for d in closed
            )
            if not wider:
                draft.certain = False


def _listed(drafts: list[Draft], settled: Draft) -> bool:
    """Whether results that follow add up to what was settled, so that all are among them."""
    results = ("granted", "partly_granted", "refused", "unavailable", "declined", "closed")
    found: dict[str, Decimal] = {}
    for draft in drafts:
        name = draft.key.removeprefix("requests.").partition(".")
        if draft.start > settled.start and name[0] in results and not draft.dropped:
            found.setdefault(f"{name[0]}.{draft.start}", draft.value)
    return sum(found.values()) == settled.value


def _suits(drafts: list[Draft]) -> None:
    """A suit told as the only one is all litigation, unless more is said of litigation."""
    for draft in drafts:
        if draft.tag == "told":
            others = [
                d
                for d in drafts
                if d is not draft and d.key in ("disputes.litigation", "disputes.suit_after_reconsideration")
            ]
            draft.dropped = draft.dropped or bool(others)


def _of_other_matters(passage: Passage) -> None:
    """涉诉案件5起，无政府信息公开类行政诉讼: the five were about other matters."""
    none = {
        d.key for d in passage.drafts if d.value == 0 and d.key in _BLOCKS and _names_information(passage, d)
    }
    for draft in passage.drafts:
        if draft.key in none and draft.value and draft.year is None:
            draft.dropped = draft.dropped or not _names_information(passage, draft)


def _of_no_matter(passage: Passage) -> None:
    """Withdraw cases that are said to be about other matters, and third parties who were only asked."""
    for draft in passage.drafts:
        if draft.key.startswith("disputes.") and draft.value:
            draft.dropped = draft.dropped or _UNRELATED.match(passage.text, draft.end) is not None
        elif draft.key in (RECEIVED, SETTLED) and _OF_ANOTHER.match(passage.text, draft.end):
            draft.dropped = True
        elif draft.key == "requests.refused.third_party_rights" and _ASKED.match(passage.text, draft.end):
            draft.dropped = draft.dropped or "公开" not in passage.text[draft.start : draft.end]


def _attributes(drafts: list[Draft]) -> None:
    """对2件涉及个人隐私的申请，…: what requests touch upon is a ground only where they were refused."""
    refused = [draft.value for draft in drafts if draft.key == "requests.refused" and not draft.dropped]
    for draft in drafts:
        if draft.tag == "attribute":
            draft.dropped = draft.dropped or draft.value not in refused


def _names_information(passage: Passage, draft: Draft) -> bool:
    return "信息公开" in passage.text[draft.start : draft.end]


def _unique(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    seen: dict[tuple[str, Decimal, str | None, int | None], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        if draft.dropped or draft.tag == "ended":  # how it ended is not told; it only doubts the others
            continue
        identity = (draft.key, draft.value, draft.channel, draft.year)
        known = seen.get(identity)
        if known is not None and abs(draft.start - known.end) < 60:
            if draft.certain and not known.certain:
                known.certain, known.start, known.end = True, draft.start, draft.end
            continue
        seen[identity] = draft
        kept.append(draft)
    return kept
