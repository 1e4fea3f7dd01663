"""Cases: what a rule must say of a report, read from YAML with the place of every mistake."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Text, Verdict
from govlint.rule_facts import CODE
from govlint.samples import AS_OF, Sample, read_sample
from govlint_grammar.positioned import load_document
from govlint_grammar.records import NamedTuple

__all__ = ["AS_OF", "Case", "Expectation", "Kind", "Sample", "load_cases", "read_sample"]

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from govlint_grammar.positioned import Node

_FILE = ("rule", "cases")
_EXPECT = ("place", "message", "verdict", "severity", "line", "count", "because-of", "fix")
_FIXES = ("safe", "unsafe", "none")


class Kind(Enum):
    """What a case is for."""

    FAIL = "fail"
    PASS = "pass"  # noqa: S105 - not a password
    NEAR_MISS = "near-miss"


_CASE = ("name", *(kind.value for kind in Kind), "expect", "mend", "fixed", "also", "options", "as-of")


@dataclass(frozen=True)
class Expectation:
    """A finding that a failing case must give. What is empty or None is not looked at.

    Attributes:
        place: words that the place in words contains, in either language.
        message: words that the message contains, likewise.
        verdict: its verdict; severity: its severity.
        line: the line where it stands, from 1.
        count: how many findings are like this; at least one if None.
        because_of: the code of the finding it follows from; empty for one that stands for itself.
        fix: ``safe`` or ``unsafe`` for one with such a fix, ``none`` for one without.
    """

    place: str = ""
    message: str = ""
    verdict: Verdict | None = None
    severity: Severity | None = None
    line: int | None = None
    count: int | None = None
    because_of: str = ""
    fix: str = ""


class Case(NamedTuple):
    """A case of a rule.

    Attributes:
        rule: the code of the rule.
        name: a sentence that says what the case is.
        expect: the findings of a failing case; any finding of the rule if empty.
        mend: the report after mending, in which the rule finds nothing; the base itself if None.
        fixed: the report that is left, to the letter, when all safe fixes of the rule have been made; not
            looked at if None.
        also: codes of other rules that rightly find something certain in a failing case.
        options: the rule's options, or None.
        as_of: the date of the check.
        file: the file of the case; line: its line.
    """

    rule: str
    name: str
    kind: Kind
    sample: Sample
    expect: tuple[Expectation, ...]
    mend: Sample | None
    fixed: Sample | None
    also: tuple[str, ...]
    options: Node | None
    as_of: date
    file: str
    line: int

    @property
    def id(self) -> str:
        """The name by which a test run calls the case."""
        return f"{self.rule}-{self.name}"


def load_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases, or every file of cases in a folder and its subfolders.

    A file looks like this; `pass` and `near-miss` have the same shape as `fail`::

        rule: GL103
        cases:
          - name: the fifth section is not there
            fail: {base: "2021", edits: {drop: [problems]}}
            expect: [{place: 其他需要报告的事项, message: 缺少}]
          - name: a complete report
            pass: {base: "2021"}

    A sample is a base report (`base`, the edition, with `edits`) or a whole `text`. For a rule that compares,
    `beside` lists the other reports of its archive, each a base with edits, and `agencies` is what the
    configuration says of them.

    Args:
        path: a YAML file, or a folder.

    Raises:
        OSError: a file cannot be read.
        DocumentError: a mistake in a file, with its place.
    """
    if path.is_dir():
        return tuple(case for file in sorted(path.rglob("*.yaml")) for case in load_cases(file))
    fields = load_document(path).map((), _FILE)
    code = fields["rule"].text()
    if not CODE.fullmatch(code):
        raise fields["rule"].error(Text("应为规则代码", "the code of a rule is needed"))
    cases = tuple(_case(code, node) for node in fields["cases"].items())
    seen: set[str] = set()
    for case, node in zip(cases, fields["cases"].items(), strict=True):
        if case.name in seen:
            raise node.error(Text(f"名称重复：{case.name}", f"a second case of the name '{case.name}'"))
        seen.add(case.name)
    return cases


def _case(code: str, node: Node) -> Case:
    fields = node.map(_CASE, ("name",))
    kinds = [kind for kind in Kind if kind.value in fields]
    if len(kinds) != 1:
        raise node.error(
            Text("应有且只有其中一项", "exactly one of these is needed"), [kind.value for kind in Kind]
        )
    kind = kinds[0]
    for key in ("expect", "mend", "fixed", "also"):
        if key in fields and kind is not Kind.FAIL:
            raise fields[key].error(Text(f"{key} 只用于 fail", f"{key} belongs to fail only"), at_key=True)
    return Case(
        code,
        fields["name"].text(),
        kind,
        read_sample(fields[kind.value]),
        tuple(_expectation(item) for item in fields["expect"].items()) if "expect" in fields else (),
        read_sample(fields["mend"]) if "mend" in fields else None,
        read_sample(fields["fixed"]) if "fixed" in fields else None,
        fields["also"].strings() if "also" in fields else (),
        fields.get("options"),
        fields["as-of"].date() if "as-of" in fields else AS_OF,
        node.document.name,
        node.line,
    )


def _expectation(node: Node) -> Expectation:
    fields = node.map(_EXPECT)
    verdict = fields["verdict"].one_of([each.value for each in Verdict]) if "verdict" in fields else None
    severity = fields["severity"].one_of([each.label for each in Severity]) if "severity" in fields else None
    return Expectation(
        fields["place"].text() if "place" in fields else "",
        fields["message"].text() if "message" in fields else "",
        Verdict(verdict) if verdict else None,
        Severity[severity.upper()] if severity else None,
        fields["line"].integer(1) if "line" in fields else None,
        fields["count"].integer(0) if "count" in fields else None,
        fields["because-of"].text() if "because-of" in fields else "",
        fields["fix"].one_of(_FIXES) if "fix" in fields else "",
    )
