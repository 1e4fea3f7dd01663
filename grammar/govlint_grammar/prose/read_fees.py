"""Money: the information processing fee, and the administrative charges of table 2."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit

COLLECTED, NOTICED, NOTICES = "fee.collected", "fee.noticed_amount", "fee.notices"
# The number of requests for which the fee was taken; it has no key for certain.
CHARGED = "fee.charged"
_TEN_THOUSAND = Decimal(10_000)


def read_money(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read an amount of money; one that is no fee of the form has no key."""
    number = unit.number
    if number is None or number.value is None or number.name not in ("yuan", "wan"):
        return False
    yuan = number.value * _TEN_THOUSAND if number.name == "wan" else number.value
    charge = unit.named("charge", "fees") or (passage.topic == "charges" and _charge_follows(passage, unit))
    if charge:
        passage.topic = "charges"
        start = min(w.start for w in unit.words if w.kind in ("charge", "fee") or w is unit.words[0])
        amount = number.value if number.name == "wan" else number.value / _TEN_THOUSAND
        passage.say("proactive.fees.amount", amount, start, unit.end)
        return True
    if unit.has("charge", "decision", "stop") or passage.scope or passage.phrase_scope:
        return True
    _read_fee(passage, phrase, unit, yuan)
    return True


def _charge_follows(passage: Passage, unit: Unit) -> bool:
    """Whether an amount goes on from the number of charges: 行政事业性收费2项，合计35.6万元."""
    if passage.among or unit.named("fee", "waived", "part"):
        return False
    summed = unit.named("sum") is not None and unit.kinds.keys() <= {"sum", "known", "fee"}
    return (summed or unit.has("fee")) and not unit.named("fee", "processing", "notice")


def _read_fee(passage: Passage, phrase: Phrase, unit: Unit, yuan: Decimal) -> None:
    names = unit.names("fee")
    if ("part" in names and not _by_number(passage, unit)) or "waived" in names or "item" in names:
        return
    told = passage.topic == "fee" or _is_free(passage, names, yuan) or _unpaid_before(passage)
    topical = told or "processing" in names or "notice" in names
    if not (topical or (names and unit.has("request"))) and not {"collected", "noticed_amount"} & set(names):
        return
    if "cost" in names or (not topical and not set(names) & {"any", "collected", "noticed_amount"}):
        return
    key = _amount_key(passage, phrase, names)
    if not key and unit.named("sum") and not passage.among and passage.last is not None:
        key = COLLECTED if passage.last.key == CHARGED else ""
    start = min([word.start for word in unit.words if word.kind == "fee"] + [unit.start])
    if unit.number is not None:
        start = min(start, unit.number.start)
    if key and (topical or yuan == 0 or key == COLLECTED):
        passage.say(key, yuan, start, unit.end, certain=topical or yuan == 0 or unit.has("request"))
        passage.topic = "fee"


def _by_number(passage: Passage, unit: Unit) -> bool:
    """Whether 按件 or 按页 tells how the whole fee was reckoned: 按件计收信息处理费300元."""
    told = any(draft.key == COLLECTED for draft in passage.drafts)
    both = "按量" in passage.text and "按件" in passage.text
    tariff = both or "每" in passage.text
    return unit.named("fee", "processing") is not None and not (told or passage.among or tariff)


def _is_free(passage: Passage, names: list[str], yuan: Decimal) -> bool:
    """收费0元, said of requests and not of licences or charges."""
    about_requests = passage.topic not in ("decisions", "documents", "charges", "published")
    return yuan == 0 and "any" in names and about_requests


def _unpaid_before(passage: Passage) -> bool:
    """Whether requests closed for want of the fee have just been counted: 通知金额 speaks of it then."""
    return any(draft.key.endswith("fee_unpaid") for draft in passage.drafts[-2:])


def _amount_key(passage: Passage, phrase: Phrase, names: list[str]) -> str:
    """Return which amount the words name: what was asked for, or what was paid."""
    written = passage.text[phrase.start : phrase.end]
    asked = "noticed_amount" in names or "通知" in written
    if "collected" in names and not (
        "通知" in written and "noticed_amount" not in names and "实" not in written
    ):
        if asked and "noticed_amount" in names and "实" not in written and "已" not in written:
            return NOTICED
        return COLLECTED
    if asked:
        return NOTICED
    if "amount_word" in names and passage.last is not None and passage.last.key == NOTICES:
        return NOTICED
    return COLLECTED if "processing" in names or "any" in names else ""


def read_notice_count(passage: Passage, unit: Unit) -> bool:
    """Read a number of notices of the fee."""
    value = unit.value
    if value is None:
        return False
    if unit.named("fee", "notice"):
        start = min(word.start for word in unit.words if word.kind in ("fee", "decide", "publish"))
        start = start if unit.before else unit.start
        persons = unit.number is not None and unit.number.name == "person"
        passage.say(NOTICES, value, start, unit.end, certain=not (_of_requests(unit) or persons))
        passage.topic = "fee"
        passage.counted(unit, NOTICES, "")
        return True
    if unit.named("fee", "processing", "collected", "any") and unit.number is not None:
        if value == 0 and unit.named("fee", "processing", "any"):
            passage.deny(COLLECTED, unit.start, unit.end)
            passage.topic = "fee"
            return True
        if unit.named("fee", "processing") is None:
            return False
        if unit.named("fee", "collected") and unit.number.name == "item" and not unit.named("fee", "part"):
            passage.say(NOTICES, value, unit.start, unit.end, certain=False)
            passage.topic = "fee"
            passage.counted(unit, CHARGED, "")
        return True
    return False


def _of_requests(unit: Unit) -> bool:
    """Whether the number is one of requests, about which notices were sent: 对2件申请发出收费通知."""
    number = unit.number
    return number is not None and any(
        0 <= word.start - number.end <= 4 for word in unit.kinds.get("request", ())
    )


def read_bare_amount(passage: Passage, unit: Unit) -> bool:
    """Read an amount written without a unit: 信息处理费收取金额为零."""
    if unit.value != 0 or unit.number is None or unit.number.name:
        return False
    names = unit.names("fee")
    if not names or "part" in names or "cost" in names:
        return False
    start = min(word.start for word in unit.words if word.kind == "fee")
    if "notice" in names and "noticed_amount" not in names:
        passage.deny(NOTICES, start, unit.end)
    else:
        passage.deny(NOTICED if "noticed_amount" in names else COLLECTED, start, unit.end)
    passage.topic = "fee"
    return True
