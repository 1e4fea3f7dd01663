"""Rules that hold what the prose says against what the tables say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Verdict
from govlint.packs.rules import PackRule, asked
from govlint_grammar.comparing.comparison import differing
from govlint_grammar.comparing.key_patterns import key_pattern
from govlint_grammar.statement_types import OutcomeClaim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Diagnostic
    from govlint.packs.data import Compared
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts, Given
    from govlint_grammar.comparing.comparison import Comparison
    from govlint_grammar.tree import Report


class CompareRule(PackRule):
    """A rule with `compares`: a finding for each statement that differs from the tables."""

    def is_silent(self, subject: Report) -> bool:
        """Whether every statement fits the tables."""
        return not differing(subject)

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the base
        """Yield a finding for each fault: the same words, or one number of one key however often said."""
        found = differing(facts.report)
        if not found:
            return
        from govlint.packs.comparisons_in_words import DOUBTFUL, gathered, told_of  # most statements fit

        spoken = [(each, entry) for each in found if (entry := self._entry_for(each, facts)) is not None]
        groups = gathered([each for each, entry in spoken if not entry.once])
        for entry in self.data.compares:
            if entry.once:
                groups += _once(entry, [each for each, own in spoken if own is entry])
        for same in groups:
            told = told_of(facts.report, same, self.messages.get("further"))
            message = "default" if told.verdict is Verdict.FAIL else "review"
            yield self.finding(
                told.place,
                told.values.__getitem__,
                message=message,
                wording=self.messages.get(message, DOUBTFUL),
                verdict=told.verdict,
                evidence=told.evidence,
                related=told.related,
            )

    def _entry_for(self, comparison: Comparison, facts: Facts) -> Compared | None:
        """Return the entry under which the rule speaks of a statement; None if it does not."""
        key = comparison.statement.key
        for entry in self.data.compares:
            if not key_pattern(entry.keys)(key) or key_pattern(entry.excepted)(key):
                continue
            if entry.when is None and entry.unless is None:
                return entry
            here = facts.with_values(_given(comparison, facts.report))
            applies = entry.when is None or asked(entry.when).holds(here, "") is True
            if applies and (entry.unless is None or asked(entry.unless).holds(here, "") is not True):
                return entry
        return None


def _once(entry: Compared, found: Sequence[Comparison]) -> list[list[Comparison]]:
    """Return the one fault of an entry: its first number, of a key named in full if there is one."""
    ranked = sorted(found, key=lambda each: each.statement.key not in entry.keys)
    same = [each for each in ranked if each.statement.key == ranked[0].statement.key]
    return [same] if same else []


def _given(comparison: Comparison, report: Report) -> Given:
    """Return what the keys of a comparison stand for."""
    statement = comparison.statement
    return {
        "comparison.said": comparison.said,
        "comparison.counted": comparison.counted,
        "comparison.key": statement.key,
        "comparison.words": statement.quote,
        "comparison.denied": statement.none,
        "comparison.handed_on": lambda: any(
            f"{claim.block}.{claim.outcome}" == statement.key
            and claim.span.start < statement.span.end
            and statement.span.start < claim.span.end
            for claim in report.prose.claims
            if isinstance(claim, OutcomeClaim)
        ),
    }
