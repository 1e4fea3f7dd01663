"""Rules that state what must hold: a sum, a comparison, something that is present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.rules import PackRule
from govlint.rule import NotAssessable
from govlint_grammar.assertions.keys import takes_columns
from govlint_grammar.assertions.syntax import Sum, keys_of, walk
from govlint_grammar.assertions.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.packs.formulas import Failure
    from govlint.packs.places import Where
    from govlint.packs.rules import Asked
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.forms import Form

_NOTHING = Text("", "")


class AssertionRule(PackRule):
    """A rule with `assert`: a finding for each assertion that is false, on each column if it says so."""

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each assertion that is false.

        Raises:
            NotAssessable: none is false, and one is not known to be true.
        """
        unknown: Unknown | None = None
        silent = True
        for asked in self.stated().asserts:
            for column in _columns(asked, facts):
                truth = self._truth(asked, facts, column)
                if isinstance(truth, Unknown):
                    unknown = unknown or truth
                elif not truth:
                    silent = False
                    yield self._finding(asked, facts, column, context.form_for(facts.report))
        if silent and unknown is not None:
            raise NotAssessable(unknown.reason)

    def _truth(self, asked: Asked, facts: Facts, column: str) -> bool | Unknown:
        when = self.stated().when
        if when is not None and when.each_column:
            applies = when.holds(facts, column)
            if applies is not True:
                return applies if isinstance(applies, Unknown) else True
        return asked.holds(facts, column)

    def _finding(self, asked: Asked, facts: Facts, column: str, form: Form) -> Diagnostic:
        # What tells of a finding is not needed where there is none.
        from govlint.packs.formulas import Formula, failures
        from govlint.packs.places import where

        keys = asked.keys
        when = self.stated().when
        summands = {key.name for part in walk(asked.node) if isinstance(part, Sum) for key in keys_of(part)}
        at = where(facts, (*keys, *(when.keys if when else ())), column, self.data.at, summands)
        formula = Formula(facts, form, column, asked.node)
        broken = failures(asked.node, facts, column)
        values = _Values(facts, column, at, broken, form)
        return self.finding(at.place, values, evidence=formula.evidence(broken, at.quote), related=at.related)


def _columns(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """Return the columns that an assertion is asked of; one nameless one if it is on none."""
    if not asked.each_column:
        return ("",)
    keys = (key.name for key in asked.keys if takes_columns(key.name, facts.forms))
    return next((columns for key in keys if (columns := facts.columns(key))), ("",))


class _Values:
    """What the names in a message stand for."""

    def __init__(self, facts: Facts, column: str, at: Where, broken: tuple[Failure, ...], form: Form) -> None:
        self._facts = facts
        self._column = column
        self._at = at
        self._broken = broken[-1] if broken else None
        self._form = form

    def __call__(self, name: str) -> Text:
        from govlint.packs.formulas import plain

        broken = self._broken
        if name == "quote":
            return _same(self._at.quote)
        if name in ("column", "row"):
            return self._label(of_row=name == "row")
        if name in ("left", "right", "difference"):
            if broken is None:
                return _NOTHING
            return _same(broken.difference if name == "difference" else plain(getattr(broken, name)))
        return _same(plain(self._facts.value(name, self._column)))

    def _label(self, *, of_row: bool) -> Text:
        """Return what the row or the column of the finding's cell is called."""
        cell = self._at.cell
        form = None if cell is None else cell.row if of_row else cell.column
        return _NOTHING if form is None else Text(form.label, form.en)


def _same(words: str) -> Text:
    return Text(words, words)
