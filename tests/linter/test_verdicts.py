"""The exit code of a run."""

from __future__ import annotations

from datetime import date

import pytest

from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.outcome import FileOutcome, Internal, RunOutcome
from govlint.verdicts import FailOn, exit_code
from govlint_grammar.source import Span

CRASH = Internal("GL006", "ZZ101", "govlint-plugin", "1.2", "plugin.py:3 in check", "ValueError: no")


def run(*findings: Diagnostic, internal: tuple[Internal, ...] = ()) -> RunOutcome:
    clean = FileOutcome("a.txt", None, None, None, None, None, (), (), (), ())
    return RunOutcome("1", date(2023, 1, 1), (clean, clean._replace(diagnostics=findings, internal=internal)))


def finding(severity: str = "ERROR", verdict: Verdict = Verdict.FAIL, because_of: str = "") -> Diagnostic:
    return Diagnostic(
        "ZZ101", "n", Severity[severity], verdict, Place(Span(0, 0)), Text("", ""), because_of=because_of
    )


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [
        ("ERROR", FailOn.ERROR, 1),
        ("WARNING", FailOn.ERROR, 0),
        ("WARNING", FailOn.WARNING, 1),
        ("INFO", FailOn.WARNING, 0),
        ("INFO", FailOn.INFO, 1),
        ("ERROR", FailOn.INFO, 1),
        ("ERROR", FailOn.NEVER, 0),
    ],
)
def test_the_least_severity_that_counts(severity: str, fail_on: FailOn, expected: int) -> None:
    assert exit_code(run(finding(severity)), fail_on) == expected


def test_a_clean_run_is_0() -> None:
    assert exit_code(run()) == 0


def test_what_a_person_must_look_at_counts_only_on_request_and_then_at_any_severity() -> None:
    review = run(finding("INFO", Verdict.REVIEW))
    assert exit_code(review, FailOn.INFO) == 0
    assert exit_code(review, FailOn.NEVER, fail_on_review=True) == 1


def test_a_folded_finding_never_counts() -> None:
    folded = run(finding(because_of="GL202"), finding("ERROR", Verdict.REVIEW, because_of="GL202"))
    assert exit_code(folded, FailOn.INFO, fail_on_review=True) == 0


@pytest.mark.parametrize("code", ["GL001", "GL002"])
def test_a_file_that_was_not_read_is_2_whatever_counts(code: str) -> None:
    assert exit_code(run(finding()._replace(code=code), finding()), FailOn.NEVER) == 2


@pytest.mark.parametrize("code", ["GL003", "GL005"])
def test_a_file_that_is_no_report_is_a_finding(code: str) -> None:
    assert exit_code(run(finding()._replace(code=code))) == 1


def test_a_crash_is_2_whatever_else_was_found() -> None:
    assert exit_code(run(internal=(CRASH,)), FailOn.NEVER) == 2
    assert exit_code(run(finding(), internal=(CRASH,))) == 2
