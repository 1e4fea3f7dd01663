"""Fixing: making the fixes of findings in the bytes of a file, in rounds, until no more can be made.

No fix is taken on trust. What the file says after it is checked with every rule that is on by default: the
fix stays only if its finding is gone, nothing else was found, nothing became unreadable, and, unless it
was declared unsafe and asked for, no number of a table has changed. Fixing a fixed file changes nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.diagnostics import Applicability, Diagnostic, Verdict
from govlint.engine import check_bytes
from govlint.readers.rewriting import RewriteError, edited, rewrite
from govlint.selection import Selection, selected
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from govlint.config import Config
    from govlint.diagnostics import Edit
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry

# Every round removes findings, so that there is an end; this one is for a text full of them.
MOST_ROUNDS = 20


class Fixed(NamedTuple):
    """A file after fixing.

    Attributes:
        data: its bytes; those given if nothing was fixed.
        before: what was found in the bytes given; outcome: what is found in `data`.
        fixed: the findings whose fixes were made.
    """

    data: bytes
    before: FileOutcome
    outcome: FileOutcome
    fixed: tuple[Diagnostic, ...] = ()


class _Draft(NamedTuple):
    """The bytes of a file with what every rule of the bench finds in them."""

    data: bytes
    outcome: FileOutcome


class _Bench(NamedTuple):
    """How a file is checked between fixes: with the rules of the run and all that are on by default."""

    name: str
    registry: Registry
    config: Config
    as_of: date

    def draft(self, data: bytes) -> _Draft:
        return _Draft(data, check_bytes(self.name, data, self.registry, self.config, self.as_of))


def is_fixable(finding: Diagnostic, *, unsafe: bool) -> bool:
    """Whether a finding may be fixed.

    One that merely follows from another may not: its cause decides what is right. One that a person must
    look at, or whose fix is unsafe, only if that is asked for.
    """
    if finding.fix is None or finding.because_of:
        return False
    return unsafe or (finding.fix.applicability is Applicability.SAFE and finding.verdict is Verdict.FAIL)


def can_be_rewritten(outcome: FileOutcome) -> bool:
    """Whether the file of an outcome is of a kind that can be fixed in place."""
    return outcome.source is not None and outcome.source.kind == "text"


def fixable(outcome: FileOutcome) -> int:
    """Return how many findings of a file could be fixed without asking."""
    if not can_be_rewritten(outcome):
        return 0
    return sum(is_fixable(finding, unsafe=False) for finding in outcome.diagnostics)


def fix_bytes(
    name: str, data: bytes, registry: Registry, config: Config, as_of: date, *, unsafe: bool = False
) -> Fixed:
    """Fix what can be fixed in the bytes of a file.

    Args:
        name: the file's name, which tells the reader.
        data: the whole file.
        registry: the rules and forms.
        config: which rules count; only their findings are fixed.
        as_of: the date of the check.
        unsafe: whether to make unsafe fixes too.
    """
    before = check_bytes(name, data, registry, config, as_of)
    codes = frozenset(selected(registry, config.selection))
    everything = Selection(tuple(sorted(codes.union(selected(registry, Selection())))))
    if not can_be_rewritten(before) or not any(is_fixable(f, unsafe=unsafe) for f in before.diagnostics):
        return Fixed(data, before, before)
    bench = _Bench(name, registry, config._replace(selection=everything), as_of)
    draft = bench.draft(data)
    fixed: list[Diagnostic] = []
    for _ in range(MOST_ROUNDS):
        found = [f for f in draft.outcome.diagnostics if f.code in codes and is_fixable(f, unsafe=unsafe)]
        draft, made = _round(draft, found, bench)
        if not made:
            break
        fixed += made
    if not fixed:
        return Fixed(data, before, before)
    return Fixed(draft.data, before, check_bytes(name, draft.data, registry, config, as_of), tuple(fixed))


def apart(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose fixes can be made together, the earlier before the later."""
    kept: list[Diagnostic] = []
    taken: list[Edit] = []
    for finding in found:
        edits = finding.fix.edits if finding.fix else ()
        if not any(_meet(edit, other) for edit in edits for other in taken):
            kept.append(finding)
            taken += edits
    return kept


def _meet(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _round(draft: _Draft, found: Sequence[Diagnostic], bench: _Bench) -> tuple[_Draft, list[Diagnostic]]:
    """Make all fixes at once or, if that does not do, each that does, one beside the other."""
    together = apart(found)
    after = _made(draft, together, draft, bench) if together else None
    if after is not None:
        return after, together
    best, made = draft, list[Diagnostic]()
    for finding in found:
        tried = [*made, finding]
        after = _made(draft, tried, best, bench) if len(apart(tried)) == len(tried) else None
        if after is not None:
            best = after
            made.append(finding)
    return best, made


def _made(draft: _Draft, found: Sequence[Diagnostic], best: _Draft, bench: _Bench) -> _Draft | None:
    """Return a draft with fixes made; None if it is no better than the best so far."""
    fixes = [finding.fix for finding in found if finding.fix]
    source = draft.outcome.source
    if source is None:
        return None
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    try:
        after = bench.draft(rewrite(draft.data, source, edits))
    except (RewriteError, UnicodeEncodeError):
        return None
    read_back = after.outcome.source is not None and after.outcome.source.text == edited(source.text, edits)
    safe = all(fix.applicability is Applicability.SAFE for fix in fixes)
    return after if read_back and is_better(after.outcome, best.outcome, safe=safe) else None


def is_better(after: FileOutcome, before: FileOutcome, *, safe: bool = True) -> bool:
    """Whether a report has become better, and in no respect worse.

    Args:
        after: what is found in it now.
        before: what was found.
        safe: whether the numbers of its tables must not have changed.
    """
    return not list(worsened(after, before, safe=safe)) and len(_found(after)) < len(_found(before))


def worsened(after: FileOutcome, before: FileOutcome, *, safe: bool = True) -> Iterator[str]:
    """Yield what has become worse in a report, in words for developers; arguments as for `is_better`."""
    for certain in (False, True):
        more = _codes(after, certain=certain) - _codes(before, certain=certain)
        yield from (f"{count} more of {code}" for code, count in sorted(more.items()))
    if len(after.internal) > len(before.internal):
        yield "a rule crashes"
    lost = {each.code for each in after.not_assessed} - {each.code for each in before.not_assessed}
    yield from (f"{code} is no longer assessed" for code in sorted(lost))
    if (after.year, after.edition) != (before.year, before.edition):
        yield "the report is taken for one of another year or edition"
    if safe:
        now = _numbers(after)
        changed = [key for key, number in _numbers(before).items() if now.get(key) != number]
        yield from (f"the number in {key} has changed" for key in changed)


def _codes(outcome: FileOutcome, *, certain: bool) -> Counter[str]:
    return Counter(
        finding.code for finding in _found(outcome) if not certain or finding.verdict is Verdict.FAIL
    )


def _found(outcome: FileOutcome) -> list[Diagnostic]:
    """Return all findings, those that are waived or known included: a fix must not stir them up."""
    return [*outcome.diagnostics, *(each.diagnostic for each in outcome.suppressed)]


def _numbers(outcome: FileOutcome) -> Mapping[str, Decimal]:
    """Return the numbers of all tables by their keys."""
    if outcome.report is None:
        return {}
    cells = outcome.report.bound.cells()
    return {cell.key: number for cell in cells if (number := cell.number) is not None}
