"""Denials: 未收到, 无, 零, 没有发生. What is denied is what the words after the denial name, or, if it stands last, before it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.prose.read_disputes import block_of_agents, blocks_of, outcomes_of
from govlint_grammar.prose.read_documents import columns_of, documents_of
from govlint_grammar.prose.read_fees import COLLECTED, NOTICES
from govlint_grammar.prose.read_publishing import ACCOUNTABILITY, ITEMS, channels_of
from govlint_grammar.prose.read_requests import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    SETTLED,
    applicant_names,
    direction,
)
from govlint_grammar.prose.read_results import Grounds
from govlint_grammar.prose.units import Unit

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase
    from govlint_grammar.prose.words import Word

_OLDER_CASE = re.compile(r"(?:20\d\d年|上年|去年|上一年|以前年度)[^。\n]{0,16}(?:审结|办结|判决|结案|审理|裁定)")
_SUBJECTS = (
    *("request", "receive", "settle", "handle", "carry", "applicant", "result", "block", "outcome", "agent"),
    *("account", "doc", "docverb", "decision", "fee", "charge", "publish"),
)


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
    if denial is None or denial.name == "again":
        return denial is not None
    if not any(unit.has(*_SUBJECTS) for unit in denied):
        denied = _subject_before(passage, phrase, denial, before)
        if not denied:
            return False
        start, end = min(unit.start for unit in denied), denial.end
    else:
        start, end = denial.start, phrase.end
    Denial(passage, phrase, denial, denied, start, end).read()
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
    if passage.unknown(denial.end, phrase.end, phrase.words) or passage.text[phrase.end : phrase.end + 1] not in "，。；、;,！）) \n":
        following = passage.text[phrase.end : phrase.end + 1]
        if following:
            return []
    held = [
        Unit([word for word in unit.words if word.end <= denial.start], None, 0, unit.joint, False)
        for unit in phrase.units
        if unit.words and unit.words[0].start < denial.start
    ]
    if not any(unit.has(*_SUBJECTS) for unit in held) and before is not None and not any(word.kind in _SUBJECTS and word.start < denial.start for word in phrase.words):
        held = list(before.units)
    return [unit for unit in held if unit.has(*_SUBJECTS) and not unit.has("settle", "handle")]


class Denial:
    """A denial and what it denies.

    Attributes:
        zero: the statements' words run from here …
        end: … to here.
    """

    def __init__(
        self, passage: Passage, phrase: Phrase, denial: Word, denied: list[Unit], start: int, end: int
    ) -> None:
        self.passage = passage
        self.phrase = phrase
        self.denial = denial
        self.denied = denied
        self.start = start
        self.end = end
        self.policy = denial.name == "policy"

    def read(self) -> None:
        """Draft what is denied."""
        if self.passage.scope in ("plan", "others", "many") or self.passage.phrase_scope:
            return
        if any(unit.has("number") for unit in self.denied):
            return
        blocks = any(unit.has("block", "agent") for unit in self.denied) or (
            any(unit.has("outcome") for unit in self.denied)
        )
        if blocks:
            self._disputes()
        self._accountability()
        if any(unit.has("fee") for unit in self.denied):
            self._fees()
        else:
            self._table_two()
        if not self.policy:
            self._requests(blocks)
            if not blocks:
                self._published()

    def _deny(self, key: str, certain: bool = True, channel: str | None = None) -> None:
        self.passage.deny(key, self.start, self.end, certain=certain and not self.policy, channel=channel)

    # ---- disputes ----

    def _disputes(self) -> None:
        passage = self.passage
        limited = any(unit.has("rest") for unit in self.phrase.units)
        corrected = [name for unit in self.denied for name, _ in outcomes_of(unit) if unit.has("outcome")]
        for index, unit in enumerate(self.denied):
            outcomes = [pair for pair in outcomes_of(unit) if unit.has("outcome")]
            blocks = blocks_of(unit)
            if unit.named("block", "both"):
                self._deny("disputes.reconsideration", certain=False)
                self._deny("disputes.litigation", certain=False)
            elif outcomes:
                block = blocks[0] if blocks else self._block_of_outcome(unit)
                if block:
                    self._deny(f"disputes.{block}.{outcomes[0][0]}", certain=outcomes[0][1])
            elif blocks:
                reached = index + 1 < len(self.denied) and bool(corrected)
                older = _older_case(passage.text, self.start, self.end)
                for block in blocks:
                    self._deny(f"disputes.{block}", certain=not limited and not reached and not older)
        passage.topic = "disputes"

    def _block_of_outcome(self, unit: Unit) -> str:
        passage = self.passage
        block = block_of_agents(passage, unit) if unit.has("agent") else ""
        written = passage.text[self.start : self.end]
        if not block and "败诉" in written:
            return passage.block if passage.block in ("direct_suit", "suit_after_reconsideration") else "litigation"
        before = self.phrase.named("block")
        if not block and before is not None and before.name != "both" and before.start < self.denial.start:
            return before.name
        return block or passage.block or ("reconsideration" if self._corrects(unit) else "")

    def _corrects(self, unit: Unit) -> bool:
        word = unit.named("outcome", "corrected")
        if word is None:
            return False
        written = self.passage.text[word.start : word.end]
        return written in ("纠错", "被纠错", "纠正", "被纠正", "被撤销")

    # ---- accountability, table 2 and fees ----

    def _accountability(self) -> None:
        for unit in self.denied:
            if unit.named("account", "cases") and not unit.named("account", "system"):
                self._deny(ACCOUNTABILITY)
                self.passage.topic = "accountability"
                return

    def _table_two(self) -> None:
        passage = self.passage
        for unit in self.denied:
            for name in unit.names("decision"):
                if name in ("licences", "penalties", "compulsion") and not unit.has("request", "item"):
                    self._deny(f"proactive.{name}.decisions")
            if unit.named("charge", "fees"):
                self._deny("proactive.fees.amount")
        documents = [name for unit in self.denied for name in documents_of(unit)]
        foreign = any(unit.named("doc", "foreign") or unit.named("docverb", "review", "proposed") for unit in self.denied)
        columns = [pair for unit in self.denied for pair in columns_of(unit)]
        if any(unit.named("publish", "added") for unit in self.denied):
            columns.append(("issued", False))
        tail = self.denied[-1].end
        if foreign or not (documents or columns and passage.topic == "documents"):
            return
        if passage.unknown(tail, _phrase_end(passage.text, tail), []):
            return
        if self.policy:
            columns = [("issued", False)]
        for document in documents or [passage.document]:
            for column, certain in columns:
                if document:
                    self._deny(f"proactive.{document}.{column}", certain=certain)
        passage.topic = "documents"

    def _fees(self) -> None:
        names = [name for unit in self.denied for name in unit.names("fee")]
        named = {name for name in names if name != "collected"}
        if any(unit.named("charge", "fees") for unit in self.denied):
            self._deny("proactive.fees.amount")
            return
        if "waived" in named or "part" in named or any(unit.has("stop", "charge") for unit in self.denied):
            return
        if "notice" in named:
            self._deny(NOTICES)
        if named & {"processing", "any"}:
            doubtful = "item" in named or "cost" in named and not named & {"processing", "any"}
            self._deny(COLLECTED, certain=not doubtful)
        elif named & {"cost", "item"}:
            self._deny(COLLECTED, certain=False)
        elif "collected" in names and self.passage.topic == "fee" and "notice" not in named:
            self._deny(COLLECTED)
        if named:
            self.passage.topic = "fee"

    # ---- requests ----

    def _requests(self, disputed: bool) -> None:
        passage = self.passage
        if any(unit.has("rest", "fee", "charge") for unit in self.phrase.units):
            return
        for index, unit in enumerate(self.denied):
            if unit.has("block", "outcome", "agent", "stop", "decision", "doc", "account"):
                if index == 0 and unit.has("receive"):
                    continue
                continue
            if unit.has("result") and not unit.has("receive"):
                self._results(unit)
            if unit.has("carry"):
                self._carried(unit)
                continue
            if unit.has("result"):
                continue
            if self._received(unit, index, disputed):
                passage.topic = "requests"
                return

    def _results(self, unit: Unit) -> None:
        grounds = Grounds(unit.words)
        if grounds.foreign or grounds.unsure:
            return
        for key in grounds.row_keys() or grounds.class_keys():
            self._deny(key)

    def _carried(self, unit: Unit) -> None:
        if self.passage.unknown(self.denial.end, unit.kinds["carry"][0].start, self.phrase.words):
            return
        way = direction(self.passage, self.phrase, unit)
        if self.passage.topic == "disputes" and not unit.has("request") and way == "out":
            return
        if way in ("in", "out"):
            self._deny(CARRIED_IN if way == "in" else CARRIED_OUT)
        elif way == "both":
            for key in (CARRIED_IN, CARRIED_OUT):
                self.passage.say(key, self.passage_zero(), self.start, self.end, certain=False, tag="moved")

    def passage_zero(self) -> Decimal:
        """Zero, as a number of the passage."""
        return Decimal(0)

    def _received(self, unit: Unit, index: int, disputed: bool) -> bool:
        """Read a denial that requests came in; whether it was one."""
        rest = [word for later in self.denied[index:] for word in later.words]
        whole = Unit(rest, None, 0, None, False)
        noun = whole.named("request", "full", "channel", "bare")
        if noun is None or whole.named("request", "none") or unit.has("fee"):
            return self._applicants(whole)
        if whole.has("settle", "part_settled") and not whole.has("receive"):
            return False
        if disputed and any(word.kind in ("block", "agent") for word in rest):
            if not unit.has("request") or index + 1 < len(self.denied) and self.denied[index + 1].joint is None:
                return False
            whole = unit
        if not self._is_total(whole, noun):
            return False
        certain = not self.passage.text[: noun.end].endswith("工作") and not self._work_follows(noun)
        if whole.has("handle") and not whole.has("receive"):
            self._deny(SETTLED, certain=False)
            certain = False
        names = applicant_names(whole)
        if len(names) == 1 and not whole.has("all") and not self._anybody(whole):
            if self._citizen(whole):
                self._deny(RECEIVED, certain=False)
            else:
                self._deny(f"{RECEIVED}[{names[0]}]", certain=certain)
        else:
            self._deny(RECEIVED, certain=certain)
        return True

    def _work_follows(self, noun: Word) -> bool:
        return self.passage.text[noun.end : noun.end + 2] == "工作"

    def _citizen(self, unit: Unit) -> bool:
        """公民 alone may stand for everybody, or for individuals."""
        word = unit.kinds["applicant"][0]
        return self.passage.text[word.start : word.end] == "公民"

    def _anybody(self, unit: Unit) -> bool:
        return "任何" in self.passage.text[self.start : self.end] or unit.has("people")

    def _is_total(self, unit: Unit, noun: Word) -> bool:
        """Whether all requests are denied and not only some of them."""
        passage = self.passage
        last = unit.words[-1].end if unit.words else noun.end
        if passage.unknown(noun.end, max(last, _phrase_end(passage.text, last)), unit.words):
            return False
        about = unit.named("about")
        if about is not None and about.start < noun.start and passage.unknown(about.end, noun.start, unit.words):
            return False
        way = unit.named("way")
        if way is not None and not unit.named("way", "list") and len(unit.kinds["way"]) < 2:
            return False
        unknown = passage.unknown(self.denial.end, noun.start, unit.words)
        return unknown <= (12 if unit.has("receive") else 4)

    def _applicants(self, unit: Unit) -> bool:
        """无科研机构 among the applicants."""
        names = applicant_names(unit)
        spoken = self.phrase.named("people") is not None or self.passage.topic == "requests" and unit.has("receive")
        if not names or not spoken or unit.has("block", "account", "stop"):
            return False
        for name in names:
            self._deny(f"{RECEIVED}[{name}]")
        return True

    # ---- published items ----

    def _published(self) -> None:
        for unit in self.denied:
            channels = channels_of(unit) or [w.name for w in self.phrase.words if w.kind == "channel"]
            if unit.has("publish") and unit.named("item", "plain") and len(channels) == 1:
                if not unit.has("request", "result", "stop"):
                    self._deny(ITEMS, channel=channels[0])


def _older_case(text: str, start: int, end: int) -> bool:
    """Whether none is new, and the words that follow tell of a case of an earlier year: 无新发生…，上年受理的1件审结."""
    new = "新发生" in text[start:end] or "新增" in text[start:end]
    return new and _OLDER_CASE.search(text, end, end + 60) is not None


def _phrase_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and end < at + 16 and text[end] not in "，。；、：！？\n,;（()）":
        end += 1
    return end
