"""Archives made report by report: text and truth, the same for the same seed, however many."""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.archives.drafts import NEW_FORM, Draft
from benchmarks.archives.faults import chosen, true_of
from benchmarks.archives.figures import Books, summed
from benchmarks.archives.names import groups
from benchmarks.archives.spoiling import spoiled
from benchmarks.archives.wording import Writer
from govlint_grammar.form_loader import packaged_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.archives.faults import Fault
    from benchmarks.archives.names import Group

_FIRST, _LAST = 2019, 2025
_FEWEST_YEARS = 3
_POOL = 200
_STEADY_WORK = 20


class Made(NamedTuple):
    """A report that was made.

    Attributes:
        path: where it belongs, relative to the archive.
        truth: what is wrong with it; None if nothing is.
    """

    path: str
    text: str
    truth: Mapping[str, object] | None = None


class _Series(NamedTuple):
    """An agency while its reports are made.

    Attributes:
        fixed: whether its reports have no faults, because a summary sums them up.
    """

    name: str
    years: range
    books: Books
    fixed: bool


class Maker:
    """Makes an archive; the same seed and share make the same.

    Args:
        seed: what decides everything.
        faults: the share of reports with a fault.

    Attributes:
        summaries: the agencies with summary reports, and whose reports those sum up; filled while it makes.
    """

    def __init__(self, seed: int, faults: float) -> None:
        self.summaries: dict[str, tuple[str, ...]] = {}
        self._rng = random.Random(seed)
        self._share = faults
        self._forms = {form.edition: form for form in packaged_forms()}
        self._pool: deque[Draft] = deque(maxlen=_POOL)

    def reports(self, count: int) -> Iterator[Made]:
        """Yield reports, whole agencies at a time, until there are so many or no more names."""
        done = 0
        for group in groups(self._rng):
            for made in self._group(group):
                done += 1
                yield made
            if done >= count:
                return

    def _group(self, group: Group) -> Iterator[Made]:
        rng = self._rng
        first = rng.randrange(_FIRST, _LAST - _FEWEST_YEARS + 2)
        years = range(first, rng.randrange(first + _FEWEST_YEARS - 1, _LAST + 1) + 1)
        drafts: dict[int, list[Draft]] = {year: [] for year in years}
        for name in group.departments:
            series = _Series(name, years, Books(rng), bool(group.summary))
            for made, draft in self._series(series):
                yield made
                drafts[draft.year].append(draft)
        if group.summary:
            self.summaries[group.summary] = group.departments
            yield from self._summaries(group, drafts)

    def _series(self, series: _Series) -> Iterator[tuple[Made, Draft]]:
        before: Draft | None = None
        gap = False
        for year in series.years:
            draft = self._draft(series.name, year, series.books)
            if gap:
                gap = False
                yield Made(_path(draft), draft.text(), true_of(_GAP, _path(draft), year, draft.agency)), draft
                before = None
                series.books.restate(draft.figures)
                continue
            fault = None if series.fixed else self._fault(draft, before, series.years)
            if fault is _GAP:
                gap = True
                continue
            twin = fault is not None and fault.name == "duplicate"
            made, draft = self._made(draft, before, None if twin else fault)
            yield made, draft
            if twin and fault is not None:
                path = _path(draft, "b")
                yield Made(path, draft.text(), true_of(fault, path, year, draft.agency)), draft
            # On a report with a fault no second one is built, so that each stands for itself.
            before = draft if fault is None else None
            series.books.restate(draft.figures)
            if fault is None:
                self._pool.append(draft)

    def _summaries(self, group: Group, drafts: Mapping[int, list[Draft]]) -> Iterator[Made]:
        for year, parts in drafts.items():
            figures = summed(draft.figures for draft in parts)
            draft = Draft(group.summary, year, figures, Writer(self._rng, group.summary, year).sections())
            fault = _CHILDREN if self._rng.random() < self._share else None
            yield self._made(draft, None, fault)[0]

    def _made(self, draft: Draft, before: Draft | None, fault: Fault | None) -> tuple[Made, Draft]:
        path = _path(draft)
        if fault is None:
            return Made(path, draft.text()), draft
        source = self._source(draft) if fault.name == "other-agency" else None
        stated, text = spoiled(fault, draft, before, source, self._rng)
        return Made(path, text, true_of(fault, path, draft.year, draft.agency)), stated

    def _draft(self, name: str, year: int, books: Books) -> Draft:
        form = self._forms["2019" if year < NEW_FORM else "2021"]
        return Draft(name, year, books.year(form), Writer(self._rng, name, year).sections())

    def _fault(self, draft: Draft, before: Draft | None, years: range) -> Fault | None:
        if self._rng.random() >= self._share:
            return None
        return chosen(self._rng, self._have(draft, before, years))

    def _have(self, draft: Draft, before: Draft | None, years: range) -> set[str]:
        have = (
            {"middle"}
            if years[0] < draft.year < years[-1]
            else {"last"}
            if draft.year == years[-1]
            else set()
        )
        if any(each.year < draft.year and each.agency[:6] != draft.agency[:6] for each in self._pool):
            have.add("pool")
        if before is None:
            return have
        have.add("previous")
        if before.edition == draft.edition:
            have |= _of_both(draft, before)
        if any(before.figures[f"disputes.{block}.pending"] for block in ("reconsideration", "direct_suit")):
            have.add("pending")
        return have

    def _source(self, draft: Draft) -> Draft:
        """Return an earlier report of a distant agency, which is copied once only."""
        found = next(
            each for each in self._pool if each.year < draft.year and each.agency[:6] != draft.agency[:6]
        )
        self._pool.remove(found)
        return found


def _of_both(draft: Draft, before: Draft) -> set[str]:
    """Return what a report and the one before it have."""
    stock, licences = "proactive.normative_documents.in_force", "proactive.licences.decisions"
    have: set[str] = set()
    if stock in draft.figures and stock in before.figures:
        have.add("stock")
    if draft.figures.get(licences, 0) and before.figures.get(licences, 0):
        have.add("work")
        columns = ("individual", "business", "other")
        if all(
            before.figures[f"requests.carried_{way}[{column}]"] == 0
            for way in ("in", "out")
            for column in columns
        ):
            have.add("steady")
    return have


def _path(draft: Draft, mark: str = "") -> str:
    return f"{draft.agency[:6]}/{draft.agency[6:]}/{draft.year}{mark}.txt"


def _named(name: str) -> Fault:
    from benchmarks.archives.faults import CROSS

    return next(fault for fault in CROSS if fault.name == name)


_GAP, _CHILDREN = _named("gap"), _named("children")
