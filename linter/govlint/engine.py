"""The engine: one file in, one outcome out, whatever the file holds and whatever the rules do."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.folding import fold
from govlint.grading import grade
from govlint.guard import crash_of, run_rule
from govlint.outcome import FileOutcome, NotAssessed
from govlint.readers import ReadError, open_error, read_bytes
from govlint.rule import Context, NoOptions, Years
from govlint.selection import selected
from govlint_grammar.needs import unmet
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from govlint.config import Config
    from govlint.outcome import Internal
    from govlint.registry import RegisteredRule, Registry
    from govlint.rule import Follows, Rule
    from govlint.selection import Selection
    from govlint_grammar.forms import Form
    from govlint_grammar.source import Source
    from govlint_grammar.tree import Report

    Parse = Callable[[Source, tuple[Form, ...]], Report]

_NO_YEAR = Text(
    "报告年度无法确定，不知道本规则是否适用",
    "the report's year is not known, nor therefore whether the rule applies",
)
_NO_EDITION = Text(
    "报告适用的格式版本无法确定，不知道本规则是否适用",
    "the edition of the form is not known, nor therefore whether the rule applies",
)


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
    if parse is None:
        from govlint_grammar.parser import parse_report  # not needed by every command

        parse = parse_report
    try:
        report = parse(source, registry.forms)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # any text must give an outcome, and a fault of the grammar is ours
        own = registry.rules["GL006"].plugin
        crash = crash_of(error, "", own, "govlint_grammar")
        return FileOutcome(source.name, source, None, None, None, None, (), (), (crash,), ())
    return _check_report(report, registry, config, as_of)


class _Agenda(NamedTuple):
    """What runs on the reports of a year and an edition.

    Attributes:
        form: the form in force for the year, or None.
        rules: the rules in the order in which they run, each with what is not known about such reports and
            decides whether it applies, or None.
        dependents: the codes of the rules by each need that they declare.
        follows: what the findings of rules may follow from.
    """

    form: Form | None
    rules: tuple[tuple[RegisteredRule, Text | None], ...]
    dependents: Mapping[str, tuple[str, ...]]
    follows: Mapping[str, tuple[Follows, ...]]


class _Results(NamedTuple):
    """What the rules gave; filled while they run."""

    diagnostics: list[Diagnostic]
    not_assessed: list[NotAssessed]
    internal: list[Internal]
    checked: list[str]


def _check_report(report: Report, registry: Registry, config: Config, as_of: date) -> FileOutcome:
    edition = _edition(report, registry.forms)
    agenda = _agenda(registry, config.selection, report.year, edition)
    context = Context(as_of, agenda.form, registry.forms, dependents=agenda.dependents)
    results = _run_all(report, agenda, context, config.options)
    # Offsets grow with lines and columns, so that the order of the one is that of the other.
    graded = grade(results.diagnostics, registry, config.severities)
    ordered = sorted(graded, key=lambda finding: (finding.place.span.start, finding.code))
    outcome = FileOutcome(
        report.source.name,
        report.source,
        report,
        report.agency,
        report.year,
        edition,
        fold(ordered, agenda.follows),
        tuple(sorted(results.not_assessed)),
        tuple(sorted(results.internal)),
        tuple(sorted(results.checked)),
    )
    if not (config.waivers or config.baseline):
        return outcome
    from govlint.suppression import suppress  # only where there is something to suppress

    return suppress(outcome, registry, config, as_of)


def _form(year: int | None, forms: tuple[Form, ...]) -> Form | None:
    """Return the form in force for the reports on a year."""
    known = (form for form in forms if year is not None and form.in_force(year))
    return max(known, key=lambda form: form.first_year, default=None)


def _edition(report: Report, forms: tuple[Form, ...]) -> str | None:
    """Return the edition due for a report; where its year is not known, the one that all tables follow."""
    if report.year is not None:
        form = _form(report.year, forms)
        return form.edition if form else None
    editions = {table.edition for table in report.bound.tables.values()}
    return editions.pop() if len(editions) == 1 else None


@lru_cache(maxsize=64)
def _agenda(registry: Registry, selection: Selection, year: int | None, edition: str | None) -> _Agenda:
    """Return what runs on reports; the reports of a folder have few years and editions."""
    entries = [
        entry
        for code in selected(registry, selection)
        if (entry := registry.rules[code]).rule.scope == "report" and _may_apply(entry.rule, year, edition)
    ]
    return _Agenda(
        _form(year, registry.forms),
        tuple((entry, _open_question(entry.rule, year, edition)) for entry in _in_order(entries)),
        _dependents(entries),
        {entry.rule.code: entry.rule.follows for entry in entries if entry.rule.follows},
    )


def _dependents(entries: Iterable[RegisteredRule]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of rules by each need that they declare."""
    by_need: dict[str, list[str]] = {}
    for entry in entries:
        for need in entry.rule.needs:
            by_need.setdefault(need, []).append(entry.rule.code)
    return {need: tuple(codes) for need, codes in by_need.items()}


def _run_all(report: Report, agenda: _Agenda, plain: Context, options: Mapping[str, object]) -> _Results:
    results = _Results([], [], [], [])
    reasons: dict[str, Text | None] = {}
    halted: Text | None = None
    for entry, question in agenda.rules:
        rule = entry.rule
        reason = (
            halted or question or (_unmet(rule.needs, report, plain.forms, reasons) if rule.needs else None)
        )
        if reason is not None:
            results.not_assessed.append(NotAssessed(rule.code, reason))
            continue
        diagnostics, crash, unassessed = run_rule(entry, report, _context(rule, plain, options))
        results.diagnostics.extend(diagnostics)
        if crash is not None:
            results.internal.append(crash)
        elif unassessed is not None:
            results.not_assessed.append(NotAssessed(rule.code, unassessed))
        else:
            results.checked.append(rule.code)
        if rule.halts and any(finding.verdict is Verdict.FAIL for finding in diagnostics):
            halted = _halted_by(rule)
    return results


def _in_order(entries: Iterable[RegisteredRule]) -> list[RegisteredRule]:
    """Return rules in the order in which they run: those that halt the others first.

    What a halting rule's findings may follow from runs just before it, or it would never be found.
    """
    known = list(entries)
    before: dict[str, str] = {}
    for entry in known:
        for cause in entry.rule.follows if entry.rule.halts else ():
            before[cause.code] = min(entry.rule.code, before.get(cause.code, entry.rule.code))

    def rank(entry: RegisteredRule) -> tuple[bool, str, bool]:
        code = entry.rule.code
        if entry.rule.halts:
            return False, code, True
        return code not in before, before.get(code, code), False

    return sorted(known, key=rank)


def _may_apply(rule: type[Rule], year: int | None, edition: str | None) -> bool:
    """Whether nothing that is known about a report puts it outside the rule."""
    if year is not None and year not in rule.years:
        return False
    if not rule.editions:
        return True
    return edition in rule.editions if edition is not None else year is None


def _open_question(rule: type[Rule], year: int | None, edition: str | None) -> Text | None:
    """Return what is not known about a report and decides whether the rule applies."""
    if year is None and rule.years != Years():
        return _NO_YEAR
    if edition is None and rule.editions:
        return _NO_EDITION
    return None


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


def _context(rule: type[Rule], plain: Context, options: Mapping[str, object]) -> Context:
    if rule.options is NoOptions:
        return plain
    given = options.get(rule.code)
    return replace(plain, options=rule.options() if given is None else given)


def _halted_by(rule: type[Rule]) -> Text:
    complaint = rule.page_zh.strip().partition("\n")[0]
    english = (rule.__doc__ or "").strip().partition("\n")[0]
    return Text(
        f"已发现 {rule.code}（{complaint}），其余规则不再检查",
        f"not checked after {rule.code} ({english})",
    )
