"""What the reader of a passage remembers from phrase to phrase, and the statements it has drafted."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint_grammar.prose.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.prose.units import Unit
    from govlint_grammar.prose.words import Word
    from govlint_grammar.statement_types import Amount, Claim

ZERO = Decimal(0)
# Words before a number that leave what follows it to say what it counts: 其中3件属于…, 另有2件….
_LEADING = ("part", "rest", "self", "known")


@dataclass(slots=True)
class Draft:
    """A statement that may yet be withdrawn, doubted or confirmed by what follows in the passage.

    Attributes:
        tag: why it is not final: ``handled`` (bare 办理), ``moved`` (结转 without direction), ``class``
            (a class named beside its row), ``channel-free`` and the like; empty if it is.
        part: whether it is a part of a whole named before it (其中, 含).
    """

    key: str
    value: Decimal
    start: int
    end: int
    year: int | None = None
    channel: str | None = None
    certain: bool = True
    tag: str = ""
    part: bool = False
    dropped: bool = False
    none: bool = False


@dataclass(slots=True)
class Counted:
    """The number just before: what ``均`` and a bare predicate hand on.

    Attributes:
        key: the key that it was read as, or empty.
        subject: what it counts: ``requests``, ``disputes``, ``published`` or empty.
        first: whether the number stood before its words (3件属于…), so that the next words speak of it.
    """

    value: Decimal
    key: str
    subject: str
    start: int
    end: int
    first: bool = False
    part: bool = False


@dataclass(slots=True)
class Passage:
    """A passage being read.

    Attributes:
        text: the text, its full-width digits folded.
        year: the report's year, or None if it is not known.
        topic: what the words have last been about.
        spoken_year: the other year that the words speak of, or None.
        scope: why counts are passed over (``others``, ``plan``, ``many``, ``part``), or empty.
        block: the dispute block last named, or empty if none or two at once.
        document: the kind of document last named.
        verb: the verb of documents last used.
        verb_sure: whether it surely names a column of the form.
        channel: the place of publication last named without a number.
        last: the number just before.
        whole: the number before its parts.
        results: whether the sentence names results of requests.
        sums: the numbers that are said to be sums.
        claims: the claims made so far.
        amounts: the numbers of the sentence, in order.
        listed: the parts of the whole that have been listed.
        dimension: by what the parts are told apart.
        listing: whether the list of parts goes on.
        exhaustive: whether the parts are said to be all there is.
        pending: a label whose number is yet to come (个人申请占九成，全年为45件).
        sentence: where the sentence begins.
        halves: what the numbers of the parts of the year count.
    """

    text: str
    year: int | None
    drafts: list[Draft] = field(default_factory=list)
    topic: str = ""
    spoken_year: int | None = None
    scope: str = ""
    phrase_scope: str = ""
    block: str = ""
    document: str = ""
    verb: str = ""
    verb_sure: bool = True
    channel: str | None = None
    channel_end: int = -1
    last: Counted | None = None
    whole: Counted | None = None
    parts: list[Counted] = field(default_factory=list)
    among: bool = False
    results: bool = False
    pending: Unit | None = None
    halves: Unit | None = None
    sentence: int = 0
    sums: list[Decimal] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    amounts: list[Counted] = field(default_factory=list)
    listed: list[Amount] = field(default_factory=list)
    dimension: str = ""
    listing: bool = True
    exhaustive: bool = False

    def say(
        self,
        key: str,
        value: Decimal,
        start: int,
        end: int,
        *,
        certain: bool = True,
        channel: str | None = None,
        tag: str = "",
        none: bool | None = None,
    ) -> Draft:
        """Draft a statement about the year that the words speak of."""
        none = value == 0 if none is None else none
        draft = Draft(
            key, value, start, end, self.spoken_year, channel, certain, tag, self.among, False, none
        )
        self.drafts.append(draft)
        return draft

    def deny(
        self, key: str, start: int, end: int, *, certain: bool = True, channel: str | None = None
    ) -> None:
        """Draft a statement that there was none."""
        self.say(key, ZERO, start, end, certain=certain, channel=channel)

    def counted(self, unit: Unit, key: str, subject: str) -> None:
        """Remember a number, so that what follows may speak of it."""
        number = unit.number
        if number is None or number.value is None:
            return
        first = all(word.kind in _LEADING for word in unit.words[: unit.before])
        found = Counted(number.value, key, subject, unit.start, unit.end, first, self.among)
        if self.among:
            self.parts.append(found)
        else:
            self.whole = found
            if self.parts:
                self.parts = []
        self.amounts.append(found)
        self.last = found

    def unknown(self, start: int, end: int, words: Sequence[Word]) -> int:
        """Return how many characters between two places are neither vocabulary nor harmless."""
        unknown = ""
        at = start
        text = self.text
        for word in words:
            if word[4] <= at:
                continue
            if word[3] >= end:
                break
            if word[3] > at:
                unknown += text[at : word[3]]
            at = word[4]
        if at < end:
            unknown += text[at:end]
        if not unknown:
            return 0
        harmless = lexicon().harmless
        return sum([char not in harmless and char > " " for char in unknown])
