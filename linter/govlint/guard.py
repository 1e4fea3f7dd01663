"""Running one rule so that nothing it does can harm the others.

What is guarded is the iteration and not only the call: a rule is a generator and fails while it is read.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import GeneratorType
from typing import TYPE_CHECKING, cast

from govlint.diagnostics import Applicability, Diagnostic, Edit, Fix, Place, Severity, Text, Verdict
from govlint.outcome import Internal
from govlint.own_rules import RuleCrashed
from govlint.plugins import one_line
from govlint.rule import NotAssessable
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from types import TracebackType

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.context import ArchiveContext, ArchiveRule
    from govlint.plugins import Plugin
    from govlint.registry import RegisteredRule
    from govlint.rule import Context, Rule
    from govlint_grammar.tree import Report

# A rule that yields more than this, and more than the report has lines, has lost its way.
MOST_FINDINGS = 10_000

_FIELDS: dict[str, type] = {"place": Place, "message": Text, "verdict": Verdict, "severity": Severity}


class Ran(NamedTuple):
    """What a rule gave.

    Attributes:
        diagnostics: its findings, those before a crash included.
        crash: its crash, or None if it ran to its end.
        not_assessed: why it could not say anything, if it said so.
    """

    diagnostics: tuple[Diagnostic, ...]
    crash: Internal | None
    not_assessed: Text | None = None


class MisbehavedError(Exception):
    """A rule that raises nothing and yet does not do what a rule must."""


# What most rules give on most reports; made once.
NOTHING_FOUND = Ran((), None)
_NOTHING = object()


def run_rule(entry: RegisteredRule, report: Report, context: Context) -> Ran:
    """Run a rule on a report.

    Only an interrupt from the keyboard passes; every other exception becomes the rule's crash.
    """
    rule = entry.rule
    found: list[Diagnostic] = []
    most = MOST_FINDINGS
    try:
        findings: object = rule().check(report, context)
        if type(findings) is not GeneratorType:
            findings = _iterated(findings)
        else:  # perf: most rules find nothing on most reports
            first = next(findings, _NOTHING)
            if first is _NOTHING:
                return NOTHING_FOUND
            findings = chain((first,), findings)
        for finding in findings:
            if len(found) == most:
                most = _most_findings(report, most)
            found.append(_checked(finding, rule, report.end))
    except KeyboardInterrupt:
        raise
    except NotAssessable as error:
        return Ran(tuple(found), None, error.reason)
    except BaseException as error:  # a rule may call sys.exit or exhaust the stack
        return Ran(tuple(found), crash_of(error, rule.code, entry.plugin, rule.__module__))
    return Ran(tuple(found), None) if found else NOTHING_FOUND


def run_archive_rule(entry: RegisteredRule, report: ArchivedReport, context: ArchiveContext) -> Ran:
    """Run a rule of an archive on one of its reports, guarded like `run_rule`."""
    rule = entry.rule
    found: list[Diagnostic] = []
    try:
        for finding in _iterated(cast("type[ArchiveRule]", rule)().compare(report, context)):
            if len(found) == MOST_FINDINGS:
                message = f"more than {MOST_FINDINGS} findings in one file"
                raise MisbehavedError(message)
            found.append(_checked(finding, rule, report.record.length))
    except KeyboardInterrupt:
        raise
    except NotAssessable as error:
        return Ran(tuple(found), None, error.reason)
    except BaseException as error:  # as for a rule of a report
        return Ran(tuple(found), crash_of(error, rule.code, entry.plugin, rule.__module__))
    return Ran(tuple(found), None) if found else NOTHING_FOUND


def _iterated(findings: object) -> Iterator[object]:
    if isinstance(findings, Iterator):
        return findings
    message = f"the rule returned {type(findings).__name__}, not an iterator; write it with yield"
    raise MisbehavedError(message)


def _most_findings(report: Report, most: int) -> int:
    """Return how many findings a report may have that has as many as a short one may.

    Raises:
        MisbehavedError: it is no longer than that.
    """
    lines = report.source.text.count("\n") + 1
    if lines > most:
        return lines
    message = f"more than {most} findings in one file"
    raise MisbehavedError(message)


def _checked(finding: object, rule: type[Rule], length: int) -> Diagnostic:
    """Return a finding that all later stages can rely on.

    Raises:
        MisbehavedError: not a finding, not this rule's, or with a place outside the text.
    """
    if not isinstance(finding, Diagnostic):
        message = f"yielded {type(finding).__name__}, not a Diagnostic"
        raise MisbehavedError(message)
    if finding.code != rule.code:
        message = f"yielded a finding of code {finding.code!r}, not of its own"
        raise MisbehavedError(message)
    for field, kind in _FIELDS.items():
        if not isinstance(getattr(finding, field), kind):
            message = f"yielded a Diagnostic whose {field} is not a {kind.__name__}"
            raise MisbehavedError(message)
    own = (related.place for related in finding.related if related.elsewhere is None)
    places = (finding.place, *own)
    if not all(_lies_within(place.span, length) for place in places):
        message = "yielded a finding whose place is outside the text"
        raise MisbehavedError(message)
    if finding.fix is not None and not _is_sound(finding.fix, length):
        message = (
            "yielded a fix that is not made of edits in order, apart from each other and within the text"
        )
        raise MisbehavedError(message)
    if finding.verdict is not rule.verdict is Verdict.REVIEW:
        finding = finding._replace(verdict=rule.verdict)
    if finding.severity > rule.severity or finding.because_of:
        return finding._replace(severity=min(finding.severity, rule.severity), because_of="")
    return finding


def _is_sound(fix: object, length: int) -> bool:
    """Whether a fix can be made as it stands."""
    if not (
        isinstance(fix, Fix)
        and isinstance(fix.message, Text)
        and isinstance(fix.applicability, Applicability)
        and isinstance(fix.edits, tuple)
        and fix.edits
    ):
        return False
    end = -1
    for edit in fix.edits:
        if not (isinstance(edit, Edit) and isinstance(edit.text, str) and _lies_within(edit.span, length)):
            return False
        if edit.span.start <= end:  # touching edits have no order of their own
            return False
        end = edit.span.end
    return True


def _lies_within(span: object, length: int) -> bool:
    return (
        isinstance(span, Span)
        and isinstance(span.start, int)
        and isinstance(span.end, int)
        and 0 <= span.start <= span.end <= length
    )


def crash_of(error: BaseException, rule: str, plugin: Plugin, module: str) -> Internal:
    """Return the record of a crash.

    Args:
        error: what was raised.
        rule: code of the rule that ran.
        plugin: the plugin that brought it.
        module: the module of the rule; frames of its package are the plugin's own.
    """
    return Internal(
        RuleCrashed.code,
        rule,
        plugin.origin,
        plugin.version,
        _where(error.__traceback__, module.partition(".")[0]),
        one_line(error),
        "".join(traceback.format_exception(error)),
    )


def _where(trace: TracebackType | None, package: str) -> str:
    """Return the last frame within a package, or without one the last of all: ``file:line in function``."""
    last = own = ""
    for frame, line in traceback.walk_tb(trace):
        module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        last = f"{_shown(frame.f_code.co_filename, module)}:{line} in {frame.f_code.co_name}"
        if module == package:
            own = last
    return own or last


def _shown(filename: str, package: str) -> str:
    """Return a file's path from its package on, so that it reads the same on every machine."""
    module = sys.modules.get(package)
    roots = [getattr(module, "__file__", None), *getattr(module, "__path__", ())]
    path = Path(filename)
    for root in filter(None, roots):
        folder = Path(root).parent
        if folder.name and Path(root).name == "__init__.py":
            folder = folder.parent
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.as_posix()
