"""Rules about the sums that the form itself asks for: those that do not hold, and totals left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.packs.rules import PackRule
from govlint_grammar.sums.blank_totals import blank_totals
from govlint_grammar.sums.lines import broken_sums, exceeding, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.packs.sums_in_words import Told
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.binding import BoundTable
    from govlint_grammar.forms import Balance
    from govlint_grammar.tree import Report


class BalanceRule(PackRule):
    """A rule with `balances`: the form says what adds up, the rule what is made of it."""

    def is_silent(self, subject: Report) -> bool:
        """Whether all sums hold; for blank totals, whether every cell holds a number."""
        found = faults(subject)
        fault = self.data.balances[0].fault
        return not (found.unread if fault == "blank" else getattr(found, fault))

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the base
        """Yield a finding for each line that is at fault; of blank totals, for each table."""
        fault = self.data.balances[0].fault
        told = {"differs": self._differing, "blank": self._blank, "exceeds": self._exceeding}[fault]
        for table in facts.report.bound.tables.values():
            for each in told(table):
                yield self.finding(
                    each.place,
                    each.values.__getitem__,
                    message=each.message if each.message in self.messages else "default",
                    evidence=each.evidence,
                    related=each.related,
                    fix=each.fix,
                )

    def _covers(self, balance: Balance) -> bool:
        return any(entry.covers(balance) for entry in self.data.balances)

    def _message(self, balance: Balance) -> str:
        return next(entry.message for entry in self.data.balances if entry.covers(balance))

    def _differing(self, table: BoundTable) -> Iterator[Told]:
        broken = list(broken_sums(table, self._covers))
        if not broken:
            return
        from govlint.packs.sums_in_words import likely_cells, told_of_sum  # most sums hold

        likely = likely_cells(table)  # remembered, as several rules speak of the sums of a table
        for each in broken:
            yield told_of_sum(each, likely, self._message(each.balance))

    def _blank(self, table: BoundTable) -> Iterator[Told]:
        blank = blank_totals(table, self._covers)
        if blank:
            from govlint.packs.blanks_in_words import told_of_blanks

            yield told_of_blanks(table, blank)

    def _exceeding(self, table: BoundTable) -> Iterator[Told]:
        for each in exceeding(table, self._covers):
            from govlint.packs.sums_in_words import told_of_excess

            yield told_of_excess(table, each, self.messages)
