"""What a finding on a broken assertion tells: its place, its formula, and what stands in its message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Evidence, Place, Related, Text
from govlint.packs.formulas import Formula, failures
from govlint.packs.messages import plain
from govlint.packs.places import where
from govlint_grammar.assertions.evaluation import term
from govlint_grammar.assertions.syntax import Key, Sum, keys_of, walk
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.packs.formulas import Failure
    from govlint.packs.places import Where
    from govlint.packs.rules import Asked
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.forms import Form

_NOTHING = Text("", "")
_PREVIOUS = "previous."


class Broken(NamedTuple):
    """What is told of a broken assertion; `value_of` gives what the names in a message stand for."""

    place: Place
    evidence: Evidence
    related: tuple[Related, ...]
    value_of: Callable[[str], Text]


def broken(asked: Asked, when: Asked | None, facts: Facts, column: str, form: Form, at: str) -> Broken:
    """Return what is to be told of an assertion that does not hold.

    Args:
        asked: the assertion.
        when: the condition under which it is asked.
        facts: the report's facts.
        column: the column in which it does not hold, or empty.
        form: the form for names.
        at: the key whose place is the finding's; empty for the first.
    """
    summands = {key.name for part in walk(asked.node) if isinstance(part, Sum) for key in keys_of(part)}
    place = where(facts, (*asked.keys, *(when.keys if when else ())), column, at, summands)
    found = failures(asked.node, facts, column)
    evidence = Formula(facts, form, column, asked.node).evidence(found, place.quote)
    return Broken(place.place, evidence, place.related, _Values(facts, column, place, found))


class _Values:
    """What the names in a message stand for."""

    def __init__(self, facts: Facts, column: str, at: Where, found: tuple[Failure, ...]) -> None:
        self._facts = facts
        self._column = column
        self._at = at
        self._failure = found[-1] if found else None

    def __call__(self, name: str) -> Text:
        failure = self._failure
        if name == "quote":
            return _same(self._at.quote)
        if name in ("column", "row"):
            return self._label(of_row=name == "row")
        if name in ("left", "right", "difference"):
            if failure is None:
                return _NOTHING
            return _same(failure.difference if name == "difference" else plain(getattr(failure, name)))
        key = Key(0, name.removeprefix(_PREVIOUS), previous=name.startswith(_PREVIOUS))
        return _same(plain(term(key)(self._facts, self._column)))

    def _label(self, *, of_row: bool) -> Text:
        """Return what the row or the column of the finding's cell is called."""
        cell = self._at.cell
        form = None if cell is None else cell.row if of_row else cell.column
        return _NOTHING if form is None else Text(form.label, form.en)


def _same(words: str) -> Text:
    return Text(words, words)
