"""What fixes must do: remove their finding, add none, and leave alone what is not theirs to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Applicability
from govlint.fixing import Fixed, fix_bytes, worsened
from govlint.readers.rewriting import edited
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry
    from govlint.testing.cases import Case

_NAME = "sample"


class Bench(NamedTuple):
    """What a case is checked with.

    Attributes:
        check: checks a text with every rule that counts.
        registry: the rules.
        config: the case's own rule, with the rules from which its findings follow, and its options.
    """

    check: Callable[[str], FileOutcome]
    registry: Registry
    config: Config


def fix_problems(case: Case, outcome: FileOutcome, bench: Bench) -> Iterator[str]:
    """Yield what is wrong with the fixes of a case's own rule, a line each.

    Args:
        case: a failing case.
        outcome: what every rule that counts finds in it.
        bench: what it is checked with.
    """
    rule = bench.registry.rules[case.rule].rule
    own = [finding for finding in outcome.diagnostics if finding.code == case.rule and finding.fix]
    for finding in own:
        if rule.fixable is None:
            yield f"a finding of {case.rule} carries a fix, but the rule is not declared fixable"
        elif rule.fixable is Applicability.SAFE and _is_unsafe(finding):
            yield f"a finding of {case.rule} carries an unsafe fix; the rule declares only safe ones"
        # Where the cause of a finding is to be mended first, its own fix is not made.
        if not finding.because_of:
            yield from _one(finding, outcome, bench)
    yield from _all(case, bench)


def _is_unsafe(finding: Diagnostic) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE


def _one(finding: Diagnostic, before: FileOutcome, bench: Bench) -> Iterator[str]:
    """Yield what is wrong with one fix, made alone."""
    if before.source is None or finding.fix is None:
        return
    after = bench.check(edited(before.source.text, finding.fix.edits))
    where = f"the fix “{finding.fix.message.en}”"
    if _count(after, finding.code) >= _count(before, finding.code):
        yield f"{where} does not remove its finding"
    safe = not _is_unsafe(finding)
    yield from (f"{where} makes something worse: {what}" for what in worsened(after, before, safe=safe))


def _count(outcome: FileOutcome, code: str) -> int:
    return sum(finding.code == code for finding in outcome.diagnostics)


def _all(case: Case, bench: Bench) -> Iterator[str]:
    """Yield what is wrong with all safe fixes together: what they leave, and that they come to an end."""
    library = bench.registry.library
    text = case.sample.compose(library)
    once = _fixed(text.encode(), case, bench)
    if _fixed(once.data, case, bench).data != once.data:
        yield "fixing the fixed report changes it again"
    if case.fixed is not None and once.data.decode() != case.fixed.compose(library):
        yield "the fixed report is not the one given under 'fixed'"
        yield from _difference(case.fixed.compose(library), once.data.decode())


def _fixed(data: bytes, case: Case, bench: Bench) -> Fixed:
    return fix_bytes(_NAME, data, bench.registry, bench.config, case.as_of)


def _difference(wanted: str, found: str) -> Iterator[str]:
    from difflib import unified_diff

    yield from unified_diff(wanted.split("\n"), found.split("\n"), "wanted", "found", lineterm="", n=0)
