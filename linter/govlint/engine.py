"""The engine: one file in, one outcome out, whatever the file holds and whatever the rules do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.agenda import agenda_of
from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.folding import fold
from govlint.grading import grade
from govlint.guard import NOTHING_FOUND, crash_of, run_rule
from govlint.guarded import ReaderCrash
from govlint.outcome import FileOutcome, NotAssessed
from govlint.readers import ReadError, open_error, read_bytes
from govlint_grammar.forms import form_in_force
from govlint_grammar.needs import unmet
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from govlint.agenda import Agenda
    from govlint.config import Config
    from govlint.outcome import Internal
    from govlint.registry import Registry
    from govlint.rule import Context, Rule
    from govlint_grammar.forms import Form
    from govlint_grammar.source import Source
    from govlint_grammar.tree import Report

    Parse = Callable[[Source, tuple[Form, ...]], Report]


def check_path(
    path: Path, registry: Registry, config: Config, as_of: date, *, name: str | None = None
) -> FileOutcome:
    """Check a file.

    Args:
        path: the file.
        registry: the rules and forms.
        config: which rules, with which options.
        as_of: the date of the check.
        name: how the outcome calls the file, if not by its path.
    """
    shown = path.as_posix() if name is None else name
    try:
        data = path.read_bytes()
    except OSError as error:
        return unread(shown, open_error(error), registry)
    except ValueError:  # a path with a NUL byte
        return unread(shown, open_error(FileNotFoundError()), registry)
    return check_bytes(shown, data, registry, config, as_of)


def check_bytes(name: str, data: bytes, registry: Registry, config: Config, as_of: date) -> FileOutcome:
    """Check the bytes of a file; its name tells the reader and the outcome how to call it."""
    try:
        source = read_bytes(data, name, registry.readers)
    except ReadError as error:
        return unread(name, error, registry)
    except ReaderCrash as crashed:
        crash = crash_of(crashed.error, "", crashed.plugin, crashed.module)
        return FileOutcome(name, None, None, None, None, None, (), (), (crash,), ())
    return check_source(source, registry, config, as_of)


def unread(name: str, error: ReadError, registry: Registry) -> FileOutcome:
    """Return the outcome of a file that no text could be had from."""
    rule = registry.rules[error.code].rule
    finding = Diagnostic(rule.code, rule.name, Severity.ERROR, Verdict.FAIL, Place(Span(0, 0)), error.reason)
    return FileOutcome(name, None, None, None, None, None, (finding,), (), (), ())


def check_source(
    source: Source, registry: Registry, config: Config, as_of: date, *, parse: Parse | None = None
) -> FileOutcome:
    """Check the text of a report.

    Args:
        source: the text.
        registry: the rules and forms.
        config: which rules, with which options.
        as_of: the date of the check.
        parse: what makes the tree, if not the layout grammar.
    """
    try:
        if parse is None:
            from govlint_grammar.parser import parse_report  # not needed by every command

            report = parse_report(source, registry.forms, registry.vocabulary)
        else:
            report = parse(source, registry.forms)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # any text must give an outcome, and a fault of the grammar is ours
        own = registry.rules["GL006"].plugin
        crash = crash_of(error, "", own, "govlint_grammar")
        return FileOutcome(source.name, source, None, None, None, None, (), (), (crash,), ())
    return _check_report(report, source, registry, config, as_of)


class _Results(NamedTuple):
    """What the rules gave; filled while they run."""

    diagnostics: list[Diagnostic]
    not_assessed: list[NotAssessed]
    internal: list[Internal]
    checked: list[str]


def _check_report(
    report: Report, source: Source, registry: Registry, config: Config, as_of: date
) -> FileOutcome:
    edition = _edition(report, registry.forms)
    agenda = agenda_of(registry, config.selection, report.year, edition)
    contexts = agenda.contexts(as_of, config.options)
    results = _run_all(report, agenda, contexts, registry.forms)
    # Offsets grow with lines and columns, so that the order of the one is that of the other.
    graded = grade(results.diagnostics, registry, config.severities)
    ordered = sorted(graded, key=lambda finding: (finding.place.span.start, finding.code))
    outcome = FileOutcome(
        source.name,
        source,  # of which the report may be the first part
        report,
        report.agency,
        report.year,
        edition,
        fold(ordered, agenda.follows),
        tuple(sorted(results.not_assessed)),
        tuple(sorted(results.internal)),
        tuple(sorted(results.checked)),
    )
    if not (config.waivers or config.baseline or report.source.remarks):
        return outcome
    from govlint.suppression import suppress  # only where there is something to suppress

    return suppress(outcome, registry, config, as_of)


def _edition(report: Report, forms: tuple[Form, ...]) -> str | None:
    """Return the edition due for a report; where its year is not known, the one that all tables follow."""
    if report.year is not None:
        form = form_in_force(report.year, forms)
        return form.edition if form else None
    editions = {table.edition for table in report.bound.tables.values()}
    return editions.pop() if len(editions) == 1 else None


def _run_all(
    report: Report, agenda: Agenda, contexts: Mapping[str, Context], forms: tuple[Form, ...]
) -> _Results:
    results = _Results([], [], [], [])
    reasons: dict[str, Text | None] = {}
    halted: Text | None = None
    for entry, code, needs, question, halts in agenda.rules:
        reason = halted or question or (_unmet(needs, report, forms, reasons) if needs else None)
        if reason is not None:
            results.not_assessed.append(NotAssessed(code, reason))
            continue
        ran = run_rule(entry, report, contexts[code])
        if ran is NOTHING_FOUND:
            results.checked.append(code)
            continue
        diagnostics, crash, unassessed = ran
        if diagnostics:
            results.diagnostics.extend(diagnostics)
        if crash is not None:
            results.internal.append(crash)
        elif unassessed is not None:
            results.not_assessed.append(NotAssessed(code, unassessed))
        else:
            results.checked.append(code)
        if halts and any(finding.verdict is Verdict.FAIL for finding in diagnostics):
            halted = _halted_by(entry.rule)
    return results


def _unmet(
    needs: Iterable[str], report: Report, forms: tuple[Form, ...], reasons: dict[str, Text | None]
) -> Text | None:
    """Return the reason of the first need that is not met; a need is looked at once a report."""
    for need in needs:
        if need not in reasons:
            reasons[need] = unmet(report, need, forms)
        if reasons[need] is not None:
            return reasons[need]
    return None


def _halted_by(rule: type[Rule]) -> Text:
    complaint = rule.page_zh.strip().partition("\n")[0]
    english = (rule.__doc__ or "").strip().partition("\n")[0]
    return Text(
        f"已发现 {rule.code}（{complaint}），其余规则不再检查",
        f"not checked after {rule.code} ({english})",
    )
