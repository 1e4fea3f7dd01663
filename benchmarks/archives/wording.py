"""Narratives that say something else for every agency and every year."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

_NUMBERS = {"month": (1, 12), "day": (2, 27), "number": (11, 98), "few": (2, 9)}


@cache
def _words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    """Return the words by their kinds, and the sentences by their names."""
    words: dict[str, tuple[str, ...]] = {}
    sentences: dict[str, str] = {}
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines():
        key, mark, rest = line.partition(" ")
        if key.endswith(":") and mark:
            words[key[:-1]] = (*words.get(key[:-1], ()), *rest.split())
        elif key.endswith("."):
            sentences[key[:-1]] = rest
    return words, sentences


class _Draw(dict[str, str]):
    """Draws a word for each name in a sentence; the same kind of word not twice in a row."""

    def __init__(self, rng: random.Random, **fixed: str) -> None:
        super().__init__(fixed)
        self._rng = rng
        self._last: dict[str, str] = {}

    def __missing__(self, name: str) -> str:
        if name in _NUMBERS:
            return str(self._rng.randint(*_NUMBERS[name]))
        words = _words()[0][name]
        drawn = self._rng.choice(words)
        while drawn == self._last.get(name):
            drawn = self._rng.choice(words)
        self._last[name] = drawn
        return drawn.format_map(self) if "{" in drawn else drawn


class Writer:
    """Writes the sections of one report."""

    def __init__(self, rng: random.Random, agency: str, year: int) -> None:
        self._rng = rng
        self._agency = agency
        self._year = year
        self._used: set[str] = set()

    def sections(self) -> dict[str, str]:
        """Return the narrative by the names of `Edits`."""
        return {
            "overview": f"{self._year}年，{self._agency}{self._sentence('theme')}",
            "overview.proactive": self._some("published", 2, 4),
            "overview.on_request": self._some("service", 1, 3) + self._sentence("tables"),
            "overview.management": self._some("management", 2, 4),
            "overview.platform": self._some("platform", 1, 3),
            "overview.supervision": self._some("training", 1, 3)
            + self._sentence("reviewed")
            + self._sentence("none"),
            "problems": self._problems(),
        }

    def _some(self, name: str, fewest: int, most: int) -> str:
        return "".join(self._sentence(name) for _ in range(self._rng.randint(fewest, most)))

    def _sentence(self, name: str) -> str:
        """Return a sentence that the report does not have yet."""
        template = _words()[1][name]
        while True:
            made = template.format_map(_Draw(self._rng, year=str(self._year)))
            if made not in self._used:
                self._used.add(made)
                return made

    def _problems(self) -> str:
        words, sentences = _words()
        first, second = self._rng.sample(words["topic"], 2)
        draw = _Draw(self._rng, first=first, second=second)
        return "\n".join(sentences[name].format_map(draw) for name in ("lacking", "mended"))
