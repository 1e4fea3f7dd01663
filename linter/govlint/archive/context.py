"""What a rule of an archive may know besides the report that it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.rule import Context, NotAssessable, Rule
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.record import Spot
    from govlint.diagnostics import Diagnostic, Place

# What a rule of an archive may need besides the report.
PREVIOUS = "archive.previous"
PASSAGES = "archive.passages"
CHILDREN = "archive.children"
WHOLE = "archive.whole"
ARCHIVE_NEEDS = (PREVIOUS, PASSAGES, CHILDREN, WHOLE)

NO_PREVIOUS = Text(
    "需要与上一年度的报告对照，本次没有提供", "it needs last year's report, which is not given"
)


class SharedPassage(NamedTuple):
    """A stretch of prose that another agency's report of the archive has to the letter, set phrases apart.

    Attributes:
        section: the key of the section that it stands in.
        size: its characters, set phrases left out.
        here: where it stands in the report; there: where in the other.
        agencies: how many agencies of the archive have it.
    """

    section: str
    size: int
    here: Spot
    there: Spot
    other: ArchivedReport
    agencies: int


class Missed(NamedTuple):
    """Years of an agency without a report, with the report before and the one after.

    Attributes:
        years: the years, oldest first.
        before: the report on the year before them.
    """

    years: tuple[int, ...]
    before: ArchivedReport


@dataclass(frozen=True)
class ArchiveContext(Context):
    """What a rule of an archive may know besides the report. Read-only.

    Attributes:
        previous: last year's report of the agency; None where it is not there, or not one alone.
        twins: other reports of the same agency on the same year, in the order of their paths.
        missed: the years without a report just before this one; None if there are none.
        children: the reports on the same year under a summary report, for rules that need them.
        passages: prose that others have too, the longest first, for rules that need it.
        relatives: names of agencies that the configuration joins with the report's: what it was, what it has
            become, those above and beneath it.
    """

    previous: ArchivedReport | None = None
    twins: tuple[ArchivedReport, ...] = ()
    missed: Missed | None = None
    children: tuple[ArchivedReport, ...] = ()
    passages: tuple[SharedPassage, ...] = ()
    relatives: frozenset[str] = frozenset()

    def last_year(self) -> ArchivedReport:
        """Return last year's report.

        Raises:
            NotAssessable: there is none; a rule that needs `archive.previous` is not run then.
        """
        if self.previous is None:
            raise NotAssessable(NO_PREVIOUS)
        return self.previous


class ArchiveRule(Rule):
    """A rule that holds a report against other reports. Subclass it like `Rule`, with `compare` for `check`.

    It runs on each report of a run with several. Besides keys of the form it may need `archive.previous`,
    `archive.passages`, `archive.children` or `archive.whole` (a run over the whole archive); where those are
    not there it is not assessed.
    """

    scope: ClassVar[str] = "archive"

    def compare(self, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        """Yield the findings on a report.

        Args:
            report: the report, as the archive keeps it.
            context: what else the archive has, and the rule's options.

        Raises:
            NotAssessable: what the rule needs is not there, in a way that `needs` cannot say.
        """
        raise NotImplementedError

    def absent(self, agency: str, place: Place) -> Iterator[Diagnostic]:
        """Yield what is to be said of an agency that the configuration lists and that has no report.

        Asked once an agency, in a run over the whole archive.

        Args:
            agency: its name.
            place: where the configuration names it.
        """
        del agency, place
        return iter(())
