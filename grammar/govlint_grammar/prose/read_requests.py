"""Requests: counts of what came in, was answered and was carried over, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.read_applicants import read_applicants
from govlint_grammar.prose.read_results import read_result
from govlint_grammar.prose.request_parts import is_explained, is_part_received, is_way, shares_out, span_of

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit
    from govlint_grammar.prose.words import Word

RECEIVED, SETTLED = "requests.received", "requests.settled"
CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"

# The kinds of words that may speak of requests.
KINDS = ("request", "receive", "settle", "handle", "carry", "applicant", "result", "withdraw", "part_settled")
_FOREIGN = ("decision", "doc", "charge", "block", "account")


def read_request_count(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read a number that counts requests.

    Returns:
        Whether the number is dealt with, be it only that it has no key.
    """
    if not unit.has(*KINDS) or unit.has(*_FOREIGN):
        return False
    if unit.named("request", "none") and unit.has("receive"):
        passage.topic = "foreign"
    if unit.named("request", "none") and not any("." in name for name in unit.names("result")):
        return False
    if is_way(passage, unit) or is_part_received(passage, unit):
        return True
    if passage.phrase_scope == "part" and not unit.has("carry"):
        return True
    if unit.has("carry") and is_explained(unit) and _read_carried(passage, phrase, unit):
        return True
    if unit.has("result", "withdraw") and read_result(passage, phrase, unit):
        return True
    if unit.has("carry") and _read_carried(passage, phrase, unit):
        return True
    if unit.has("applicant") and read_applicants(passage, unit):
        return True
    return _read_flow(passage, phrase, unit)


# ---- carried over ----


def direction(passage: Passage, phrase: Phrase, unit: Unit) -> str:
    """Return which way requests are carried: ``in``, ``out``, ``both`` if no word tells, or nothing."""
    names = unit.names("carry")
    if "now" in names:
        return "out" if unit.before == 0 and unit.number is not None else ""
    if "in" in names or "out" in names:
        return "in" if "in" in names else "out"
    nearby = [word for word in phrase.words if word.kind in ("time", "year")]
    inside = [word for word in unit.words if word.kind in ("time", "year")] or nearby
    carry = unit.kinds["carry"][0]
    for word in inside:
        if word.kind == "year" and word.value is not None and passage.year is not None:
            later = word.value > passage.year
            if later and word.start > carry.start - 8:
                return "out"
            if word.value < passage.year and word.start < carry.start:
                return "in"
            if word.value == passage.year and "left" in names:
                return "out"
        elif word.name == "next":
            return "out"
        elif word.name in ("previous", "start") and word.start < carry.start:
            return "in"
        elif word.name == "end":
            return "out"
    if "left" in names:
        return "out"
    written = passage.text[carry.start : carry.end]
    return "both" if written == "结转" else ""


def _comes_from_before(passage: Passage, unit: Unit) -> bool:
    """Whether what crosses the turn of the year came in the year before: 跨年答复上年申请2件."""
    past = (
        word.name == "previous" or (word.kind == "year" and (word.value or 0) < (passage.year or 0))
        for word in unit.words
    )
    return passage.text.startswith("跨年", unit.kinds["carry"][0].start) and any(past)


def _read_carried(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    way = direction(passage, phrase, unit)
    value = unit.value
    if value is None or unit.named("handle", "due"):
        return value is not None
    if way != "in" and _comes_from_before(passage, unit):
        return True
    if way == "" or (passage.topic in ("disputes", "foreign") and not unit.has("request")):
        return passage.topic == "foreign"
    start, end = span_of(unit, "carry", "time", "year")
    if way == "both":
        for key in (CARRIED_IN, CARRIED_OUT):
            passage.say(key, value, start, end, certain=False, tag="moved")
    else:
        passage.say(CARRIED_IN if way == "in" else CARRIED_OUT, value, start, end)
    if unit.has("receive") and shares_out(unit):
        passage.say(RECEIVED, value, *span_of(unit, "receive"))
    settle = unit.named("settle")
    if way == "in" and settle is not None and unit.number is not None and settle.start > unit.number.start:
        passage.say(SETTLED, value, start, settle.end, certain=False, tag="older")
    passage.topic = "requests"
    passage.counted(unit, CARRIED_IN if way == "in" else CARRIED_OUT, "")
    return True


# ---- received and settled ----


def _read_flow(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    value = unit.value
    if value is None or not unit.has("receive", "settle", "handle", "request", "part_settled"):
        return False
    if not _speaks_of_requests(passage, phrase, unit):
        if unit.has("request") and unit.has("receive") and not unit.has("about"):
            passage.topic = "foreign"  # 受理低保申请12件，办结10件
        return unit.has("request")
    if unit.number is not None and unit.number.name == "person":
        return True
    if unit.named("handle", "due") or _filed_one_way(unit) or _is_answer(passage, unit):
        return True
    receive = unit.named("receive", "get", "new") or unit.named("publish", "added")
    settle, handle = _settles(unit), unit.has("handle")
    start, end = span_of(unit, "receive", "settle", "handle", "request")
    if receive:
        passage.say(RECEIVED, value, start, end)
    if settle:
        passage.say(SETTLED, value, start, end, certain=unit.named("settle", "paper") is None)
    elif handle and not unit.has("part_settled"):
        if not receive:
            passage.say(RECEIVED, value, start, end, certain=False, tag="handled")
        passage.say(SETTLED, value, start, end, certain=False, tag="handled" if not receive else "")
    if not (receive or settle or handle):
        persons = any(other.number is not None and other.number.name == "person" for other in phrase.units)
        published = unit.named("publish") is not None and unit.named("publish", "added") is None
        if (
            unit.has("stop")
            or (published and unit.named("request", "channel"))
            or (persons and unit.named("receive", "filed"))
        ):
            return True  # 依申请公开培训2次; 依申请公开转主动公开3件; 一名申请人先后提交申请12次
        return _say_named(passage, unit, value, start, end)
    passage.topic = "requests"
    passage.counted(unit, RECEIVED if receive else SETTLED, "requests")
    return True


def _say_named(passage: Passage, unit: Unit, value: Decimal, start: int, end: int) -> bool:
    """Read a number of requests without a verb: 依申请公开4件, 3件申请."""
    mixed = passage.among and passage.whole is not None and passage.whole.subject == "mixed"
    if unit.has("part_settled") or (passage.last is not None and passage.among and not mixed):
        return True
    if passage.text[unit.start - 1 : unit.start] == "对":
        return True
    filed = unit.named("receive", "filed") or (mixed and unit.named("request", "full"))
    counted = filed or _ends_as_amount(passage, unit)
    passage.say(RECEIVED, value, start, end, certain=bool(counted), tag="" if counted else "named")
    if counted or passage.topic != "published":
        passage.topic = "requests"
        passage.counted(unit, RECEIVED, "requests")
    return True


def _ends_as_amount(passage: Passage, unit: Unit) -> bool:
    """Whether the words say that a number is one of requests: 申请量, 公开申请数量."""
    nouns = unit.kinds.get("request", unit.words)
    last = max(unit.words[-1].end, nouns[-1].end)
    ends = (nouns[-1].end, last)
    return any(passage.text[end - 1] in "量数" for end in ends) or passage.text.startswith(
        ("数", "件数", "总数"), nouns[-1].end
    )


def _is_answer(passage: Passage, unit: Unit) -> bool:
    """Whether something is told of an answer, so that it is not the answering: 1件答复被评为优秀案例."""
    settle, number = unit.named("settle"), unit.number
    if settle is None or number is None or settle.start != number.end or unit.has("receive", "request"):
        return False
    return passage.text.startswith(("被", "的", "因", "入选", "获", "中", "在"), settle.end)


def _filed_one_way(unit: Unit) -> bool:
    """Whether only those are counted that came in one way: 受理网络申请8件, 邮寄5件."""
    ways = unit.kinds.get("way", [])
    if not ways or any(word.name == "list" for word in ways):
        return False
    return len(ways) == 1 or not unit.named("receive", "get", "new")


def _settles(unit: Unit) -> bool:
    """Whether a number is one of requests settled; 收到的3件均已办结 is one of requests received."""
    if not unit.has("settle") or unit.number is None:
        return False
    after = unit.kinds["settle"][0].start > unit.number.start
    if after and unit.has("outcome", "agent"):
        return False  # 1件答复被市政府撤销
    return not (after and unit.has("all") and not unit.has("rest"))


def _speaks_of_requests(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Whether the object of the verb is a request, said or understood."""
    number = unit.number
    if number is None:
        return False
    if unit.named("request", "full", "channel") or (
        unit.named("request", "asking") and unit.named("request", "bare")
    ):
        return True
    verbs = [w for w in unit.words if w.kind in ("receive", "settle", "handle", "part_settled")]
    bare = unit.named("request", "bare")
    if bare is not None and not verbs and _is_amount(passage, phrase, bare, number):
        return passage.topic in ("requests", "")
    if not verbs:
        if bare is None or passage.topic != "requests" or unit.has("about"):
            return False
        between = (min(bare.end, number.end), max(bare.start, number.start))
        return not passage.unknown(*between, unit.words)  # 申请量居前的是区教育局25件
    verb = verbs[-1]
    if (
        bare is not None
        and verbs[0].end <= bare.start
        and passage.unknown(verbs[0].end, bare.start, unit.words)
    ):
        return False  # 收到著作权登记申请12件
    start, end = min(verb.end, number.end), max(verb.start, number.start)
    if bare is not None:
        start, end = min(start, bare.end), max(end, bare.start)
    if passage.unknown(start, end, unit.words):
        return False
    if bare is None and verb.end <= number.start and _object_follows(passage, phrase, unit):
        return False
    if bare is not None:
        return not unit.has("about")
    return passage.topic in ("requests", "") or unit.named("receive", "new") is not None


def _is_amount(passage: Passage, phrase: Phrase, noun: Word, number: Word) -> bool:
    """Whether 申请量 stands for all that came in, with no other matter beside it: 今年申请量降为4件."""
    if passage.text[noun.end - 1] not in "量数" or passage.text[noun.end - 2] == "总":
        return False
    begin = max(passage.text.rfind(mark, 0, noun.start) for mark in "，。；：、（\n") + 1
    return not (
        passage.unknown(begin, noun.start, phrase.words)
        or passage.unknown(noun.end, number.start, phrase.words)
    )


def _object_follows(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Whether another thing than a request follows the number: 收到5份书面材料."""
    number = unit.number
    if number is None:
        return False
    following: list[Word] = [word for word in phrase.words if word.start >= number.end]
    next_start = following[0].start if following else _clause_end(passage.text, number.end)
    return passage.unknown(number.end, next_start, []) > 0


def _clause_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and end < at + 12 and text[end] not in "，。；、：！？\n,;（(）)":
        end += 1
    return end


def flow_value(passage: Passage, key: str) -> Decimal | None:
    """Return the certain value drafted for a key of this year, if there is one."""
    for draft in passage.drafts:
        if draft.key == key and draft.certain and not draft.dropped and draft.year is None:
            return draft.value
    return None
