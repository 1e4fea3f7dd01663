"""Rules that crash or do not do what a rule must: named, and no harm to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from govlint.diagnostics import Diagnostic, Edit, Fix, Place, Severity, Text, Verdict
from govlint.guard import MOST_FINDINGS
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.outcome import FileOutcome
    from govlint.rule import Context, Rule
    from govlint_grammar.tree import Report

MakeRule = Callable[..., Any]


def finds(start: int, **facts: Any) -> Callable[..., Iterator[Diagnostic]]:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        yield self.found(Place(Span(start, start + 1)), **facts)

    return check


def explodes(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    yield self.found(Place(Span(3, 4)))
    raise ValueError("第一行\nsecond line")


def explodes_at_once(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    raise KeyError("requests.received")


def recurses(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    yield from recurses(self, subject, context)


def exits(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    yield self.found(Place(Span(3, 4)))
    raise SystemExit(0)


def exhausts(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    yield self.found(Place(Span(3, 4)))
    raise MemoryError


def never_ends(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    while True:
        yield self.found(Place(Span(3, 4)))


def yields(value: object) -> Callable[..., Iterator[object]]:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[object]:
        yield self.found(Place(Span(3, 4)))
        yield value

    return check


def returns(value: object) -> Callable[..., object]:
    return lambda _self, _subject, _context: value


FINDING = Diagnostic("ZZ102", "n", Severity.ERROR, Verdict.FAIL, Place(Span(0, 1)), Text("", ""))
CUT = Edit(Span(0, 1), "")


def fixed_by(*edits: Edit, **fields: Any) -> Diagnostic:
    return FINDING._replace(fix=Fix(Text("改", "mend"), edits)._replace(**fields))


@pytest.mark.parametrize(
    ("check", "kept", "words"),
    [
        (explodes, 1, "ValueError: 第一行 second line"),
        (explodes_at_once, 0, "KeyError: 'requests.received'"),
        (recurses, 0, "RecursionError"),
        (exits, 1, "SystemExit"),
        (exhausts, 1, "MemoryError"),
        (never_ends, MOST_FINDINGS, str(MOST_FINDINGS)),
        (yields("wrong"), 1, "str, not a Diagnostic"),
        (yields(None), 1, "NoneType"),
        (yields(FINDING._replace(code="ZZ999")), 1, "'ZZ999'"),
        (yields(FINDING._replace(place=None)), 1, "place is not a Place"),
        (yields(FINDING._replace(message="wrong")), 1, "message is not a Text"),
        (yields(FINDING._replace(severity="error")), 1, "severity is not a Severity"),
        (yields(FINDING._replace(place=Place(Span(0, 10_000)))), 1, "outside the text"),
        (yields(FINDING._replace(place=Place((0, 1)))), 1, "outside the text"),
        (yields(FINDING._replace(place=Place(Span(4, 2)))), 1, "outside the text"),
        (yields(FINDING._replace(fix="cut it")), 1, "yielded a fix"),
        (yields(fixed_by()), 1, "yielded a fix"),
        (yields(fixed_by(Edit(Span(0, 10_000), ""))), 1, "yielded a fix"),
        (yields(fixed_by(CUT, CUT)), 1, "yielded a fix"),
        (yields(fixed_by(CUT, applicability="safe")), 1, "yielded a fix"),
        (returns(None), 0, "returned NoneType"),
        (returns([FINDING]), 0, "returned list"),
        (finds(0, message="absent"), 0, "KeyError: 'absent'"),
    ],
)
def test_a_rule_that_crashes_is_named_and_all_others_go_on(
    make_rule: MakeRule, run: Callable[..., FileOutcome], check: Callable[..., Any], kept: int, words: str
) -> None:
    outcome = run(make_rule("ZZ101", finds(0)), make_rule("ZZ102", check), make_rule("ZZ103", finds(1)))
    (crash,) = outcome.internal
    assert (crash.code, crash.rule, crash.plugin, crash.version) == (
        "GL006",
        "ZZ102",
        "govlint-plugin",
        "1.2",
    )
    assert words in crash.error
    assert "\n" not in crash.error
    assert crash.error.partition(":")[0] in crash.traceback
    assert outcome.checked == ("ZZ101", "ZZ103")
    codes = [finding.code for finding in outcome.diagnostics]
    assert (codes.count("ZZ101"), codes.count("ZZ102"), codes.count("ZZ103")) == (1, kept, 1)


def test_the_last_frame_in_the_plugin_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., FileOutcome]
) -> None:
    package = tmp_path / "crashing_plugin"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "sums.py").write_text("import json\n\ndef add(text):\n    return json.loads(text)\n")
    (package / "rules.py").write_text(
        "from govlint.api import Rule, Severity, Text\nfrom crashing_plugin.sums import add\n"
        "class Crashing(Rule):\n    'It crashes'\n"
        "    code, name, severity = 'ZZ101', 'crashing', Severity.INFO\n"
        "    page_zh, messages = '出错', {'default': Text('出错', 'crash')}\n"
        "    def check(self, subject, context):\n        yield add('{')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    from crashing_plugin.rules import Crashing

    (crash,) = run(Crashing).internal
    assert crash.where == "crashing_plugin/sums.py:4 in add"
    assert "decoder.py" in crash.traceback


def test_an_interrupt_from_the_keyboard_stops_everything(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(make_rule("ZZ101", check))


def test_a_finding_is_never_graver_than_its_rule_nor_its_own_consequence(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        yield self.found(Place(Span(0, 1)), severity=Severity.INFO)
        yield self.found(Place(Span(1, 2)))._replace(severity=Severity.ERROR, because_of="ZZ101")

    outcome = run(make_rule("ZZ101", check, severity=Severity.WARNING))
    assert [(d.severity, d.because_of) for d in outcome.diagnostics] == [
        (Severity.INFO, ""),
        (Severity.WARNING, ""),
    ]


def test_a_report_of_more_lines_than_that_may_have_as_many_findings(
    make_rule: MakeRule, make_report: Callable[..., Report], run: Callable[..., FileOutcome]
) -> None:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        for start in range(0, 2 * (MOST_FINDINGS + 5), 2):
            yield self.found(Place(Span(start, start + 1)))

    outcome = run(make_rule("ZZ101", check), report=make_report("行\n" * (MOST_FINDINGS + 5)))
    assert (outcome.internal, len(outcome.diagnostics)) == ((), MOST_FINDINGS + 5)
