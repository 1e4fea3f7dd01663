"""What each rule costs a report, and each look at a report that several rules share."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from govlint.agenda import agenda_of, form_in_force
from govlint.registry import build_registry
from govlint.rule import NotAssessable
from govlint.selection import Selection
from govlint_grammar import looks
from govlint_grammar.needs import unmet
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.agenda import Planned
    from govlint.registry import Registry
    from govlint.rule import Context
    from govlint_grammar.tree import Report

_AS_OF = date(2026, 6, 1)


def main(count: int = 300) -> bool:
    """Print microseconds a report of each rule and look, the dearest first; there is no limit to hold.

    A rule is run twice on every report: at first sight, when it pays for the looks that nobody asked for
    before it, and again, when all of them are there. Everything is warm but the report.
    """
    registry = build_registry()
    first: defaultdict[str, float] = defaultdict(float)
    again: defaultdict[str, float] = defaultdict(float)
    shared: defaultdict[str, float] = defaultdict(float)
    for number, text in enumerate(reports(count * 2)):
        report = parse_report(Source(text), registry.forms)
        due = list(_due(report, registry))
        cold = {planned.code: _cost(planned, report, context) for planned, context in due}
        warm = {planned.code: _cost(planned, report, context) for planned, context in due}
        seen = {name: _timed(partial(look, report)) for name, look in _looks()}
        if number < count:  # the first half warms up
            continue
        for sums, costs in ((first, cold), (again, warm), (shared, seen)):
            for name, seconds in costs.items():
                sums[name] += seconds / count * 1e6
    print(f"rules, {count} reports: {sum(first.values()):.0f} µs a report at first sight, ", end="")
    print(f"{sum(again.values()):.0f} with the shared looks taken")
    print("| rule | first | again |\n|---|--:|--:|")
    for code in sorted(first, key=lambda each: -first[each]):
        print(f"| {code} | {first[code]:.1f} | {again[code]:.1f} |")
    print(f"shared looks: {sum(shared.values()):.0f} µs a report\n| look | µs |\n|---|--:|")
    for name in sorted(shared, key=lambda each: -shared[each]):
        print(f"| {name} | {shared[name]:.1f} |")
    return True


def _due(report: Report, registry: Registry) -> Iterator[tuple[Planned, Context]]:
    """Yield the rules that the engine would run on a report, each with its context."""
    form = form_in_force(report.year, registry.forms) if report.year is not None else None
    agenda = agenda_of(registry, Selection(), report.year, form.edition if form else None)
    contexts = agenda.contexts(_AS_OF, {})
    for planned in agenda.rules:
        if planned.question is None and not any(
            unmet(report, need, registry.forms) for need in planned.needs
        ):
            yield planned, contexts[planned.code]


def _cost(planned: Planned, report: Report, context: Context) -> float:
    def run() -> None:
        with contextlib.suppress(NotAssessable):
            list(planned.entry.rule().check(report, context))

    return _timed(run)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _looks() -> Iterator[tuple[str, Callable[[Report], object]]]:
    """Yield the looks at a report that are shared, each without its memory."""
    kept = looks.once_a_report(lambda report: report).__code__
    for module, loaded in list(sys.modules.items()):
        if not module.startswith(("govlint.", "govlint_rules.")):
            continue
        for value in vars(loaded).values():
            if getattr(value, "__code__", None) is kept and value.__module__ == module:
                yield f"{module.rpartition('.')[2]}.{value.__qualname__}", value.__wrapped__
