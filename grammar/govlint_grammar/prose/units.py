"""Units: a quantity with the words that belong to it, or words without a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.prose.kinds import BITS, MASKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govlint_grammar.prose.words import Word


class Unit:
    """A quantity with its words, or words alone.

    Attributes:
        words: the words in order, the number not among them.
        number: the quantity, or None.
        before: how many of the words stand before the number.
        vague: whether the unit holds an estimate, a range or a share instead of (or beside) its number.
        share: the percentage, if it holds one.
        joint: the word or mark that joins it to the unit before, or None.
        mask: the kinds of its words, as bits.
    """

    __slots__ = ("_kinds", "before", "joint", "mask", "number", "share", "vague", "words")

    def __init__(
        self,
        words: list[Word],
        number: Word | None = None,
        before: int = 0,
        joint: Word | None = None,
        vague: bool = False,
        share: Word | None = None,
    ) -> None:
        self.words = words
        self.number = number
        self.before = before
        self.joint = joint
        self.vague = vague
        self.share = share
        self._kinds: dict[str, list[Word]] | None = None
        mask = 0
        for word in words:
            mask |= BITS[word[1]]
        self.mask = mask

    @property
    def kinds(self) -> dict[str, list[Word]]:
        """Its words by kind."""
        kinds = self._kinds
        if kinds is None:
            kinds = self._kinds = {}
            for word in self.words:
                kinds.setdefault(word[1], []).append(word)
        return kinds

    def named(self, kind: str, *names: str) -> Word | None:
        """Return the first word of a kind, or of some senses of it."""
        if self.mask & BITS[kind]:
            for word in self.words:
                if word[1] == kind and (not names or word[2] in names):
                    return word
        return None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands in the unit."""
        return self.mask & MASKS[kinds] != 0

    def names(self, kind: str) -> list[str]:
        """Return the senses of a kind's words, each once, in order."""
        if self.mask & BITS[kind]:
            return list(dict.fromkeys([word[2] for word in self.words if word[1] == kind]))
        return []

    @property
    def value(self) -> Decimal | None:
        """The quantity's value."""
        return self.number.value if self.number is not None else None

    @property
    def start(self) -> int:
        """Where the unit begins."""
        if self.before == 0 and self.number is not None:
            return self.number[3]
        return self.words[0][3] if self.words else -1

    @property
    def end(self) -> int:
        """Where the unit ends."""
        last = self.words[-1][4] if self.words else -1
        if self.number is not None and self.number[4] > last:
            return self.number[4]
        return last

    def first(self, *kinds: str) -> int:
        """Return where the first word of some kinds begins, or the number if it is earlier."""
        starts = [word.start for kind in kinds for word in self.kinds.get(kind, ())]
        if self.number is not None:
            starts.append(self.number.start)
        return min(starts) if starts else self.start


class Phrase:
    """A clause: its units, and where it stands.

    Attributes:
        units: in order.
        mark: the comma, colon or semicolon before it; None at the beginning of a sentence or bracket.
        host: the unit before the bracket that it stands in.
        words: the words of all its units.
        mask: the kinds of those words, as bits.
    """

    __slots__ = ("host", "mark", "mask", "units", "words")

    def __init__(self, units: list[Unit], mark: Word | None, host: Unit | None) -> None:
        self.units = units
        self.mark = mark
        self.host = host
        if len(units) == 1:
            self.words: Sequence[Word] = units[0].words
            self.mask = units[0].mask
        else:
            self.words = [word for unit in units for word in unit.words]
            self.mask = 0
            for unit in units:
                self.mask |= unit.mask

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return min((unit.start for unit in self.units if unit.start >= 0), default=-1)

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max((unit.end for unit in self.units), default=-1)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands in it."""
        return self.mask & MASKS[kinds] != 0

    def named(self, kind: str, *names: str) -> Word | None:
        """Return the first word of a kind, or of some senses of it."""
        if self.mask & BITS[kind]:
            for unit in self.units:
                word = unit.named(kind, *names)
                if word is not None:
                    return word
        return None
