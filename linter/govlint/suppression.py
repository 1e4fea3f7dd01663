"""Findings that are known: taken out of each outcome, and the exceptions themselves judged after the run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.baseline import KIND, counts_of, stale, tell_known
from govlint.comment_waivers import heed
from govlint.diagnostics import Diagnostic, Place, Severity
from govlint.exception_rules import ExpiredWaiver, UnusedWaiver
from govlint.grading import grade
from govlint.outcome import FileOutcome
from govlint.selection import Decision, decide, selected
from govlint.waivers import waive
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from govlint.baseline import Baseline
    from govlint.config import Config
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint.waivers import Waiver


class Judged(NamedTuple):
    """A file's outcome with what it was checked by.

    Attributes:
        config: the configuration as it counted for the run.
        own: the configuration without what the command line asks for.
    """

    outcome: FileOutcome
    registry: Registry
    config: Config
    own: Config


def suppress(outcome: FileOutcome, registry: Registry, config: Config, as_of: date) -> FileOutcome:
    """Take the findings that are waived, and then those that the baseline knows, out of an outcome."""
    path = Path(outcome.path)
    outcome = heed(outcome, registry, config)
    if config.waivers:
        concerned = [waiver for waiver in config.waivers if waiver.concerns(path)]
        outcome = waive(outcome, concerned, registry, as_of)
    return tell_known(outcome, config.baseline, registry) if config.baseline else outcome


def judge(run: Sequence[Judged], as_of: date) -> Iterator[tuple[Judged, FileOutcome]]:
    """Yield an outcome for each configuration and baseline in which an exception is of no use or no effect.

    Each comes with a member of the run whose configuration says what its findings count for.
    """
    findings: dict[str, list[Diagnostic]] = {}
    sources: dict[str, tuple[Judged, Source]] = {}
    for waiver, concerned in _concerned(run).items():
        finding = _of_waiver(waiver, concerned, as_of)
        if finding is not None:
            document = waiver.node.document
            text = document.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
            source = Source(text, _shown(Path(document.name)), kind="configuration")
            _add(finding, concerned[0], source, findings, sources)
    for baseline, concerned in _baselines(run):
        source = Source(baseline.text.replace("\r\n", "\n"), _shown(baseline.path), kind="baseline")
        for finding in _of_baseline(baseline, concerned, source):
            _add(finding, concerned[0], source, findings, sources)
    for name, (first, source) in sources.items():
        graded = grade(findings[name], first.registry, first.config.severities)
        ordered = tuple(sorted(graded, key=lambda each: (each.place.span.start, each.code)))
        yield first, FileOutcome(name, source, None, None, None, None, ordered, (), (), ())


def _concerned(run: Iterable[Judged]) -> dict[Waiver, list[Judged]]:
    """Return the waivers with the files of the run that they are for; those for none are not judged."""
    by_key: dict[tuple[str, int, int], tuple[Waiver, list[Judged]]] = {}
    for each in run:
        if each.outcome.source is not None:
            for waiver in each.config.waivers:
                if waiver.concerns(Path(each.outcome.path)):
                    by_key.setdefault(waiver.key, (waiver, []))[1].append(each)
    return dict(by_key.values())


def _of_waiver(waiver: Waiver, concerned: Sequence[Judged], as_of: date) -> Diagnostic | None:
    """Return what is wrong with a waiver."""
    fault = waiver.fault(as_of)
    rule: type[Rule] = UnusedWaiver if fault is None else ExpiredWaiver
    if not _wanted(rule, concerned[0]):
        return None
    if fault is not None:
        return ExpiredWaiver().found(_place(waiver), rule=waiver.rule, fault=fault)
    used = any(gone.by == waiver.key for each in concerned for gone in each.outcome.suppressed)
    if used or not all(_ran(waiver, each) for each in concerned):
        return None
    return UnusedWaiver().found(_place(waiver), rule=waiver.rule)


def _ran(waiver: Waiver, judged: Judged) -> bool:
    """Whether every rule that a waiver may be for has had its chance on a file."""
    path, registry = Path(judged.outcome.path), judged.registry
    covered = {code for code, entry in registry.rules.items() if waiver.covers(entry.rule)}
    meant = covered & set(selected(registry, judged.own.for_file(path).selection))
    ran = set(selected(registry, judged.config.for_file(path).selection))
    open_ones = {each.code for each in judged.outcome.not_assessed}
    crashed = {each.rule for each in judged.outcome.internal}
    return bool(meant) and meant <= ran and not meant & (open_ones | crashed)


def _baselines(run: Iterable[Judged]) -> Iterator[tuple[Baseline, list[Judged]]]:
    by_path: dict[Path, tuple[Baseline, list[Judged]]] = {}
    for each in run:
        baseline = each.config.baseline
        if baseline is not None and _wanted(UnusedWaiver, each):
            by_path.setdefault(baseline.path, (baseline, []))[1].append(each)
    yield from by_path.values()


def _of_baseline(baseline: Baseline, concerned: Sequence[Judged], source: Source) -> Iterator[Diagnostic]:
    outcomes = [each.outcome for each in concerned]
    found = {each.outcome.path: _before_the_baseline(each) for each in concerned}
    for file, code, known, count in stale(baseline, outcomes, found):
        at = source.text.find(f'"{code}"', max(0, source.text.find(f'"{file}"')))
        span = Span(at, at + len(code) + 2) if at >= 0 else Span(0, 0)
        finding = UnusedWaiver().found(
            Place(span), "baseline", file=file, code=code, known=known, found=count
        )
        yield finding._replace(severity=Severity.ERROR) if concerned[0].config.strict_baseline else finding


def _before_the_baseline(judged: Judged) -> Counter[str]:
    """Count the findings of a file as they were before the baseline was held against them."""
    known = Counter(
        gone.diagnostic.code
        for gone in judged.outcome.suppressed
        if gone.kind == KIND and not gone.diagnostic.because_of
    )
    return counts_of(judged.outcome, judged.registry) + known


def _wanted(rule: type[Rule], judged: Judged) -> bool:
    """Whether a rule on exceptions is to speak: unless it is ignored, whatever else is selected."""
    asked = judged.config.selection
    return decide(rule, asked._replace(select=(), extend=(), later=())) is Decision.SELECTED


def _add(
    finding: Diagnostic,
    judged: Judged,
    source: Source,
    findings: dict[str, list[Diagnostic]],
    sources: dict[str, tuple[Judged, Source]],
) -> None:
    sources.setdefault(source.name, (judged, source))
    findings.setdefault(source.name, []).append(finding)


def _place(waiver: Waiver) -> Place:
    """Return the place of a waiver in its file: the selector of its rule."""
    node = waiver.node
    text = node.document.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: node.line - 1]) + node.column - 1
    return Place(Span(min(start, len(text)), min(start + len(waiver.rule), len(text))))


def _shown(path: Path) -> str:
    """Return a path as findings name it: relative to the current folder if it lies beneath."""
    try:
        return path.absolute().relative_to(Path().absolute()).as_posix()
    except ValueError:
        return path.as_posix()
