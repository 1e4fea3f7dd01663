"""Rules that state what must hold: a sum, a comparison, something that is present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.packs.rules import PackRule
from govlint.rule import NotAssessable
from govlint_grammar.assertions.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.packs.rules import Asked
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.forms import Form


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
            for column, truth in self._truths(asked, facts):
                if isinstance(truth, Unknown):
                    unknown = unknown or truth
                elif not truth:
                    silent = False
                    yield self._finding(asked, facts, column, context.form_for(facts.report))
        if silent and unknown is not None:
            raise NotAssessable(unknown.reason)

    def _truths(self, asked: Asked, facts: Facts) -> Iterator[tuple[str, bool | Unknown]]:
        """Yield whether an assertion holds on each column; one nameless one if it is on none."""
        question, columns = asked.question, _columns(asked, facts)
        if question is None:
            for column in columns:
                yield column, self._worked_out(asked, facts, column)
            return
        known = question.answers
        for column, numbers in facts.numbers(question, columns):
            truth = known.get(numbers) if numbers is not None else None
            if truth is None:
                worked_out = self._worked_out(asked, facts, column)
                if numbers is not None and isinstance(worked_out, bool):
                    question.answer(numbers, worked_out)
                yield column, worked_out
            elif not truth:
                yield column, truth

    def _worked_out(self, asked: Asked, facts: Facts, column: str) -> bool | Unknown:
        when = self.stated().when
        if when is not None and when.each_column:
            applies = when.holds(facts, column)
            if applies is not True:
                return applies if isinstance(applies, Unknown) else True
        return asked.holds(facts, column)

    def _finding(self, asked: Asked, facts: Facts, column: str, form: Form) -> Diagnostic:
        from govlint.packs.broken import broken  # most reports break nothing

        when = self.stated().when
        told = broken(asked, when, facts, column, form, self.data.at)
        return self.finding(
            told.place,
            told.value_of,
            message=asked.message,
            verdict=asked.verdict,
            evidence=told.evidence,
            related=told.related,
        )


def _columns(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """Return the columns that an assertion is asked of; one nameless one if it is on none."""
    if not asked.each_column:
        return ("",)
    return next((columns for key in asked.keys if (columns := facts.columns(key.name))), ("",))
