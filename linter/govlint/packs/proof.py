"""The examples of a pack, run: a rule whose failing example does not fail does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.archived import ArchivedReport
from govlint.archive.context import ArchiveContext, ArchiveRule
from govlint.archive.recording import record_of
from govlint.diagnostics import Text
from govlint.rule import Context, NotAssessable
from govlint.samples import AS_OF, flat_sample
from govlint_grammar.forms import form_in_force
from govlint_grammar.needs import unmet
from govlint_grammar.parser import parse_report
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.diagnostics import Diagnostic
    from govlint.packs.reading import ReadRule
    from govlint.packs.rules import PackRule
    from govlint_grammar.bases import Library
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node


class _Run(NamedTuple):
    """What a rule says of an example: findings, or why it says nothing."""

    findings: tuple[Diagnostic, ...]
    reason: Text | None = None


def prove(read: ReadRule, rule: type[PackRule], library: Library) -> None:
    """Run the examples of a rule.

    Args:
        read: the rule as read, with its examples.
        rule: the rule ready to run.
        library: the editions of the form and their base reports.

    Raises:
        DocumentError: a failing example does not fail, a passing one fails or is not assessed, or what
            mends a finding does not silence it.
    """
    for node in read.fails:
        run, source = _run(node, rule, library)
        if run.reason is not None:
            raise node.error(_not_assessed("不合规", "fail", run.reason))
        if not run.findings:
            message = Text("这个不合规示例没有触发规则", "the rule does not fire on this failing example")
            raise node.error(message)
        _mended(node, rule, run.findings, source, library.forms)
    for node in read.passes:
        run, _ = _run(node, rule, library)
        if run.reason is not None:
            raise node.error(_not_assessed("合规", "pass", run.reason))
        if run.findings:
            told = run.findings[0].message
            zh, en = "这个合规示例触发了规则", "the rule fires on this passing example"
            raise node.error(Text(f"{zh}：{told.zh}", f"{en}: {told.en}"))


def _not_assessed(kind: str, name: str, reason: Text) -> Text:
    return Text(
        f"规则无法对这个{kind}示例作出判断：{reason.zh}",
        f"the rule cannot assess this {name}ing example: {reason.en}",
    )


def _run(node: Node, rule: type[PackRule], library: Library) -> tuple[_Run, Source]:
    sample = flat_sample(node)
    source = Source(sample.compose(library), name="example")
    if issubclass(rule, ArchiveRule):
        others = [Source(other.compose(library), name="beside") for other in sample.beside]
        return _compare(source, others, rule, library.forms), source
    return _check(source, rule, library.forms), source


def _compare(
    source: Source, others: Iterable[Source], rule: type[ArchiveRule], forms: tuple[Form, ...]
) -> _Run:
    """Run a rule that speaks of last year on a report and the others of its archive."""
    subject = _archived(source, forms)
    before = [_archived(other, forms) for other in others]
    previous = next((each for each in before if each.year == subject.year - 1), None)
    form = form_in_force(subject.year, forms)
    context = ArchiveContext(AS_OF, form, forms, rule.options(), previous=previous)
    try:
        return _Run(tuple(rule().compare(subject, context)))
    except NotAssessable as error:
        return _Run((), error.reason)


def _archived(source: Source, forms: tuple[Form, ...]) -> ArchivedReport:
    report = parse_report(source, forms)
    form = form_in_force(report.year, forms)
    record = record_of(report, form.edition if form is not None else None)
    return ArchivedReport(record, report.agency or "", report.year or 0, forms)


def _check(source: Source, rule: type[PackRule], forms: tuple[Form, ...]) -> _Run:
    report = parse_report(source, forms)
    year = report.year
    form = form_in_force(year, forms)
    if year not in rule.years and year is not None:
        return _Run((), Text("报告年度不在规则适用范围内", "the rule is not for this report year"))
    if rule.editions and (form is None or form.edition not in rule.editions):
        return _Run((), Text("规则不适用于这一格式版本", "the rule is not for this edition of the form"))
    for need in rule.needs:
        reason = unmet(report, need, forms)
        if reason is not None:
            return _Run((), reason)
    try:
        return _Run(tuple(rule().check(report, Context(AS_OF, form, forms, rule.options()))))
    except NotAssessable as error:
        return _Run((), error.reason)


def _mended(
    node: Node, rule: type[PackRule], findings: Iterable[Diagnostic], source: Source, forms: tuple[Form, ...]
) -> None:
    """See that what the rule would put in the place of the words silences it."""
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    if not edits:
        return
    text = source.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    if _check(Source(text, name="example"), rule, forms).findings:
        zh, en = "按 replace 修改之后，规则仍然触发", "the rule still fires after replace has been applied"
        raise node.error(Text(zh, en))
