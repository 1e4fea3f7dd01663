"""A run as JUnit XML: a suite a file; a case a finding, and a case a rule that held or could not run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from govlint.diagnostics import Verdict
from govlint.output.extras import held
from govlint.output.page_text import first_paragraph, page_of
from govlint.output.place_text import in_words, location
from govlint.output.shown import relative
from govlint.output.width import visible
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View


class _Case(NamedTuple):
    """A case: its name, and what came of it (an element, its type, message and text; nothing if it held)."""

    name: str
    element: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the document."""
    suites = [(outcome, list(_cases(outcome, view))) for outcome in run.files]
    every = [case for _, cases in suites for case in cases]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="govlint" {_counts(every)}>'
    for outcome, cases in suites:
        skipped = sum(case.element == "skipped" for case in cases)
        stamp = f'timestamp="{run.as_of.isoformat()}T00:00:00" skipped="{skipped}"'
        yield f"  <testsuite name={_quoted(relative(outcome.path))} {_counts(cases)} {stamp}>"
        for case in cases:
            yield from _case(case, relative(outcome.path))
        yield "  </testsuite>"
    yield "</testsuites>"


def _cases(outcome: FileOutcome, view: View) -> Iterator[_Case]:
    for finding in outcome.diagnostics:
        if not finding.because_of:
            yield _of_finding(outcome, finding, view)
    for fault in outcome.internal:
        said = f"{fault.plugin} {fault.version}: {fault.error}"
        yield _Case(fault.rule or fault.code, "error", fault.code, said, f"{fault.error}\n{fault.where}")
    for each in outcome.not_assessed:
        yield _Case(each.code, "skipped", "not assessed", each.reason.in_language(view.lang))
    causes = {found.code: found.because_of for found in outcome.diagnostics if found.because_of}
    alone = {found.code for found in outcome.diagnostics if not found.because_of}
    for code in sorted(set(causes) - alone):
        yield _Case(code, "skipped", "follows", causes[code])
    for gone in outcome.suppressed:
        yield _Case(gone.diagnostic.code, "skipped", gone.kind, gone.reason)
    for code in held(outcome):
        yield _Case(code)


def _of_finding(outcome: FileOutcome, finding: Diagnostic, view: View) -> _Case:
    message = finding.message.in_language(view.lang)
    mend = first_paragraph(page_of(view.registry.rule(finding.code), view.lang).part("mend"))
    place = in_words(finding.place.words, view.lang)
    formula = finding.evidence.formula.in_language(view.lang) if finding.evidence.formula else ""
    told = (location(outcome, finding.place, view.lang), place, message, formula, mend)
    text = "\n".join(visible(each) for each in told if each)
    name = f"{finding.code} {finding.name}"
    if finding.verdict is Verdict.REVIEW:
        return _Case(name, "skipped", "review", message, text)
    return _Case(name, "failure", finding.severity.label, message, text)


def _case(case: _Case, path: str) -> Iterator[str]:
    opening = f"    <testcase name={_quoted(case.name)} classname={_quoted(path)}"
    if not case.element:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    text = escape("\n".join(map(visible, case.text.split("\n"))))
    kind, message = _quoted(case.kind), _quoted(case.message)
    yield f"      <{case.element} type={kind} message={message}>{text}</{case.element}>"
    yield "    </testcase>"


def _counts(cases: list[_Case]) -> str:
    failures = sum(case.element == "failure" for case in cases)
    errors = sum(case.element == "error" for case in cases)
    return f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'


def _quoted(text: str) -> str:
    return quoteattr(visible(text))
