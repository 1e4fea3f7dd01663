"""What an archive has around one of its reports, looked up when a rule first asks for it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from govlint.archive.context import CHILDREN, PASSAGES, PREVIOUS, WHOLE, ArchiveContext, Missed
from govlint.archive.groups import is_same_in_another_format, without_suffix
from govlint.diagnostics import Text
from govlint_grammar.needs import unmet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.groups import Archive
    from govlint.rule import Context
    from govlint_grammar.forms import Form

_NOT_WHOLE = Text(
    "本次检查的不是整个文件夹，不知道其他年度有没有报告",
    "the run was not over one whole folder, so that it is not known which reports there are",
)


@lru_cache(maxsize=64)
def _no_report(year: int) -> Text:
    return Text(
        f"本次检查的报告中没有该机关{year}年度的报告", f"the run has no report of the agency on {year}"
    )


class Around:
    """The neighbours of a report."""

    def __init__(
        self, archive: Archive, report: ArchivedReport, forms: tuple[Form, ...], *, whole: bool
    ) -> None:
        self._archive = archive
        self._report = report
        self._forms = forms
        self._whole = whole

    def unmet(self, needs: Iterable[str]) -> Text | None:
        """Return why the archive does not have what a rule needs; None if it has it."""
        for need in needs:
            reason = self._unmet(need)
            if reason is not None:
                return reason
        return None

    def _unmet(self, need: str) -> Text | None:
        if need == PREVIOUS:
            return self._no_previous
        if need == CHILDREN:
            return self._no_children
        if need == WHOLE:
            return None if self._whole else _NOT_WHOLE
        return None if need == PASSAGES else unmet(self._report.tree, need, self._forms)

    def context(self, plain: Context, needs: Iterable[str]) -> ArchiveContext:
        """Return what a rule may know.

        Args:
            plain: what any rule may know.
            needs: what the rule declares that it needs; only then passages and children are looked up.
        """
        return ArchiveContext(
            plain.as_of,
            plain.form,
            plain.forms,
            plain.options,
            plain.dependents,
            previous=self._before[0] if len(self._before) == 1 else None,
            twins=self._twins,
            missed=self._missed,
            children=self._children if CHILDREN in needs else (),
            passages=self._archive.passages(self._report) if PASSAGES in needs else (),
            relatives=self._archive.names.relatives(self._report.agency),
        )

    @cached_property
    def _before(self) -> tuple[ArchivedReport, ...]:
        return self._archive.before(self._report.agency, self._report.year)

    @cached_property
    def _twins(self) -> tuple[ArchivedReport, ...]:
        same = self._archive.on(self._report.agency, self._report.year)
        own = without_suffix(self._report.path)
        return tuple(
            each
            for each in same
            if without_suffix(each.path) != own and not is_same_in_another_format(self._report, each)
        )

    @cached_property
    def _no_previous(self) -> Text | None:
        found = self._before
        if len(found) == 1:
            return None
        year = self._report.year - 1
        if not found:
            return _no_report(year)
        if len({each.agency for each in found}) > 1:
            return Text(
                f"该机关由几个机关合并而成，{year}年度的报告不止一份，无法逐项对照",
                f"the agency has come from several, whose reports on {year} cannot be compared one by one",
            )
        return Text(
            f"该机关{year}年度的报告不止一份，不知道应与哪一份对照",
            f"the agency has several reports on {year}, and which of them counts is not known",
        )

    @cached_property
    def _missed(self) -> Missed | None:
        agency, year = self._report.agency, self._report.year
        known = self._archive.years(agency)
        earlier = max((each for each in known if each < year), default=None)
        if earlier is None or earlier == year - 1:
            return None
        years = tuple(each for each in range(earlier + 1, year) if not self._archive.may_be_unread(each))
        before = self._archive.before(agency, earlier + 1)
        return Missed(years, before[0]) if years and before else None

    @cached_property
    def _children(self) -> tuple[ArchivedReport, ...]:
        names = self._archive.names.children(self._report.agency)
        found = (self._archive.on(name, self._report.year) for name in names)
        return tuple(report for reports in found for report in reports)

    @cached_property
    def _no_children(self) -> Text | None:
        """Return which report under a summary report is missing, or is there twice."""
        for name in self._archive.names.children(self._report.agency):
            found = self._archive.on(name, self._report.year)
            if not found:
                return Text(
                    f"本次检查的报告中没有{name}{self._report.year}年度的报告",
                    f"the run has no report of {name} on {self._report.year}",
                )
            if len(found) > 1:
                return Text(
                    f"{name}{self._report.year}年度的报告不止一份",
                    f"there are several reports of {name} on {self._report.year}",
                )
        return None
