"""Folding: findings under the finding that they follow from."""

from __future__ import annotations

from itertools import pairwise

import pytest

from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.folding import fold
from govlint.rule import Follows
from govlint_grammar.source import Span

TABLE = {"section": "requests", "table": "requests"}


def finding(code: str, verdict: Verdict = Verdict.FAIL, **where: str) -> Diagnostic:
    return Diagnostic(code, "name", Severity.ERROR, verdict, Place(Span(0, 1), **where), Text("", ""))


def folded(findings: list[Diagnostic], **follows: list[tuple[str, str]]) -> list[str]:
    declared = {code: tuple(Follows(*cause) for cause in causes) for code, causes in follows.items()}
    result = fold(findings, declared)
    assert [each._replace(because_of="") for each in result] == findings
    return [each.because_of for each in result]


@pytest.mark.parametrize(
    ("within", "cause", "folds"),
    [
        ("cell", TABLE | {"row": "a", "column": "x"}, True),
        ("cell", TABLE | {"row": "a", "column": "y"}, False),
        ("cell", TABLE | {"row": "a"}, False),
        ("row", TABLE | {"row": "a", "column": "y"}, True),
        ("row", TABLE | {"row": "a"}, True),
        ("row", TABLE | {"row": "b", "column": "x"}, False),
        ("column", TABLE | {"row": "b", "column": "x"}, True),
        ("column", TABLE | {"column": "x"}, True),
        ("column", TABLE | {"row": "a", "column": "y"}, False),
        ("column", {"table": "disputes", "column": "x"}, False),
        ("table", TABLE, True),
        ("table", {"section": "requests"}, False),
        ("section", {"section": "requests"}, True),
        ("section", {"table": "requests"}, True),
        ("section", {"section": "overview"}, False),
        ("report", {}, True),
    ],
)
def test_a_cause_within_reach_folds(within: str, cause: dict[str, str], folds: bool) -> None:
    effect = finding("GL302", **TABLE, row="a", column="x")
    expected = "GL202" if folds else ""
    assert folded([effect, finding("GL202", **cause)], GL302=[("GL202", within)]) == [expected, ""]


@pytest.mark.parametrize("within", ["cell", "row", "column", "table", "section"])
def test_places_that_lie_in_nothing_share_nothing(within: str) -> None:
    assert folded([finding("GL302"), finding("GL202")], GL302=[("GL202", within)]) == ["", ""]


def test_a_cause_of_any_verdict_folds() -> None:
    cause = finding("GL202", Verdict.REVIEW, **TABLE)
    assert folded([cause, finding("GL302", **TABLE)], GL302=[("GL202", "table")]) == ["", "GL202"]


def test_a_chain_points_to_its_root() -> None:
    findings = [finding("GL308", **TABLE), finding("GL302", **TABLE), finding("GL202", **TABLE)]
    follows = {"GL308": [("GL302", "table")], "GL302": [("GL202", "table")]}
    assert folded(findings, **follows) == ["GL202", "GL202", ""]


def test_of_several_causes_the_one_declared_first_counts() -> None:
    findings = [finding("GL302", **TABLE), finding("GL203"), finding("GL202", **TABLE)]
    assert folded(findings, GL302=[("GL202", "table"), ("GL203", "report")]) == ["GL202", "", ""]
    assert folded(findings, GL302=[("GL203", "report"), ("GL202", "table")]) == ["GL203", "", ""]


def test_findings_in_a_circle_stay_and_what_hangs_on_it_folds() -> None:
    findings = [finding("GL301"), finding("GL302"), finding("GL303"), finding("GL304")]
    follows = {
        "GL301": [("GL302", "report")],
        "GL302": [("GL303", "report")],
        "GL303": [("GL301", "report")],
        "GL304": [("GL302", "report")],
    }
    assert folded(findings, **follows) == ["", "", "", "GL302"]


def test_a_finding_is_never_its_own_cause() -> None:
    assert folded([finding("GL301"), finding("GL301")], GL301=[("GL301", "report")]) == ["", ""]


def test_what_a_rule_wrote_itself_does_not_count() -> None:
    assert fold([finding("GL301")._replace(because_of="GL202")], {})[0].because_of == ""


def test_a_long_chain_is_followed_to_its_end() -> None:
    codes = [f"GL{number}" for number in range(100, 999)]
    follows = {code: [(cause, "report")] for code, cause in pairwise(codes)}
    assert folded([finding(code) for code in codes], **follows) == [codes[-1]] * (len(codes) - 1) + [""]
