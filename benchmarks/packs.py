"""What packs of rules cost: to load, against the imports they spare; a report, against autocorrect."""

from __future__ import annotations

import contextlib
import gc
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict
from govlint.packs.rules import PackRule
from govlint.registry import build_registry
from govlint.rule import Context, NoOptions, NotAssessable
from govlint_grammar.comparing.comparison import comparisons
from govlint_grammar.contact.fields import contact_of
from govlint_grammar.needs import unmet
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.forms import Form
    from govlint_grammar.tree import Report

_LIMIT = 0.3
# What rules in Python (GL415, GL601) look at in every report as well.
_SHARED = (comparisons, contact_of)
_AS_OF = date(2026, 6, 1)
_TIMED = "import time; start = time.perf_counter(); {work}; print(time.perf_counter() - start)"
_IMPORT = _TIMED.format(work="import lark, ruamel.yaml")
# What every start needs anyway is imported before the clock starts.
_LOAD = (
    "from govlint_grammar.form_loader import packaged_forms;"
    "from govlint_grammar.provisions import packaged_provisions; import govlint.registry, govlint_rules;"
    "paths = govlint_rules.govlint_packs(); forms, ids = packaged_forms(), frozenset(packaged_provisions());"
) + _TIMED.format(
    work="from govlint.packs.facts import Known; from govlint.packs.loading import load_pack;"
    "[load_pack(path, Known(forms, ids)) for path in paths]"
)


def main(count: int = 100, rounds: int = 15) -> bool:
    """Print both ratios; return whether the limits are held."""
    taken = _in_turn((_IMPORT, _LOAD), rounds)
    loading = taken[1] / taken[0]
    print(
        f"loading all packs {taken[1] * 1e3:.1f} ms, import lark, ruamel.yaml {taken[0] * 1e3:.1f} ms: ",
        end="",
    )
    print(verdict(loading, _LIMIT))
    evaluating = _evaluating(count, rounds)
    return loading <= _LIMIT and evaluating <= _LIMIT


def _in_turn(programs: Sequence[str], rounds: int) -> list[float]:
    """Return the median of what each program prints, run in turn in processes of their own."""
    printed: list[list[float]] = [[] for _ in programs]
    for _ in range(rounds):
        for times, program in zip(printed, programs, strict=True):
            done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
            times.append(float(done.stdout))
    return [statistics.median(times) for times in printed]


def _evaluating(count: int, rounds: int) -> float:
    """Time both sides, warm, on the same reports; these are parsed and their prose is read before.

    What rules that are no data look at in every report, and packs look at as well, is timed for itself and
    taken off: a report with packs pays for it no more than one without.
    """
    import autocorrect_py

    registry = build_registry()
    rules = [entry.rule for entry in registry.rules.values() if issubclass(entry.rule, PackRule)]
    texts = list(reports(count))
    parsed = [parse_report(Source(text), registry.forms) for text in texts]
    for report in parsed:
        _ = report.prose.statements  # read once for all rules, whoever asks first
    due = [(report, _due(rules, report, registry.forms)) for report in parsed]
    gc.collect()
    gc.freeze()  # a run holds one report at a time, not a hundred for the collector to go through

    def look() -> None:
        for report in parsed:
            for shared in _SHARED:
                shared(report)

    def evaluate() -> None:
        for report, entries in due:
            for shared in _SHARED:
                shared(report)
            for rule, context in entries:
                with contextlib.suppress(NotAssessable):
                    list(rule().check(report, context))

    def correct() -> None:
        for text in texts:
            autocorrect_py.lint_for(text, "text")

    sides = {"packs": evaluate, "looks": look, "autocorrect": correct}
    taken = medians(sides, rounds, time.process_time)
    gc.unfreeze()
    own = taken["packs"] - taken["looks"]
    ratio = own / taken["autocorrect"]
    shown = [f"{seconds / count * 1e3:.3f} ms" for seconds in (own, taken["looks"], taken["autocorrect"])]
    print(
        f"evaluating {len(rules)} rules of packs {shown[0]} a report (shared looks {shown[1]} aside), ",
        end="",
    )
    print(f"autocorrect_py.lint_for {shown[2]}: {verdict(ratio, _LIMIT)}")
    return ratio


def _due(
    rules: Sequence[type[PackRule]], report: Report, forms: tuple[Form, ...]
) -> list[tuple[type[PackRule], Context]]:
    """Return the rules that the engine would run on a report, each with its context."""
    form = next((form for form in forms if report.year is not None and form.in_force(report.year)), None)
    plain = Context(_AS_OF, form, forms)
    edition = form.edition if form else None
    return [
        (rule, plain if rule.options is NoOptions else replace(plain, options=rule.options()))
        for rule in rules
        if report.year in rule.years
        and (not rule.editions or edition in rule.editions)
        and not any(unmet(report, need, forms) for need in rule.needs)
    ]
