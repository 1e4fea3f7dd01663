"""Who filed the requests: the columns of table 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.drafts import ZERO
from govlint_grammar.prose.request_parts import shares_out, span_of

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Unit

RECEIVED = "requests.received"

# The columns beside which 其他 is one too, and how near them it stands.
_ORGANISATIONS = tuple(
    f"{RECEIVED}[{name}]" for name in ("business", "research", "nonprofit", "legal_service")
)
_NEAR = 8


def applicant_names(unit: Unit) -> list[str]:
    """Return the applicants that a unit names."""
    return [name for name in unit.names("applicant") if name != "unsure"]


def read_applicants(passage: Passage, unit: Unit) -> bool:
    """Read a number of requests filed by one kind of applicant; whether it is dealt with."""
    value = unit.value
    names = unit.names("applicant")
    if value is None:
        return False
    if "unsure" in names:
        return not unit.has("receive")
    if len(names) > 1 and not shares_out(unit):
        return not unit.has("receive")
    named = any("申请" in passage.text[word.start : word.end] for word in unit.kinds["applicant"])
    explicit = (
        named
        or unit.named("people", "applicant") is not None
        or unit.has("receive", "request")
        or passage.topic == "requests"
    )
    if not explicit:
        return False
    start, end = span_of(unit, "applicant")
    number = unit.number
    persons = number is not None and (number.name == "person" or passage.text[number.end - 1] == "个")
    for name in names:
        passage.say(f"{RECEIVED}[{name}]", value, start, end, certain=not persons)
    passage.topic = "requests"
    passage.counted(unit, f"{RECEIVED}[{names[0]}]", "")
    return True


def read_other_applicant(passage: Passage, unit: Unit) -> bool:
    """Read 其他 at the end of a list of columns: 商业企业4件、科研机构0件、其他0件."""
    number = unit.number
    if number is None or not unit.has("misc") or unit.kinds.keys() - {"misc", "known", "applicant"}:
        return False
    columns = [draft for draft in passage.drafts if draft.key in _ORGANISATIONS and not draft.dropped]
    if len(columns) < 2 or passage.drafts[-1] is not columns[-1] or number.start - columns[-1].end > _NEAR:
        return False
    passage.say(f"{RECEIVED}[other]", number.value or ZERO, *span_of(unit, "misc"))
    return True
