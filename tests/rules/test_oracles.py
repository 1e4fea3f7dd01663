"""What the rules must and must not say of five real reports (tests/data/oracles.yaml)."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.support.shared import REPORTS

from govlint.api import Severity, Verdict
from govlint.config import Config
from govlint.engine import check_path
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.positioned import load_document

if TYPE_CHECKING:
    from govlint.api import Diagnostic, FileOutcome
    from govlint_grammar.positioned import Node

DATA = Path(__file__).parent.parent / "data" / "oracles.yaml"
FAMILIES = ("GL0", "GL1", "GL2", "GL3")  # need nothing but the report itself
EVERYTHING = ("GL",)  # what must not be said is said by no rule, those that run by default or not
NUMBERS = ("000", "001", "002", "003", "004")


class Must(NamedTuple):
    code: str
    number: int
    place: str
    message: str
    severity: str
    standing: bool
    places: int | None


class MustNot(NamedTuple):
    code: str
    even_folded: bool


class Oracle(NamedTuple):
    report: str
    errors: frozenset[str]
    must: tuple[Must, ...]
    must_not: tuple[MustNot, ...]


def _must(node: Node) -> Must:
    fields = node.map(("place", "message", "severity", "standing", "places"), ("code", "count"))
    texts = {key: fields[key].text() if key in fields else "" for key in ("place", "message", "severity")}
    return Must(
        fields["code"].text(),
        fields["count"].integer(),
        standing="standing" in fields and fields["standing"].boolean(),
        places=fields["places"].integer() if "places" in fields else None,
        **texts,
    )


def _must_not(node: Node) -> MustNot:
    fields = node.map(("even_folded",), ("code",))
    return MustNot(fields["code"].text(), "even_folded" in fields and fields["even_folded"].boolean())


def _oracle(node: Node) -> Oracle:
    fields = node.map((), ("report", "errors", "must", "must_not"))
    return Oracle(
        fields["report"].text(),
        frozenset(fields["errors"].strings()),
        tuple(_must(item) for item in fields["must"].items()),
        tuple(_must_not(item) for item in fields["must_not"].items()),
    )


ORACLES = {oracle.report: oracle for oracle in map(_oracle, load_document(DATA).items())}


@cache
def outcome_of(number: str, select: tuple[str, ...] = ()) -> FileOutcome:
    path = next((path for path in REPORTS if path.name.startswith(f"{number}_")), None)
    if path is None:
        pytest.skip("the real reports are not beside this checkout")
    config = Config(selection=Selection(select))
    return check_path(path, set_up().registry, config, date(2026, 6, 1))


def words(finding: Diagnostic) -> str:
    return " › ".join(word.zh for word in finding.place.words)


def is_met(finding: Diagnostic, must: Must) -> bool:
    return (
        finding.code == must.code
        and finding.verdict is Verdict.FAIL
        and must.place in words(finding)
        and must.message in finding.message.zh
        and must.severity in ("", finding.severity.label)
        and must.places in (None, 1 + len(finding.related))
        and not (must.standing and finding.because_of)
    )


@pytest.mark.parametrize(
    ("number", "must"), [(number, must) for number in NUMBERS for must in ORACLES[number].must]
)
def test_must_give(number: str, must: Must) -> None:
    findings = outcome_of(number).diagnostics
    met = [finding for finding in findings if is_met(finding, must)]
    assert len(met) == must.number, [(f.code, words(f), f.message.zh) for f in findings]


@pytest.mark.parametrize(
    ("number", "must_not"), [(number, each) for number in NUMBERS for each in ORACLES[number].must_not]
)
def test_must_not_give(number: str, must_not: MustNot) -> None:
    findings = outcome_of(number, EVERYTHING).diagnostics
    given = [
        f for f in findings if f.code.startswith(must_not.code) and (must_not.even_folded or not f.because_of)
    ]
    assert given == []


@pytest.mark.parametrize("number", NUMBERS)
def test_no_other_error_stands(number: str) -> None:
    standing = [
        f
        for f in outcome_of(number, EVERYTHING).diagnostics
        if f.severity is Severity.ERROR and not f.because_of
    ]
    assert {finding.code for finding in standing} <= ORACLES[number].errors


@pytest.mark.parametrize("number", NUMBERS)
def test_every_rule_runs_to_its_end(number: str) -> None:
    outcome = outcome_of(number, EVERYTHING)
    assert outcome.internal == ()
    assert [each.code for each in outcome.not_assessed if each.code.startswith(FAMILIES)] == []
    assert outcome.report is not None
    assert list(outcome.report.unparsed()) == []
