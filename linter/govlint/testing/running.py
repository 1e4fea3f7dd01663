"""Running a case: the rule alone with its causes, then all rules, then the mended report."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.archive.joining import compared
from govlint.archive.recording import record_of
from govlint.archive_config import read_agencies
from govlint.config import Config
from govlint.diagnostics import Severity
from govlint.engine import check_source
from govlint.plugins import Plugin
from govlint.registry import RegisteredRule
from govlint.rule_options import read_options
from govlint.selection import Selection, selected
from govlint.startup import set_up
from govlint.testing.cases import AS_OF, Kind
from govlint.testing.fixes import Bench, fix_problems
from govlint.testing.report import described, matches
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from govlint.archive.record import ArchiveRecord
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint.testing.cases import Case, Sample


class CaseFailure(AssertionError):  # noqa: N818 - a test that fails, not an error of the program
    """A case that does not come out as written; the message shows the text and all findings."""


def run_case(case: Case, rules: Iterable[type[Rule]] = (), *, registry: Registry | None = None) -> None:
    """Run a case.

    A failing case is run with its rule and the rules from which that follows, must give what it expects and
    nothing else of the rule, and must be silent once mended. With all rules it must give no certain error of
    another rule that is not listed under `also`. Each fix of its findings must remove its finding and make
    nothing else worse.

    Args:
        case: the case.
        rules: rules beside those of the installed plugins.
        registry: what is known in the place of the installed plugins, as `registry_at` gives it.

    Raises:
        CaseFailure: it does not come out as written.
        DocumentError: its edits or options are wrong.
    """
    __tracebackhide__ = True
    registry = registry_with(rules, registry)
    if case.rule not in registry.rules:
        broken = "".join(f"\n  {each.plugin} could not be loaded: {each.error}" for each in registry.failures)
        message = f"{case.file}:{case.line}: no rule {case.rule} is known; is its plugin installed?{broken}"
        raise CaseFailure(message)
    rule = registry.rules[case.rule].rule
    options = {case.rule: read_options(rule.options, case.options)} if case.options else {}
    alone = check_sample(case.sample, registry, closure(rule, registry), options, case.as_of)
    _sound(case, alone)
    if case.kind is not Kind.FAIL:
        standing = _standing(alone, case.rule)
        _require(
            case, alone, not standing, f"a case of kind '{case.kind.value}' gives {len(standing)} findings"
        )
        return
    _as_expected(case, alone)
    # Its own rule runs with the others even where it is off by default or on trial.
    everything = (*selected(registry, Selection()), *closure(rule, registry))
    together = check_sample(case.sample, registry, everything, options, case.as_of)
    _nothing_else(case, together)
    own = Config(Selection(closure(rule, registry)), MappingProxyType(options))
    all_rules = own._replace(selection=Selection(everything))
    bench = Bench(
        lambda text: check_source(Source(text, name="sample"), registry, all_rules, case.as_of), registry, own
    )
    faults = list(fix_problems(case, together, bench))
    _require(case, together, not faults, "\n  ".join(faults))
    mended = _mended(case)
    if mended is not None:
        after = check_sample(mended, registry, closure(rule, registry), options, case.as_of)
        _require(case, after, not _standing(after, case.rule), "the mended report still fails")


def check_sample(
    sample: Sample,
    registry: Registry | None = None,
    codes: Iterable[str] = (),
    options: Mapping[str, object] = MappingProxyType({}),
    as_of: date = AS_OF,
) -> FileOutcome:
    """Check a sample.

    Args:
        sample: the report, with the others of its archive if there are any.
        registry: the rules and forms; those of the installed plugins if None.
        codes: codes of the rules to run; those that are on by default if empty.
        options: options of rules by their codes.
        as_of: the date of the check.

    Raises:
        DocumentError: an edit that names nothing in the report.
    """
    config = Config(selection=Selection(tuple(codes)), options=MappingProxyType(dict(options)))
    registry = registry or registry_with(())
    outcome = check_source(Source(sample.compose(registry.library), name="sample"), registry, config, as_of)
    if not sample.beside:
        return outcome
    checked = [(outcome, _record(outcome))]
    for number, other in enumerate(sample.beside, 1):
        source = Source(other.compose(registry.library), name=f"beside {number}")
        beside = check_source(source, registry, config, as_of)
        checked.append((beside, _record(beside)))
    if sample.agencies is not None:
        config = config._replace(agencies=read_agencies(sample.agencies))
    return compared(checked, registry, config, as_of, whole=True)[0]


def _record(outcome: FileOutcome) -> ArchiveRecord | None:
    return None if outcome.report is None else record_of(outcome.report, outcome.edition)


def registry_with(rules: Iterable[type[Rule]], registry: Registry | None = None) -> Registry:
    """Return a registry, that of the installed plugins if None, with some more rules.

    Raises:
        CaseFailure: a code that another rule has.
    """
    registry = set_up().registry if registry is None else registry
    entries = dict(registry.rules)
    for rule in rules:
        known = entries.setdefault(
            rule.code, RegisteredRule(rule, Plugin(rule.__module__, rule.__module__, ""))
        )
        if known.rule is not rule:
            message = f"the code {rule.code} belongs to another rule, of {known.plugin}"
            raise CaseFailure(message)
    return replace(registry, rules=MappingProxyType(entries))


def closure(rule: type[Rule], registry: Registry) -> tuple[str, ...]:
    """Return the codes of a rule and of all rules from which its findings may follow, however far."""
    codes: list[str] = []
    waiting = [rule.code]
    while waiting:
        code = waiting.pop()
        if code not in codes and code in registry.rules:
            codes.append(code)
            waiting.extend(cause.code for cause in registry.rules[code].rule.follows)
    return tuple(codes)


def _standing(outcome: FileOutcome, code: str) -> list[Diagnostic]:
    """Return the findings of a rule that do not merely follow from others."""
    return [finding for finding in outcome.diagnostics if finding.code == code and not finding.because_of]


def _sound(case: Case, outcome: FileOutcome) -> None:
    """See that no rule crashed and that the case's own rule ran to its end."""
    __tracebackhide__ = True
    crash = "".join(fault.traceback or fault.error for fault in outcome.internal)
    _require(case, outcome, not outcome.internal, f"a rule crashed\n{crash}")
    if case.kind is not Kind.FAIL:
        return
    reasons = [each.reason.en for each in outcome.not_assessed if each.code == case.rule]
    _require(case, outcome, not reasons, f"the rule was not assessed: {'; '.join(reasons)}")
    _require(case, outcome, case.rule in outcome.checked, "the rule does not apply to this report")


def _as_expected(case: Case, outcome: FileOutcome) -> None:
    __tracebackhide__ = True
    own = [finding for finding in outcome.diagnostics if finding.code == case.rule]
    if not case.expect:
        _require(case, outcome, bool(_standing(outcome, case.rule)), "the rule finds nothing")
        return
    expected: set[int] = set()
    for expectation in case.expect:
        met = {i for i, finding in enumerate(own) if matches(finding, expectation, outcome)}
        right = bool(met) if expectation.count is None else len(met) == expectation.count
        _require(case, outcome, right, f"{len(met)} findings are as expected here: {described(expectation)}")
        expected |= met
    other = [finding for i, finding in enumerate(own) if i not in expected and not finding.because_of]
    _require(case, outcome, not other, f"{len(other)} findings of the rule are not expected")


def _nothing_else(case: Case, outcome: FileOutcome) -> None:
    """See what all rules together say of a failing case."""
    __tracebackhide__ = True
    _sound(case, outcome)
    standing = {finding.code for finding in outcome.diagnostics if not finding.because_of}
    errors = {f.code for f in outcome.diagnostics if f.severity is Severity.ERROR and not f.because_of}
    other = sorted(errors - {case.rule, *case.also})
    _require(
        case, outcome, not other, f"other rules find errors too (list them under 'also'): {', '.join(other)}"
    )
    unused = sorted(set(case.also) - standing)
    _require(case, outcome, not unused, f"listed under 'also' and not found: {', '.join(unused)}")


def _mended(case: Case) -> Sample | None:
    """Return the mended report: as written, or the base itself; None for a text without a mending."""
    if case.mend is not None:
        return (
            case.mend
            if case.mend.beside
            else case.mend._replace(beside=case.sample.beside, agencies=case.sample.agencies)
        )
    if case.sample.text:
        return None
    return case.sample._replace(edits=type(case.sample.edits)())


def _require(case: Case, outcome: FileOutcome, right: bool, message: str) -> None:
    __tracebackhide__ = True
    if not right:
        from govlint.testing.report import failure

        raise CaseFailure(failure(case, outcome, message))
