"""Denials of requests and of published items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.denials import phrase_end
from govlint_grammar.prose.drafts import ZERO
from govlint_grammar.prose.read_applicants import applicant_names
from govlint_grammar.prose.read_publishing import ITEMS, channels_of
from govlint_grammar.prose.read_requests import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    SETTLED,
    direction,
)
from govlint_grammar.prose.read_results import Grounds
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.denials import Denial
    from govlint_grammar.prose.words import Word


# What requests are about, in words before their noun.
_MATTER = regex(
    r"(?:与|同|关于|涉及|针对|收到|受理|接到)?(?:任何)?(?P<matter>[^，。；：、\n]{2,16}?)(?:有关|相关|(?<!各)方面|领域|(?<!各)类)的?"
)

# The kinds of words that name such a matter.
_MATTERS = ("item", "stop", "doc", "decision", "charge", "fee")


def deny_requests(denial: Denial, disputed: bool) -> None:
    """Read a denial of requests, of their results, or of carrying over."""
    passage = denial.passage
    if any(unit.has("rest", "fee", "charge") for unit in denial.phrase.units):
        return
    for index, unit in enumerate(denial.denied):
        if unit.has("block", "outcome", "agent", "stop", "decision", "doc", "account"):
            continue
        if unit.has("result") and not unit.has("receive"):
            _results(denial, unit)
        if unit.has("carry"):
            _carried(denial, unit)
            continue
        if unit.has("result"):
            continue
        if _received(denial, unit, index, disputed):
            passage.topic = "requests"
            return


def _results(denial: Denial, unit: Unit) -> None:
    grounds = Grounds(unit.words)
    if grounds.foreign or (grounds.unsure and not grounds.rows):
        return
    for key in grounds.row_keys() or grounds.class_keys():
        denial.deny(key)


def _carried(denial: Denial, unit: Unit) -> None:
    if denial.passage.unknown(denial.word.end, unit.kinds["carry"][0].start, denial.phrase.words):
        return
    way = direction(denial.passage, denial.phrase, unit)
    if denial.passage.topic == "disputes" and not unit.has("request") and way == "out":
        return
    if way in ("in", "out"):
        denial.deny(CARRIED_IN if way == "in" else CARRIED_OUT)
    elif way == "both":
        for key in (CARRIED_IN, CARRIED_OUT):
            denial.passage.say(key, ZERO, denial.start, denial.end, certain=False, tag="moved")


def _received(denial: Denial, unit: Unit, index: int, disputed: bool) -> bool:
    """Read a denial that requests came in; whether it was one."""
    rest = [word for later in denial.denied[index:] for word in later.words]
    whole = Unit(rest, None, 0, None, False)
    noun = whole.named("request", "full", "channel", "bare")
    if noun is None or whole.named("request", "none") or unit.has("fee"):
        return _applicants(denial, whole)
    if whole.has("settle", "part_settled") and not whole.has("receive"):
        return False
    if disputed and any(word.kind in ("block", "agent") for word in rest):
        if not unit.has("request") or (
            index + 1 < len(denial.denied) and denial.denied[index + 1].joint is None
        ):
            return False
        whole = unit
    if not _is_total(denial, whole, noun):
        return False
    certain = not _speaks_of_work(denial, noun)
    if whole.has("handle") and not whole.has("receive"):
        denial.deny(SETTLED, certain=False)
        certain = False
    names = applicant_names(whole)
    if len(names) == 1 and not whole.has("all") and not _anybody(denial, whole):
        if _citizen(denial, whole):
            denial.deny(RECEIVED, certain=False)
        else:
            denial.deny(f"{RECEIVED}[{names[0]}]", certain=certain)
    else:
        denial.deny(RECEIVED, certain=certain)
    return True


def _speaks_of_work(denial: Denial, noun: Word) -> bool:
    """无依申请公开工作开展: no work, or no request."""
    text = denial.passage.text
    return text[noun.end - 2 : noun.end] == "工作" or text[noun.end : noun.end + 2] == "工作"


def _citizen(denial: Denial, unit: Unit) -> bool:
    """公民 alone may stand for everybody, or for individuals."""
    word = unit.kinds["applicant"][0]
    return denial.passage.text[word.start : word.end] == "公民"


def _anybody(denial: Denial, unit: Unit) -> bool:
    return "任何" in denial.passage.text[denial.start : denial.end] or unit.has("people")


def _is_total(denial: Denial, unit: Unit, noun: Word) -> bool:
    """Whether all requests are denied and not only some of them."""
    passage = denial.passage
    if denial.trailing:
        return True
    last = unit.words[-1].end if unit.words else noun.end
    if passage.unknown(noun.end, max(last, phrase_end(passage.text, last)), unit.words):
        return False
    about = unit.named("about")
    if about is not None and about.start < noun.start and passage.unknown(about.end, noun.start, unit.words):
        return False
    way = unit.named("way")
    if way is not None and not unit.named("way", "list") and len(unit.kinds["way"]) < 2:
        return False
    if _of_one_matter(denial, noun, unit.words):
        return False
    unknown = passage.unknown(denial.word.end, noun.start, unit.words)
    return unknown <= (12 if unit.has("receive") else 4)


def _of_one_matter(denial: Denial, noun: Word, words: list[Word]) -> bool:
    """Whether only requests on one matter are denied: 未收到与财政预决算有关的公开申请."""
    passage = denial.passage
    match = _MATTER.search(passage.text, denial.word.end, noun.start)
    if match is None:
        return False
    start, end = match.span("matter")
    named = any(start <= word.start < end and word.kind in _MATTERS for word in denial.phrase.words)
    return named or passage.unknown(start, end, words) > 0


def _applicants(denial: Denial, unit: Unit) -> bool:
    """无科研机构 among the applicants."""
    names = applicant_names(unit)
    spoken = denial.phrase.named("people") is not None or (
        denial.passage.topic == "requests" and unit.has("receive")
    )
    if not names or not spoken or unit.has("block", "account", "stop"):
        return False
    for name in names:
        denial.deny(f"{RECEIVED}[{name}]")
    return True


def deny_published(denial: Denial) -> None:
    """Read a denial that anything was published in one place."""
    for unit in denial.denied:
        channels = channels_of(unit) or [w.name for w in denial.phrase.words if w.kind == "channel"]
        said = unit.has("publish") and unit.named("item", "plain") and len(channels) == 1
        if said and not unit.has("request", "result", "stop"):
            denial.deny(ITEMS, channel=channels[0])
