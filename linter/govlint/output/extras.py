"""What text outputs may show besides findings: what held, what was not assessed, and counts by rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.page_text import page_of
from govlint.output.tally import summary
from govlint.output.width import pad, text_width, visible

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
    if view.statistics:
        yield from _statistics(run, view)
    if view.summary:
        yield summary(run, view.lang)


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


def _statistics(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the number of findings of each rule, the most frequent first."""
    counts = Counter(
        (finding.code, finding.name)
        for outcome in run.files
        for finding in outcome.diagnostics
        if not finding.because_of
    )
    if not counts:
        return
    digits = len(str(max(counts.values())))
    columns = max(text_width(name) for _, name in counts)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        complaint = page_of(view.registry.rule(code), view.lang).complaint
        yield f"{count:>{digits}}  {code}  {pad(name, columns)}  {visible(complaint)}".rstrip()
    yield ""
