"""Figures of an agency that go on from year to year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.form_keys import cell_keys

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping

    from govlint_grammar.forms import Form

Figures = dict[str, int]
COLUMNS = ("individual", "business", "other")
_BLOCKS = ("reconsideration", "direct_suit")
_RESULTS = (
    "requests.granted",
    "requests.partly_granted",
    "requests.refused.internal_affairs",
    "requests.refused.deliberative",
    "requests.unavailable.not_held",
    "requests.unavailable.needs_creation",
    "requests.declined.petition",
    "requests.declined.repeated",
)
_ISSUING = 0.3  # of agencies issue normative documents
_DISPUTED = 0.3


class Books:
    """The registers of an agency: what is carried from one year to the next."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._size = rng.choice((0, 2, 6, 15))
        self._work = rng.randrange(25, 400) if rng.random() < 0.6 else 0
        self._issues = rng.random() < _ISSUING
        self._disputed = rng.random() < _DISPUTED and self._size > 0
        self._pending: dict[str, int] = dict.fromkeys(_BLOCKS, 0)
        self._open: dict[str, int] = dict.fromkeys(COLUMNS, 0)
        self._stock = rng.randrange(3, 40) if self._issues else 0
        # An agency refuses and grants for the same reasons every year, in about the same parts.
        self._results = {column: tuple(rng.sample(_RESULTS, 2)) for column in COLUMNS}
        if self._disputed:  # since 2024 what was refused is not sued about at once
            self._results["individual"] = ("requests.granted", "requests.unavailable.not_held")

    def year(self, form: Form) -> Figures:
        """Return the figures of the next year; cells that are not there are 0."""
        made = self._requests()
        made |= self._disputes()
        made |= self._work_done(form)
        return made

    def _requests(self) -> Figures:
        rng, made = self._rng, Figures()
        for column in COLUMNS:
            came = rng.randrange(self._size, 2 * self._size + 1) if self._size else 0
            open_, left = self._open[column], 0
            if came > 2:
                left = rng.randrange(0, 3)
            settled = came + open_ - left
            made[f"requests.received[{column}]"] = came
            made[f"requests.carried_in[{column}]"] = open_
            made[f"requests.carried_out[{column}]"] = left
            first = settled * rng.randrange(40, 61) // 100
            one, other = self._results[column]
            made[f"{one}[{column}]"] = first
            made[f"{other}[{column}]"] = settled - first
            self._open[column] = left
        return made

    def _disputes(self) -> Figures:
        rng, made = self._rng, Figures()
        for block in _BLOCKS:
            before = self._pending[block]
            came = rng.randrange(0, 3) if self._disputed else 0
            left = rng.randrange(0, min(2, before + came) + 1) if before + came else 0
            made[f"disputes.{block}.pending"] = left
            made[f"disputes.{block}.upheld"] = before + came - left
            self._pending[block] = left
        return made

    def _work_done(self, form: Form) -> Figures:
        rng, made = self._rng, Figures()
        keys = cell_keys(form.table("proactive"))
        for kind in ("licences", "penalties"):
            if self._work:
                made[f"proactive.{kind}.decisions"] = rng.randrange(self._work, 2 * self._work)
        if "proactive.normative_documents.in_force" in keys and self._issues:
            issued, repealed = rng.randrange(0, 6), rng.randrange(0, 3)
            self._stock += issued - repealed
            made["proactive.normative_documents.issued"] = issued
            made["proactive.normative_documents.repealed"] = repealed
            made["proactive.normative_documents.in_force"] = self._stock
        return made

    def restate(self, figures: Mapping[str, int]) -> None:
        """Go on from what a report states, which may not be the truth."""
        for column in COLUMNS:
            self._open[column] = figures[f"requests.carried_out[{column}]"]
        for block in _BLOCKS:
            self._pending[block] = figures[f"disputes.{block}.pending"]
        self._stock = figures.get("proactive.normative_documents.in_force", self._stock)


def summed(parts: Iterable[Mapping[str, int]]) -> Figures:
    """Return the sum of figures."""
    total: Figures = {}
    for part in parts:
        for key, number in part.items():
            total[key] = total.get(key, 0) + number
    return total
