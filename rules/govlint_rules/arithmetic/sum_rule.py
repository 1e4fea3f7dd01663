"""What all rules about a sum of the form do alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from govlint.api import Applicability, Edit, Fix, Rule, Text, place_of_cell
from govlint_rules.arithmetic.formulas import evidence_of, likely_cells, line_of, names_of, related_cells
from govlint_rules.arithmetic.sums import broken_sums, plain, sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Balance, Context, Diagnostic, Related, Report
    from govlint_rules.arithmetic.sums import Sum


class SumRule(Rule):
    """A rule that speaks where a sum of the form does not hold; a subclass says which sums.

    Its message may use ``line`` (the column, row or block), ``left`` and ``right`` (the names on either
    side), ``left_total``, ``right_total`` and ``difference``.
    """

    fixable: ClassVar[Applicability | None] = Applicability.UNSAFE

    def covers(self, balance: Balance) -> bool:
        """Whether the rule is about a balance of the form."""
        raise NotImplementedError

    def message_of(self, balance: Balance) -> str:
        """Return the name of the message for a balance."""
        return "default"

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
            self.message_of(broken.balance),
            line=line_of(broken),
            left=names_of(broken.left, broken.balance),
            left_total=plain(broken.left_total),
            right=names_of(broken.right, broken.balance),
            right_total=plain(broken.right_total),
            difference=plain(abs(broken.left_total - broken.right_total)),
            evidence=evidence_of(broken),
            related=(*likely, *related_cells(broken, likely)),
            fix=_fix(broken),
        )


def _fix(broken: Sum) -> Fix | None:
    """Return the fix that makes a total the sum of its parts; None if another sum would not hold then.

    Which of the numbers is wrong only the agency knows, so that it is never a safe one.
    """
    total, right = broken.left[0], broken.right_total
    if len(broken.left) > 1 or total.cell is None or total.cell.text != plain(broken.left_total):
        return None
    change = right - broken.left_total
    for each in sums(broken.table):
        weight = each.left.count(total) - each.right.count(total)
        if weight and each.left_total - each.right_total + weight * change:
            return None
    number = plain(right)
    message = Text(
        f"核对各项；确认是总计有误的，改为 {number}",
        f"go over the parts; if the total is wrong, write {number}",
    )
    return Fix(message, (Edit(total.cell.span, number),), Applicability.UNSAFE)
