"""The engine: which rules run, in which order, and what becomes of those that misbehave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from govlint.config import Config
from govlint.diagnostics import Diagnostic, Place, Severity, Verdict
from govlint.engine import check_bytes, check_path, check_source
from govlint.rule import Context, Follows, Rule, Years
from govlint.selection import Selection
from govlint_grammar.binding import Binding, BoundTable
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.source import Source, Span
from govlint_grammar.tree import Report, Table

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.outcome import FileOutcome
    from govlint.registry import Registry

DAY = date(2023, 2, 1)
MakeRule = Callable[..., Any]


@dataclass(frozen=True)
class Options:
    most: int = 3


def finds(*starts: int, **facts: Any) -> Callable[..., Iterator[Diagnostic]]:
    def check(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        for start in starts:
            yield self.found(Place(Span(start, start + 1)), **facts)

    return check


def with_tables(report: Report, *editions: str) -> Report:
    forms = {form.edition: form for form in packaged_forms()}
    tables = {}
    for edition, key in zip(editions, ("proactive", "requests", "disputes"), strict=False):
        form = forms[edition]
        tables[key] = BoundTable(form, form.table(key), Table((), Span(0, 1), "tab"), (), {}, ())
    return report._replace(bound=Binding(None, tables))


def test_findings_stand_in_the_order_of_the_text(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    outcome = run(make_rule("ZZ102", finds(7, 2)), make_rule("ZZ101", finds(2, 0)))
    shown = [(outcome.source.position(d.place.span.start), d.code) for d in outcome.diagnostics]
    assert shown == [((1, 1), "ZZ101"), ((1, 3), "ZZ101"), ((1, 3), "ZZ102"), ((2, 2), "ZZ102")]
    assert outcome.checked == ("ZZ101", "ZZ102")
    assert (outcome.agency, outcome.year, outcome.edition) == ("云州市档案局", 2022, "2021")


@pytest.mark.parametrize(
    ("years", "year", "runs"),
    [
        (Years(2021), 2020, False),
        (Years(2021), 2021, True),
        (Years(None, 2020), 2020, True),
        (Years(None, 2020), 2021, False),
        (Years(2019, 2020), 2019, True),
        (Years(), 1999, True),
        (Years(), None, True),
    ],
)
def test_a_rule_runs_in_its_years(
    make_rule: MakeRule,
    make_report: Callable[..., Report],
    run: Callable[..., FileOutcome],
    years: Years,
    year: int | None,
    runs: bool,
) -> None:
    outcome = run(make_rule("ZZ101", finds(0), years=years), report=make_report(year=year))
    assert (outcome.checked == ("ZZ101",)) is runs
    assert outcome.not_assessed == ()


@pytest.mark.parametrize(("editions", "year", "runs"), [(("2021",), 2021, True), (("2021",), 2020, False)])
def test_a_rule_runs_in_its_editions(
    make_rule: MakeRule,
    make_report: Callable[..., Report],
    run: Callable[..., FileOutcome],
    editions: tuple[str, ...],
    year: int,
    runs: bool,
) -> None:
    outcome = run(make_rule("ZZ101", finds(0), editions=editions), report=make_report(year=year))
    assert (outcome.checked == ("ZZ101",)) is runs
    assert outcome.not_assessed == ()


@pytest.mark.parametrize("facts", [{"years": Years(2021)}, {"editions": ("2021",)}])
def test_a_limited_rule_is_not_assessed_when_the_year_is_not_known(
    make_rule: MakeRule,
    make_report: Callable[..., Report],
    run: Callable[..., FileOutcome],
    facts: dict[str, Any],
) -> None:
    outcome = run(make_rule("ZZ101", finds(0), **facts), report=make_report(year=None))
    assert [each.code for each in outcome.not_assessed] == ["ZZ101"]
    assert outcome.diagnostics == ()
    assert outcome.checked == ()


@pytest.mark.parametrize(
    ("editions", "known", "runs"),
    [(("2021", "2021"), "2021", True), (("2019", "2019"), "2019", False), (("2021", "2019"), None, False)],
)
def test_without_a_year_the_tables_tell_the_edition_if_they_agree(
    make_rule: MakeRule,
    make_report: Callable[..., Report],
    run: Callable[..., FileOutcome],
    editions: tuple[str, ...],
    known: str | None,
    runs: bool,
) -> None:
    report = with_tables(make_report(year=None), *editions)
    outcome = run(make_rule("ZZ101", editions=("2021",)), report=report)
    assert outcome.edition == known
    assert (outcome.checked == ("ZZ101",)) is runs
    assert (len(outcome.not_assessed) == 1) is (known is None)


def test_a_year_without_a_form_is_in_no_edition(
    make_rule: MakeRule, make_report: Callable[..., Report], run: Callable[..., FileOutcome]
) -> None:
    outcome = run(make_rule("ZZ101", editions=("2019", "2021")), report=make_report(year=2012))
    assert (outcome.checked, outcome.not_assessed, outcome.edition) == ((), (), None)


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("report.year", "title"),
        ("report.agency", "agency"),
        ("sections.overview", "Overview"),
        ("aspects.management", "Management"),
        ("requests", "Table 3"),
        ("requests.received", "Table 3"),
        ("requests.received[individual]", "Table 3"),
        ("disputes.direct_suit.total", "Table 4"),
    ],
)
def test_a_need_that_is_not_met_is_not_assessed_with_its_reason(
    make_rule: MakeRule,
    make_report: Callable[..., Report],
    run: Callable[..., FileOutcome],
    need: str,
    words: str,
) -> None:
    report = make_report(year=None)
    assert report.title is not None
    report = report._replace(title=report.title._replace(agency=None))
    outcome = run(make_rule("ZZ101", finds(0), needs=(need,)), make_rule("ZZ102"), report=report)
    (missing,) = outcome.not_assessed
    assert missing.code == "ZZ101"
    assert words in missing.reason.en
    assert missing.reason.zh
    assert outcome.checked == ("ZZ102",)


def test_a_need_that_is_met_lets_the_rule_run(
    make_rule: MakeRule, make_report: Callable[..., Report], run: Callable[..., FileOutcome]
) -> None:
    report = with_tables(make_report(), "2021", "2021")
    outcome = run(make_rule("ZZ101", needs=("report.year", "report.agency", "requests")), report=report)
    assert (outcome.checked, outcome.not_assessed) == (("ZZ101",), ())


def test_a_halting_rule_runs_first_and_stops_the_others(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    rules = (
        make_rule("ZZ101", finds(0)),
        make_rule(
            "ZZ901", finds(0), halts=True, page_zh="不是报告\n\n检查内容:", __doc__="No report\n\nmore"
        ),
        make_rule("ZZ902", finds(0), halts=True),
    )
    outcome = run(*rules)
    assert [finding.code for finding in outcome.diagnostics] == ["ZZ901"]
    assert outcome.checked == ("ZZ901",)
    assert [each.code for each in outcome.not_assessed] == ["ZZ101", "ZZ902"]
    for each in outcome.not_assessed:
        assert "ZZ901" in each.reason.zh
        assert "不是报告" in each.reason.zh
        assert "No report" in each.reason.en


@pytest.mark.parametrize("check", [finds(), finds(0, verdict=Verdict.REVIEW)])
def test_a_halting_rule_that_does_not_fail_stops_nothing(
    make_rule: MakeRule, run: Callable[..., FileOutcome], check: Callable[..., Any]
) -> None:
    outcome = run(make_rule("ZZ101", finds(0)), make_rule("ZZ901", check, halts=True))
    assert outcome.checked == ("ZZ101", "ZZ901")


def test_only_selected_rules_run(make_rule: MakeRule, run: Callable[..., FileOutcome]) -> None:
    config = Config(selection=Selection(("ZZ1",), ("ZZ102",)))
    rules = [make_rule(code, finds(0)) for code in ("ZZ101", "ZZ102", "ZZ201")]
    assert run(*rules, config=config).checked == ("ZZ101",)


def test_findings_are_folded_under_selected_causes_only(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    rules = (
        make_rule("ZZ101", finds(0)),
        make_rule("ZZ102", finds(5), follows=(Follows("ZZ101", "report"),)),
    )
    assert [finding.because_of for finding in run(*rules).diagnostics] == ["", "ZZ101"]
    alone = run(*rules, config=Config(selection=Selection((), ("ZZ101",))))
    assert [finding.because_of for finding in alone.diagnostics] == [""]


def test_a_rule_knows_date_forms_options_and_who_needs_what(
    make_rule: MakeRule, run: Callable[..., FileOutcome]
) -> None:
    seen: dict[str, Context] = {}

    def look(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
        seen[self.code] = context
        yield from ()

    rules = [make_rule(code, look, options=Options) for code in ("ZZ101", "ZZ102")]
    needing = [make_rule("ZZ103", look, needs=("report.year",)), make_rule("ZZ104", needs=("requests",))]
    gone = make_rule("ZZ105", needs=("requests",), years=Years(None, 2020))
    run(*rules, *needing, gone, config=Config(options={"ZZ102": Options(9)}))
    assert (seen["ZZ101"].options, seen["ZZ102"].options) == (Options(3), Options(9))
    assert seen["ZZ103"].as_of == DAY
    assert seen["ZZ103"].form is not None
    assert seen["ZZ103"].form.edition == "2021"
    assert [form.edition for form in seen["ZZ103"].forms] == ["2019", "2021"]
    assert seen["ZZ101"].dependents == {"report.year": ("ZZ103",), "requests": ("ZZ104",)}


def test_a_parser_that_fails_is_a_fault_of_the_tool(registry_of: Callable[..., Registry]) -> None:
    def parse(source: Source, forms: object) -> Report:
        raise RecursionError("deep")

    outcome = check_source(Source("一"), registry_of(), Config(), DAY, parse=parse)
    (crash,) = outcome.internal
    assert (crash.code, crash.rule, crash.plugin, outcome.report) == ("GL006", "", "govlint", None)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "GL001"), (b"\x80\x81\xff", "GL002"), (b"PK\x03\x04", "GL001")],
)
def test_bytes_that_cannot_be_read_are_an_outcome(
    registry_of: Callable[..., Registry], data: bytes, code: str
) -> None:
    outcome = check_bytes("a.txt", data, registry_of(), Config(selection=Selection((), ("GL",))), DAY)
    (finding,) = outcome.diagnostics
    assert (finding.code, finding.severity, finding.place.span) == (code, Severity.ERROR, Span(0, 0))
    assert finding.message.zh
    assert (outcome.path, outcome.source, outcome.report, outcome.checked) == ("a.txt", None, None, ())


@pytest.mark.parametrize("name", ["absent.txt", "folder", "nul\0.txt", "a.docm"])
def test_paths_that_cannot_be_read_are_an_outcome(
    registry_of: Callable[..., Registry], tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.docm").write_bytes(b"x")
    outcome = check_path(tmp_path / name, registry_of(), Config(), DAY, name=name)
    assert [finding.code for finding in outcome.diagnostics] == ["GL001"]
    assert outcome.path == name


def test_a_file_is_read_parsed_and_checked(
    registry_of: Callable[..., Registry], make_rule: MakeRule, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(
        "云州市青溪区档案局2022年政府信息公开工作年度报告\r\n一、总体情况\r\n无。\r\n".encode("gb18030")
    )
    outcome = check_path(path, registry_of(make_rule("ZZ101", finds(0))), Config(), DAY)
    assert (outcome.path, outcome.agency, outcome.year) == (path.as_posix(), "云州市青溪区档案局", 2022)
    assert outcome.checked == ("ZZ101",)
