"""Denials: 未收到, 无, 零, 没有发生.

What is denied is what the words after the denial name, or, if it stands last, those before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.denials import Denial, phrase_end
from govlint_grammar.prose.deny_disputes import deny_disputes
from govlint_grammar.prose.deny_requests import deny_published, deny_requests
from govlint_grammar.prose.kinds import BITS, mask_of
from govlint_grammar.prose.read_documents import columns_of, documents_of
from govlint_grammar.prose.read_fees import COLLECTED, NOTICES
from govlint_grammar.prose.read_publishing import ACCOUNTABILITY
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase
    from govlint_grammar.prose.words import Word

_SUBJECTS = (
    *("request", "receive", "settle", "handle", "carry", "applicant", "result", "block", "outcome", "agent"),
    *("account", "doc", "docverb", "decision", "fee", "charge", "publish"),
)
_SUBJECT = mask_of(*_SUBJECTS)
_DISPUTED, _TABLED = (
    mask_of("block", "agent", "outcome"),
    mask_of("decision", "charge", "doc", "docverb", "publish"),
)
_REQUESTED = mask_of("request", "applicant", "result", "carry")
_ACCOUNT, _FEE, _PUBLISHED = BITS["account"], BITS["fee"], BITS["publish"]


def read_denial(passage: Passage, phrase: Phrase, before: Phrase | None) -> bool:
    """Read a phrase with a word of denial and no number.

    Args:
        passage: the passage so far.
        phrase: the phrase.
        before: the phrase before a colon, whose subject the denial may be about.

    Returns:
        Whether it denies something.
    """
    denial, denied = _denied_units(phrase)
    trailing = False
    if denial is None or denial.name == "again":
        return denial is not None
    if not _mask(denied) & _SUBJECT:
        denied = _subject_before(passage, phrase, denial, before)
        if not denied:
            return False
        start, end = min(unit.start for unit in denied), denial.end
        trailing = True
    else:
        start, end = denial.start, phrase.end
    _read(Denial(passage, phrase, denial, denied, start, end, trailing))
    return True


def _denied_units(phrase: Phrase) -> tuple[Word | None, list[Unit]]:
    """Return the word of denial and the words after it, by the units of the enumeration they stand in."""
    denial: Word | None = None
    denied: list[Unit] = []
    for unit in phrase.units:
        words = unit.words
        negation = unit.named("neg")
        if negation is not None:
            if denial is None:
                denial = negation
            words = [word for word in words if word.start >= denial.end and word.kind != "neg"]
        elif denial is None:
            continue
        denied.append(Unit(words, None, 0, unit.joint, False))
    return denial, denied


def _subject_before(passage: Passage, phrase: Phrase, denial: Word, before: Phrase | None) -> list[Unit]:
    """Return what a denial at the end of its phrase speaks of: 责任追究情况无."""
    if (
        passage.unknown(denial.end, phrase.end, phrase.words)
        or passage.text[phrase.end : phrase.end + 1] not in "，。；、;,！）) \n"
    ):
        following = passage.text[phrase.end : phrase.end + 1]
        if following:
            return []
    held = [
        Unit([word for word in unit.words if word.end <= denial.start], None, 0, unit.joint, False)
        for unit in phrase.units
        if unit.words and unit.words[0].start < denial.start
    ]
    if (
        not any(unit.has(*_SUBJECTS) for unit in held)
        and before is not None
        and not any(word.kind in _SUBJECTS and word.start < denial.start for word in phrase.words)
    ):
        held = list(before.units)
    return [unit for unit in held if unit.has(*_SUBJECTS) and not unit.has("settle", "handle")]


def _read(denial: Denial) -> None:
    """Draft what is denied."""
    passage = denial.passage
    if passage.scope == "many" and not passage.phrase_scope and _never_since(denial):
        _fees(denial)
        return
    if passage.scope in ("plan", "others", "many") or passage.phrase_scope:
        return
    mask = _mask(denial.denied)
    disputed = mask & _DISPUTED != 0
    if disputed:
        deny_disputes(denial)
    if mask & _ACCOUNT:
        _accountability(denial)
    if mask & _FEE:
        _fees(denial)
    elif mask & _TABLED:
        _table_two(denial)
    if not denial.is_policy:
        if mask & _REQUESTED:
            deny_requests(denial, disputed)
        if not disputed and mask & _PUBLISHED:
            deny_published(denial)


def _mask(units: list[Unit]) -> int:
    """Return the kinds of the words of some units, as bits."""
    mask = 0
    for unit in units:
        mask |= unit.mask
    return mask


def _never_since(denial: Denial) -> bool:
    """Whether no fee was taken over years that run up to now: 2021年以来未收取信息处理费."""
    before = denial.passage.text[max(0, denial.word.start - 12) : denial.word.start]
    return "以来" in before and any(unit.named("fee", "processing") for unit in denial.denied)


def _accountability(denial: Denial) -> None:
    for unit in denial.denied:
        if unit.named("account", "cases") and not unit.named("account", "system"):
            denial.deny(ACCOUNTABILITY)
            denial.passage.topic = "accountability"
            return


def _table_two(denial: Denial) -> None:
    for unit in denial.denied:
        for name in unit.names("decision"):
            if name in ("licences", "penalties", "compulsion") and not unit.has("request", "item"):
                denial.deny(f"proactive.{name}.decisions")
        if unit.named("charge", "fees"):
            _charges(denial)
    _documents(denial)


def _charges(denial: Denial) -> None:
    """Read a denial of administrative charges; that there is no item of them may be said of the list only."""
    passage = denial.passage
    denial.deny("proactive.fees.amount", certain=not passage.text.startswith("项目", denial.end))
    passage.topic = "charges"


def _documents(denial: Denial) -> None:
    passage = denial.passage
    documents = [name for unit in denial.denied for name in documents_of(unit)]
    foreign = any(
        unit.named("doc", "foreign") or unit.named("docverb", "review", "proposed") for unit in denial.denied
    )
    columns = [pair for unit in denial.denied for pair in columns_of(unit)]
    if any(unit.named("publish", "added") for unit in denial.denied):
        columns.append(("issued", False))
    tail = denial.denied[-1].end
    if foreign or not (documents or (columns and passage.topic == "documents")):
        return
    if passage.unknown(tail, phrase_end(passage.text, tail), []):
        return
    if not documents and any(unit.named("doc", "paper") for unit in denial.denied):
        columns = [(column, False) for column, _ in columns]  # 没有废止文件: perhaps papers of another kind
    if denial.is_policy:
        columns = [("issued", False)]
    for document in documents or [passage.document]:
        for column, certain in columns:
            if document:
                denial.deny(f"proactive.{document}.{column}", certain=certain)
    passage.topic = "documents"
    if len(set(documents)) == 1:
        passage.document = documents[0]


def _fees(denial: Denial) -> None:
    passage = denial.passage
    names = [name for unit in denial.denied for name in unit.names("fee")]
    named = {name for name in names if name != "collected"}
    if any(unit.named("charge", "fees") for unit in denial.denied):
        _charges(denial)
        return
    if "waived" in named or "part" in named or any(unit.has("stop", "charge") for unit in denial.denied):
        return
    if "processing" not in named and any(unit.has("misc") for unit in denial.denied):
        return  # 未收取其他费用: only those beside the one just told of
    if "notice" in named:
        denial.deny(NOTICES)
    if named & {"processing", "any"}:
        doubtful = "item" in named or ("cost" in named and not named & {"processing", "any"})
        nobody = any(word.start == denial.word.end for word in denial.phrase.words if word.kind == "people")
        denial.deny(COLLECTED, certain=not (doubtful or nobody or _is_unpaid(denial)))
    elif named & {"cost", "item"}:
        denial.deny(COLLECTED, certain=False)
    elif "collected" in names and denial.passage.topic == "fee" and "notice" not in named:
        denial.deny(COLLECTED, certain=not _is_unpaid(denial))
    if named:
        passage.topic = "fee"


def _is_unpaid(denial: Denial) -> bool:
    """Whether it is said of an applicant that nothing was paid: others may have paid."""
    text = denial.passage.text
    words = (word for unit in denial.denied for word in unit.kinds.get("fee", ()))
    return any(text[word.start : word.end].endswith(("缴纳", "缴费", "交费", "缴清")) for word in words)
