"""What all rules about a sum of the form do alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Rule, place_of_cell
from govlint_rules.arithmetic.formulas import evidence_of, likely_cells, line_of, names_of, related_cells
from govlint_rules.arithmetic.sums import broken_sums, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Balance, Context, Diagnostic, Related, Report
    from govlint_rules.arithmetic.sums import Sum


class SumRule(Rule):
    """A rule that speaks where a sum of the form does not hold; a subclass says which sums.

    Its message may use ``line`` (the column, row or block), ``left`` and ``right`` (the names on either
    side), ``left_total``, ``right_total`` and ``difference``.
    """

    def covers(self, balance: Balance) -> bool:
        """Whether the rule is about a balance of the form."""
        raise NotImplementedError

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding at the first cell of each sum that does not hold."""
        for table in subject.bound.tables.values():
            broken = list(broken_sums(table, self.covers))
            likely = likely_cells(table) if broken else ()
            for each in broken:
                yield self._finding(each, likely)

    def _finding(self, broken: Sum, likely: tuple[Related, ...]) -> Diagnostic:
        return self.found(
            place_of_cell(broken.table, broken.left[0]),
            line=line_of(broken),
            left=names_of(broken.left, broken.balance),
            left_total=plain(broken.left_total),
            right=names_of(broken.right, broken.balance),
            right_total=plain(broken.right_total),
            difference=plain(abs(broken.left_total - broken.right_total)),
            evidence=evidence_of(broken),
            related=(*likely, *related_cells(broken, likely)),
        )
