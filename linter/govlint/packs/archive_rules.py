"""Rules that hold a report's figures against last year's: assertions with `previous.` in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from govlint.archive.context import ArchiveRule
from govlint.diagnostics import Text
from govlint.packs.assertion_rules import AssertionRule
from govlint_grammar.assertions.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.context import ArchiveContext
    from govlint.diagnostics import Diagnostic
    from govlint.packs.rules import Asked
    from govlint.rule import Context
    from govlint_grammar.forms import Form

_LAST_YEAR = Text("上年度此处填 {value}", "last year it said {value}")


class PreviousRule(AssertionRule, ArchiveRule):
    """A rule with `assert` that speaks of last year's report."""

    scope: ClassVar[str] = "archive"
    _before: ArchivedReport

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield a finding for each assertion that is false.

        Raises:
            NotAssessable: there is no report of last year, or something that is asked for is not known.
        """
        self._before = context.last_year()
        before = _facts(self._before, context)
        yield from self.on(_facts(report, context).after(before), context)

    def _finding(self, asked: Asked, facts: Facts, column: str, form: Form) -> Diagnostic:
        finding = super()._finding(asked, facts, column, form)
        before = facts.previous()
        related = list(finding.related)
        for key in asked.keys:
            if key.previous and isinstance(before, Facts):
                for cell in before.cells(key.name, column):
                    value = "—" if cell.number is None else str(cell.number)
                    words = Text(_LAST_YEAR.zh.format(value=value), _LAST_YEAR.en.format(value=value))
                    related.append(self._before.related_figure(cell.key, words))
        return finding._replace(related=tuple(related))


def _facts(report: ArchivedReport, context: Context) -> Facts:
    edition = report.record.edition or ""
    return Facts(report.tree, context.forms, as_of=context.as_of, edition=edition)
