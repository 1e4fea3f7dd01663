"""Units: a quantity with the words that belong to it, or words without a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.shapes import Clause, Group
    from govlint_grammar.prose.words import Word

_NOTHING: tuple[Word, ...] = ()


class Unit:
    """A quantity with its words, or words alone.

    Attributes:
        words: the words in order, the number not among them.
        number: the quantity, or None.
        before: how many of the words stand before the number.
        vague: whether the unit holds an estimate, a range or a share instead of (or beside) its number.
        joint: the word or mark that joins it to the unit before, or None.
        kinds: its words by kind.
    """

    __slots__ = ("before", "joint", "kinds", "number", "vague", "words")

    def __init__(
        self, words: list[Word], number: Word | None, before: int, joint: Word | None, vague: bool
    ) -> None:
        self.words = words
        self.number = number
        self.before = before
        self.joint = joint
        self.vague = vague
        kinds: dict[str, list[Word]] = {}
        for word in words:
            kinds.setdefault(word.kind, []).append(word)
        self.kinds = kinds

    def named(self, kind: str, *names: str) -> Word | None:
        """Return the first word of a kind, or of some senses of it."""
        for word in self.kinds.get(kind, _NOTHING):
            if not names or word.name in names:
                return word
        return None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands in the unit."""
        return any(kind in self.kinds for kind in kinds)

    def names(self, kind: str) -> list[str]:
        """Return the senses of a kind's words, each once, in order."""
        return list(dict.fromkeys(word.name for word in self.kinds.get(kind, _NOTHING)))

    @property
    def value(self) -> Decimal | None:
        """The quantity's value."""
        return self.number.value if self.number is not None else None

    @property
    def start(self) -> int:
        """Where the unit begins."""
        if self.number is not None and self.before == 0:
            return self.number.start
        return self.words[0].start if self.words else -1

    @property
    def end(self) -> int:
        """Where the unit ends."""
        last = self.words[-1].end if self.words else -1
        return max(last, self.number.end) if self.number is not None else last


class Phrase:
    """A clause: its units, and where it stands.

    Attributes:
        units: in order.
        mark: the comma, colon or semicolon before it, or the bracket it stands in; None at the beginning.
        host: the unit before the bracket that it stands in.
        start: where its first word begins.
        end: where its last word ends.
    """

    __slots__ = ("end", "host", "mark", "start", "units", "words")

    def __init__(self, units: list[Unit], mark: Word | None, host: Unit | None) -> None:
        self.units = units
        self.mark = mark
        self.host = host
        self.words = [word for unit in units for word in unit.words]
        self.start = min((unit.start for unit in units if unit.start >= 0), default=-1)
        self.end = max((unit.end for unit in units), default=-1)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands in it."""
        return any(kind in unit.kinds for unit in self.units for kind in kinds)

    def named(self, kind: str, *names: str) -> Word | None:
        """Return the first word of a kind, or of some senses of it."""
        for unit in self.units:
            word = unit.named(kind, *names)
            if word is not None:
                return word
        return None


def phrases_of(words: list[Word], clauses: tuple[Clause, ...]) -> list[Phrase]:
    """Return the phrases of a sentence, those in a bracket after the one that holds it."""
    found: list[Phrase] = []
    _collect(words, clauses, None, found)
    return found


def _collect(words: list[Word], clauses: tuple[Clause, ...], host: Unit | None, found: list[Phrase]) -> None:
    for clause in clauses:
        units: list[Unit] = []
        brackets: list[tuple[int, tuple[Clause, ...]]] = []
        for group in clause.groups:
            _add_units(words, group, units, brackets)
        comma = words[clause.comma] if clause.comma >= 0 else None
        found.append(Phrase(units, comma, host))
        for index, inner in brackets:
            _collect(words, inner, units[index] if index < len(units) else host, found)


def _add_units(
    words: list[Word], group: Group, units: list[Unit], brackets: list[tuple[int, tuple[Clause, ...]]]
) -> None:
    """Cut a group into units: a number takes the words before it, or, if there are none, those after it."""
    joint = words[group.joint] if group.joint >= 0 else None
    held: list[Word] = []
    number: Word | None = None
    before = 0
    vague = False
    for item in group.items:
        if isinstance(item, tuple):
            brackets.append((len(units), item))
        elif item in group.counts:
            if number is not None and number.name == "person" and number.end == words[item].start:
                number, vague = words[item], True
                continue
            if number is not None:
                stay = len(held) if before == 0 else before
                units.append(Unit(held[:stay], number, before, joint, vague))
                held, joint, vague = held[stay:], None, False
            number, before = words[item], len(held)
        elif item in group.vague:
            vague = True
        else:
            held.append(words[item])
    if held or number is not None or vague:
        units.append(Unit(held, number, before, joint, vague))
