"""A denial and what it denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit
    from govlint_grammar.prose.words import Word


class Denial:
    """A denial and what it denies.

    Attributes:
        word: the word of denial.
        denied: what it denies, by the members of the enumeration.
        start: the words of its statements run from here …
        end: … to here.
        trailing: whether the word stands after what it denies.
    """

    __slots__ = ("denied", "end", "passage", "phrase", "start", "trailing", "word")

    def __init__(
        self,
        passage: Passage,
        phrase: Phrase,
        word: Word,
        denied: list[Unit],
        start: int,
        end: int,
        trailing: bool,
    ) -> None:
        self.passage = passage
        self.phrase = phrase
        self.word = word
        self.denied = denied
        self.start = start
        self.end = end
        self.trailing = trailing

    @property
    def is_policy(self) -> bool:
        """Whether it speaks of what is not done at all (不收取), and so not surely of the year."""
        return self.word.name == "policy"

    def deny(self, key: str, certain: bool = True, channel: str | None = None) -> None:
        """Draft that there was none."""
        self.passage.deny(key, self.start, self.end, certain=certain and not self.is_policy, channel=channel)


def phrase_end(text: str, at: int) -> int:
    """Return where the clause ends in which a place lies, or a little after the place."""
    end = at
    while end < len(text) and end < at + 16 and text[end] not in "，。；、：！？\n,;（()）":
        end += 1
    return end
