"""From the words of a sentence to its phrases, and to the units in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.shapes import read_shape
from govlint_grammar.prose.units import Phrase, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.prose.shapes import Clause, Group
    from govlint_grammar.prose.words import Word

# Marks that end a group, and a word for an estimate that no number follows.
_MARKS = regex("[CPJ]")
_BARE_ABOUT = regex("A(?![NV])")


def phrases_of(words: list[Word], symbols: str) -> list[Phrase]:
    """Return the phrases of a sentence, those in a bracket after the one that holds it.

    Args:
        words: the words of the sentence.
        symbols: their symbols, brackets in pairs. A sentence that the grammar does not take has no phrases:
            what was not understood states nothing.
    """
    found: list[Phrase] = []
    if "O" in symbols:
        _collect(words, read_shape(symbols), None, found)
    elif "A" not in symbols or _BARE_ABOUT.search(symbols) is None:
        _cut(words, symbols, found)
    return found


def _cut(words: list[Word], symbols: str, found: list[Phrase]) -> None:
    """Cut a sentence without brackets at its marks.

    perf: what the grammar says of it comes to this, and most are such; the tests hold both together.
    """
    units: list[Unit] = []
    comma: Word | None = None
    joint: Word | None = None
    exact = "V" not in symbols and "R" not in symbols and "A" not in symbols
    first = 0
    for match in _MARKS.finditer(symbols):
        mark = match.start()
        if mark > first:
            _add_stretch(words, symbols, first, mark, joint, units, exact)
        first = mark + 1
        if symbols[mark] == "C":
            if units:
                found.append(Phrase(units, comma, None))
                units = []
            comma, joint = words[mark], None
        else:
            joint = words[mark]
    if len(words) > first:
        _add_stretch(words, symbols, first, len(words), joint, units, exact)
    if units:
        found.append(Phrase(units, comma, None))


def _add_stretch(
    words: list[Word],
    symbols: str,
    first: int,
    stop: int,
    joint: Word | None,
    units: list[Unit],
    exact: bool,
) -> None:
    """Add the units of a stretch of words between two marks; exact if all quantities are exact numbers."""
    held = words[first:stop]
    number = symbols.find("N", first, stop)
    if not exact or (number >= 0 and symbols.find("N", number + 1, stop) >= 0):
        items, counts, vague = _quantities(symbols[first:stop])
        _cut_units(held, joint, items, counts, vague, units, [])
    elif number >= 0:
        before = number - first
        units.append(Unit(held, held.pop(before), before, joint))
    else:
        units.append(Unit(held, None, 0, joint))


def _quantities(symbols: str) -> tuple[list[int | tuple[Clause, ...]], list[int], list[int]]:
    """Return the places of words and quantities, of the exact numbers, and of estimates and shares."""
    items: list[int | tuple[Clause, ...]] = []
    counts: list[int] = []
    vague: list[int] = []
    about = False
    for place, symbol in enumerate(symbols):
        if symbol == "A":
            about = True
            continue
        items.append(place)
        if symbol == "N" and not about:
            counts.append(place)
        elif symbol != "W":
            vague.append(place)
        about = False
    return items, counts, vague


def _collect(words: list[Word], clauses: tuple[Clause, ...], host: Unit | None, found: list[Phrase]) -> None:
    for comma, groups in clauses:
        units: list[Unit] = []
        brackets: list[tuple[int, tuple[Clause, ...]]] = []
        for group in groups:
            if group.simple:
                _add_simple(words, group, units)
            else:
                joint = words[group.joint] if group.joint >= 0 else None
                _cut_units(words, joint, group.items, group.counts, group.vague, units, brackets)
        if units:
            found.append(Phrase(units, words[comma] if comma >= 0 else None, host))
        for index, inner in brackets:
            _collect(words, inner, units[index] if index < len(units) else host, found)


def _add_simple(words: list[Word], group: Group, units: list[Unit]) -> None:
    """Add the unit of a group that is one stretch of words with at most one number."""
    joint, items, counts = group.joint, group.items, group.counts
    first = items[0]
    assert isinstance(first, int)  # noqa: S101 - a simple group holds indices only; this tells mypy
    held = words[first : first + len(items)]
    number: Word | None = None
    before = 0
    if counts:
        number = words[counts[0]]
        before = counts[0] - first
        del held[before]
    units.append(Unit(held, number, before, words[joint] if joint >= 0 else None))


def _own(held: list[Word], following: Word) -> int:
    """Return how many words after a number are its own.

    Those on a fee go with the amount that follows, and those on a notice with the count that follows it.
    """
    if held and held[-1].kind == "fee" and held[-1].name == "notice" and held[-1].end == following.start:
        for index, word in enumerate(held):
            if word.kind in ("decide", "fee"):
                return index
    if following.name in ("yuan", "wan"):
        for index, word in enumerate(held):
            if word.kind in ("fee", "charge"):
                return index
    return len(held)


def _cut_units(
    words: list[Word],
    joint: Word | None,
    items: Sequence[int | tuple[Clause, ...]],
    counts: Sequence[int],
    estimates: Sequence[int],
    units: list[Unit],
    brackets: list[tuple[int, tuple[Clause, ...]]],
) -> None:
    """Cut a group into units: a number takes the words before it, or, if there are none, those after it."""
    held: list[Word] = []
    number: Word | None = None
    before = 0
    vague = False
    share: Word | None = None
    for item in items:
        if isinstance(item, tuple):
            brackets.append((len(units), item))
        elif item in counts:
            if number is not None and number.name == "person" and number.end == words[item].start:
                number, vague = words[item], True
                continue
            if number is not None:
                stay = before or _own(held, words[item])
                units.append(Unit(held[:stay], number, before, joint, vague))
                held, joint, vague = held[stay:], None, False
            number, before = words[item], len(held)
        elif item in estimates:
            vague = True
            share = words[item] if words[item].kind == "share" else share
        else:
            held.append(words[item])
    if held or number is not None or vague:
        units.append(Unit(held, number, before, joint, vague, share))
