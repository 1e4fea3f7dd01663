"""The outputs for other people's programs, each held against its schema, full, clean and empty."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from tests.support.outcomes import (
    CLEAN,
    CRASHED,
    EMPTY,
    EVERYTHING,
    FOLDED,
    HEADING,
    REGISTRY,
    REVIEW,
    UNREAD,
    finding,
    outcome,
    run_of,
    span_of,
)

from govlint.diagnostics import Edit, Fix, Severity, Text
from govlint.outcome import RunOutcome, Suppressed
from govlint.output.formatters import BUILT_IN_FORMATTERS, View, formatter

SCHEMAS = Path(__file__).parents[1] / "schemas"
REPORT = json.loads(files("govlint").joinpath("schema/report.schema.json").read_text("utf-8"))
WAIVED = outcome(
    "w.txt", suppressed=(Suppressed(finding(), "waiver", "已核实", "张三"), Suppressed(HEADING, "baseline"))
)
ODD = outcome("坏\udcff:\n名%.txt", HEADING, REVIEW, agency="=cmd()")
RUNS = {
    "everything": run_of(*EVERYTHING.files, WAIVED, ODD),
    "clean": CLEAN,
    "empty": EMPTY,
}


def text_of(name: str, run: RunOutcome, **options: Any) -> str:
    return "".join(f"{line}\n" for line in formatter(name).lines(run, View(REGISTRY, **options)))


def tree_of(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own output


def json_of(name: str, run: RunOutcome, **options: Any) -> Any:
    return json.loads(text_of(name, run, **options))


@pytest.mark.parametrize("passed", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_sarif_keeps_to_its_schema(run: RunOutcome, lang: str, passed: bool) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    Draft7Validator(schema).validate(json_of("sarif", run, lang=lang, passed=passed))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize(
    ("name", "schema"), [("gitlab", "gitlab-code-quality.json"), ("rdjson", "rdjson.json")]
)
def test_json_of_other_programs_keeps_to_its_schema(name: str, schema: str, run: RunOutcome) -> None:
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text("utf-8")))
    validator.validate(json_of(name, run))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_junit_keeps_to_its_schema(run: RunOutcome) -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="comes with the extra dev")
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(text_of("junit", run))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_every_line_of_jsonl_holds_a_part_of_the_published_schema(run: RunOutcome) -> None:
    head, *lines = (json.loads(line) for line in text_of("jsonl", run).splitlines())
    assert (head["type"], head["as_of"], head["files"]) == ("run", "2024-01-31", len(run.files))
    for line in lines:
        kind = line.pop("type")
        assert set(line) == {"path", kind}
        part = REPORT["properties"]["files"]["items"] if kind == "file" else {"$ref": f"#/$defs/{kind}"}
        if kind == "not_assessed":
            part = REPORT["$defs"]["file"]["properties"][kind]["items"]
        Draft202012Validator({**part, "$defs": REPORT["$defs"]}).validate(line[kind])
    assert (not lines) == (run is not RUNS["everything"])


@pytest.mark.parametrize("name", [each.name for each in BUILT_IN_FORMATTERS])
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_every_format_is_utf8_and_the_same_twice(name: str, run: RunOutcome) -> None:
    text = text_of(name, run)
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x1b" not in text
    assert text_of(name, run) == text


def test_sarif_says_how_it_counts_and_what_it_could_not_do() -> None:
    (run,) = json_of("sarif", RUNS["everything"], lang="en")["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["properties"]["asOf"] == "2024-01-31"
    (crash,) = invocation["toolExecutionNotifications"]
    assert (crash["descriptor"]["id"], crash["associatedRule"]["id"]) == ("GL006", "ZZ001")
    assert crash["exception"] == {"kind": "ValueError", "message": "no"}
    assert json_of("sarif", CLEAN)["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert json_of("sarif", run_of(UNREAD))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_sarif_gives_cells_related_places_fixes_and_pages() -> None:
    (run,) = json_of("sarif", RUNS["everything"], lang="en")["runs"]
    total, folded, heading, review, *_ = run["results"]
    assert (total["kind"], total["level"], total["ruleId"]) == ("fail", "error", "XX301")
    rules = run["tool"]["driver"]["rules"]
    assert rules[total["ruleIndex"]]["id"] == "XX301"
    assert rules[total["ruleIndex"]]["shortDescription"]["text"] == "The total differs from its parts"
    assert "Count the row again" in rules[total["ruleIndex"]]["help"]["markdown"]
    (place,) = total["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "a.txt"},
        "region": {"startLine": 6, "startColumn": 2, "endLine": 6, "endColumn": 3},
    }
    assert place["logicalLocations"] == [
        {
            "fullyQualifiedName": "requests.settled[individual]",
            "kind": "cell",
            "name": "natural persons",
            "decoratedName": "Table 3 › (7) Total › natural persons",
        }
    ]
    assert total["relatedLocations"][0]["message"]["text"] == "the prose says 5"
    assert total["properties"]["provisions"] == ["Form No. 2 (No. 2), art. 3"]
    assert (folded["kind"], folded["level"], folded["properties"]["becauseOf"]) == (
        "informational",
        "none",
        "XX301",
    )
    (fix,) = heading["fixes"]
    assert fix["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 8, "startColumn": 1, "endLine": 8, "endColumn": 3},
            "insertedContent": {"text": "五、"},
        }
    ]
    assert (review["kind"], review["level"]) == ("review", "none")


def test_sarif_gives_suppressions_and_on_request_what_held() -> None:
    waived, known = json_of("sarif", run_of(WAIVED))["runs"][0]["results"]
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "已核实",
            "properties": {"by": "waiver", "approver": "张三"},
        }
    ]
    assert known["suppressions"][0]["properties"] == {"by": "baseline"}
    results = json_of("sarif", run_of(outcome("a.txt", HEADING), CRASHED), passed=True)["runs"][0]["results"]
    assert [(each["ruleId"], each["kind"]) for each in results] == [
        ("XX105", "fail"),
        ("XX301", "pass"),
        ("XX105", "pass"),
        ("XX301", "pass"),
        ("XX301", "open"),
        ("XX302", "open"),
    ]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_fingerprints_stay_when_lines_move_and_differ_between_findings(name: str) -> None:
    moved = finding(place=finding().place._replace(span=span_of("收到")))

    def prints(*findings: Any) -> list[str]:
        found = json_of(name, run_of(outcome("a.txt", *findings)))
        if name == "gitlab":
            return [each["fingerprint"] for each in found]
        return [each["partialFingerprints"]["govlint/v1"] for each in found["runs"][0]["results"]]

    assert prints(finding()) == prints(moved)
    several = prints(finding(), moved, HEADING, REVIEW)
    assert len(set(several)) == 4


def test_rdjson_counts_bytes_and_suggests_what_one_edit_does() -> None:
    two = HEADING._replace(
        fix=Fix(Text("改", "mend"), (Edit(span_of("5、"), "五、"), Edit(span_of("4"), "5")))
    )
    related = finding(place=finding().place._replace(span=span_of("公开不够")))
    heading, total, several = json_of("rdjson", run_of(outcome("a.txt", HEADING, related, two)))[
        "diagnostics"
    ]
    assert heading["location"]["range"] == {
        "start": {"line": 8, "column": 1},
        "end": {"line": 8, "column": 5},
    }
    assert heading["suggestions"][0]["text"] == "五、"
    assert total["location"]["range"]["end"]["column"] == 1 + 3 * len("公开不够")
    assert "suggestions" not in several
    assert json_of("rdjson", EMPTY)["diagnostics"] == []


def test_github_escapes_and_gives_columns_on_one_line_only() -> None:
    lines = text_of("github", RUNS["everything"]).splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^:]*::", line) for line in lines)
    assert lines[0].startswith(
        "::error file=a.txt,line=6,endLine=6,col=2,endColumn=3,title=XX301 total-differs::表三"
    )
    assert sum("title=GL006" in line for line in lines) == 1
    assert any(line.startswith("::notice file=a.txt,line=9,endLine=9,") for line in lines)
    assert not any("多于申请数" in line for line in lines)
    assert any("%3A␊名%25.txt" in line for line in lines)
    wide = finding(place=finding().place._replace(span=span_of("\t（七）总计\n\t4")))
    assert ",line=5,endLine=6,title=" in text_of("github", run_of(outcome("a.txt", wide)))
    assert text_of("github", CLEAN) == ""


def test_junit_tells_what_failed_what_was_skipped_and_what_held() -> None:
    root = tree_of(text_of("junit", RUNS["everything"]))
    first = root[0]
    assert (first.get("name"), first.get("tests"), first.get("failures")) == ("a.txt", "3", "2")
    cases = [(case.get("name"), case[0].tag if len(case) else "") for case in first]
    assert cases == [
        ("XX301 total-differs", "failure"),
        ("XX105 number-style", "failure"),
        ("XX900 unknown-rule", "skipped"),
    ]
    crashed = [(case.get("name"), case[0].tag if len(case) else "") for case in root[1]]
    assert crashed == [
        ("ZZ001", "error"),
        ("XX301", "skipped"),
        ("XX302", "skipped"),
        ("XX105", ""),
        ("XX301", ""),
    ]
    clean = tree_of(text_of("junit", CLEAN))
    assert (clean.get("tests"), clean.get("failures"), clean.get("errors")) == ("2", "0", "0")
    assert len(tree_of(text_of("junit", EMPTY))) == 0
    followers = tree_of(text_of("junit", run_of(outcome("a.txt", FOLDED))))
    assert [(case.get("name"), case[0].get("type")) for case in followers[0] if len(case)] == [
        ("XX301", "follows")
    ]


def test_csv_is_a_table_that_no_spreadsheet_computes() -> None:
    rows = list(csv.DictReader(text_of("csv", RUNS["everything"], lang="en").splitlines()))
    assert len(rows) == sum(len(each.diagnostics) for each in RUNS["everything"].files)
    assert (rows[0]["expected"], rows[0]["found"], rows[0]["line"]) == ("5", "4", "6")
    assert rows[1]["because_of"] == "XX301"
    assert rows[-1]["agency"] == "'=cmd()"
    negative = list(
        csv.DictReader(
            text_of(
                "csv",
                run_of(
                    outcome("a.txt", finding(evidence=finding().evidence._replace(expected="-5", found="@x")))
                ),
                lang="en",
            ).splitlines()
        )
    )
    assert (negative[0]["expected"], negative[0]["found"]) == ("-5", "'@x")
    assert len(text_of("csv", EMPTY).splitlines()) == 1
    assert formatter("csv").mark == "\ufeff"


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_text_shows_what_held_what_did_not_run_and_counts_on_request(name: str) -> None:
    run = run_of(outcome("a.txt", HEADING, HEADING, FOLDED), CRASHED, WAIVED)
    plain = text_of(name, run, lang="en")
    extras = text_of(name, run, lang="en", passed=True, statistics=True)
    *findings, summary = plain.splitlines()
    assert extras.splitlines()[: len(findings)] == findings
    assert extras.splitlines()[-1] == summary
    added = extras.splitlines()[len(findings) : -1]
    assert "  held XX301  not found: The total differs from its parts" in added
    assert "  not assessed XX302  table 3 is missing" in added
    assert "  not counted XX301  已核实" in added
    assert "  not counted XX105  known from the baseline" in added
    assert "2  XX105  number-style  The number is written in another style" in added
    assert not any(line.endswith("more than the requests") for line in added)
    assert "1 waived; 1 known from the baseline" in summary


def test_grouped_puts_the_findings_beneath_their_file() -> None:
    lines = text_of(
        "grouped", run_of(outcome("a.txt", finding(), FOLDED), outcome("b.txt", REVIEW))
    ).splitlines()
    assert lines[0] == "a.txt  云州市青溪区水务局 2023"
    assert lines[1].startswith("  6:2  XX301 [E] 各项相加为 5")
    assert lines[2].endswith("（因 XX301）")
    assert lines[3:5] == ["", "b.txt  云州市青溪区水务局 2023"]
    assert "[I R]" in lines[5]
    assert text_of("grouped", CLEAN, summary=False) == ""


def test_severities_of_other_programs() -> None:
    mild = [HEADING._replace(severity=severity) for severity in Severity]
    run = run_of(outcome("a.txt", *mild))
    assert [each["severity"] for each in json_of("gitlab", run)] == ["info", "minor", "major"]
    assert [each["severity"] for each in json_of("rdjson", run)["diagnostics"]] == [
        "INFO",
        "WARNING",
        "ERROR",
    ]
    assert [each["level"] for each in json_of("sarif", run)["runs"][0]["results"]] == [
        "note",
        "warning",
        "error",
    ]
    assert [line.split(" ")[0] for line in text_of("github", run).splitlines()] == [
        "::notice",
        "::warning",
        "::error",
    ]
