"""Rules that ask the same of each thing of a kind: each telephone number, each fee, each percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Evidence, Text
from govlint.packs.messages import filled, plain
from govlint.packs.rules import PackRule, facts_of
from govlint.packs.things import has_none, things
from govlint.rule import NotAssessable
from govlint_grammar.assertions.evaluation import term
from govlint_grammar.assertions.syntax import decode
from govlint_grammar.assertions.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.packs.things import Thing
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.tree import Report

_LONGEST_QUOTE = 36


class EachRule(PackRule):
    """A rule with `each` and `assert`: a finding for each thing of which one of the assertions is false."""

    asks_each = True

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Return the findings; the condition is asked of each thing, so that without any there is none."""
        return iter(()) if has_none(self.data.each, subject) else self.on(facts_of(subject, context), context)

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the base
        """Yield a finding for the first assertion that is false of each thing.

        Raises:
            NotAssessable: none is false, and one is not known to be true.
        """
        unknown: Unknown | None = None
        silent = True
        for thing in things(self.data.each, facts):
            of_thing = facts.with_values(thing.given)
            # Most things are in order: only of others it matters whether the rule applies to them.
            index, truth = self._first_broken(of_thing)
            applies = False if truth is True else self._applies(of_thing)
            if applies is False:
                continue
            open_question = next((each for each in (applies, truth) if isinstance(each, Unknown)), None)
            if open_question is not None:
                unknown = unknown or open_question
                continue
            silent = False
            yield self._finding(index, thing, of_thing)
        if silent and unknown is not None:
            raise NotAssessable(unknown.reason)

    def _applies(self, facts: Facts) -> bool | Unknown:
        when = self.stated().when
        return when is None or when.holds(facts, "")

    def _first_broken(self, facts: Facts) -> tuple[int, bool | Unknown]:
        """Return the number of the first assertion that is false, or -1 and whether all are true."""
        unknown: Unknown | None = None
        for index, asked in enumerate(self.stated().asserts):
            truth = asked.holds(facts, "")
            if isinstance(truth, Unknown):
                unknown = unknown or truth
            elif not truth:
                return index, False
        return -1, True if unknown is None else unknown

    def _finding(self, index: int, thing: Thing, facts: Facts) -> Diagnostic:
        must = self.stated().asserts[index]
        value_of = self._values(thing, facts)
        return self.finding(
            thing.place(),
            value_of,
            message=must.message,
            verdict=must.verdict,
            evidence=self._evidence(thing, value_of),
            related=thing.related(),
        )

    def _evidence(self, thing: Thing, value_of: Callable[[str], Text]) -> Evidence:
        shown = self.data.shown
        if shown is None:
            return Evidence(found=thing.value, quote=thing.words)
        return Evidence(
            formula=filled(shown.formula, value_of) if shown.formula.zh else None,
            expected=filled(_same(shown.expected), value_of).zh,
            found=filled(_same(shown.found), value_of).zh,
            quote=thing.words,
        )

    def _values(self, thing: Thing, facts: Facts) -> Callable[[str], Text]:
        def value_of(name: str) -> Text:
            if name == "quote":
                flat = "".join(thing.words.split())
                cut = flat if len(flat) <= _LONGEST_QUOTE else f"{flat[: _LONGEST_QUOTE - 1]}…"
                return _same(cut)
            if name in self.data.terms:
                return _same(plain(term(decode(self.data.terms[name]))(facts, "")))
            return _same(plain(facts.value(name)))

        return value_of


def _same(words: str) -> Text:
    return Text(words, words)
