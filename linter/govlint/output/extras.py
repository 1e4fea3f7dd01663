"""What text outputs may show besides findings: what held, what was not assessed, and counts by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.page_text import page_of
from govlint.output.statistics import Statistics
from govlint.output.tally import Tallying, summed_up
from govlint.output.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View


def with_extras(findings: Iterable[str], run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the findings, and then what else is wanted; the summary comes last."""
    yield from findings
    if view.passed:
        for outcome in run.files:
            if outcome.is_report:
                yield from _passed(outcome, view)
    tail = Tail(view)
    for outcome in run.files:
        tail.add(outcome)
    yield from tail.lines()


class Tail:
    """What a text output ends with, gathered a file after another: counts, and the summary."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tallying = Tallying()
        self._statistics = Statistics()

    def add(self, outcome: FileOutcome, *, again: bool = False) -> None:
        """Add what was found in a file; ``again`` for more findings in one that has been added already."""
        self._tallying.add(outcome, again=again)
        if self._view.statistics:
            self._statistics.add(outcome)

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        if self._view.statistics:
            yield from self._statistics.lines(self._view)
        if self._view.summary:
            yield summed_up(self._tallying.tally(), self._view.lang)


def held(outcome: FileOutcome) -> list[str]:
    """Return the codes of the rules that ran on a file and found nothing there."""
    broken = {finding.code for finding in outcome.diagnostics}
    broken.update(each.diagnostic.code for each in outcome.suppressed)
    return [code for code in outcome.checked if code not in broken]


def _passed(outcome: FileOutcome, view: View) -> Iterator[str]:
    palette = Palette(view.color)
    yield palette.strong(visible(outcome.path))
    for code in held(outcome):
        complaint = page_of(view.registry.rule(code), view.lang).complaint
        shown = f"{words.HELD.in_language(view.lang)} {code}"
        yield f"  {palette.good(shown)}  {words.NOT_FOUND.in_language(view.lang)}{visible(complaint)}"
    for each in outcome.not_assessed:
        reason = visible(each.reason.in_language(view.lang))
        yield f"  {palette.faint(f'{words.OPEN.in_language(view.lang)} {each.code}')}  {reason}"
    for gone in outcome.suppressed:
        why = gone.reason or words.KNOWN.in_language(view.lang)
        shown = f"{words.WAIVED.in_language(view.lang)} {gone.diagnostic.code}"
        yield f"  {palette.faint(shown)}  {visible(why)}"
    yield ""
