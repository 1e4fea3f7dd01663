"""A run over several reports holds them against each other, and every output names both files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.archives import composed

from govlint.api import check_archive

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]

RULE = '''"""A local rule that compares."""
from govlint.api import ArchiveRule, Severity, Text, hookimpl


class Fewer(ArchiveRule):
    """Fewer requests than last year"""

    code = "ZZ901"
    name = "fewer-requests"
    severity = Severity.ERROR
    needs = ("archive.previous",)
    messages = {"default": Text("比上年少", "fewer than last year")}
    page_zh = "比上年少"

    def compare(self, report, context):
        key = "requests.received[total]"
        if report.number(key) < context.previous.number(key):
            there = context.previous.related_figure(key, Text("上年", "last year"))
            yield self.found(report.place_of_figure(key), related=(there,))


@hookimpl
def govlint_rules():
    return [Fewer]
'''


@pytest.fixture
def archive(project: Path, write: Write) -> Path:
    """Two reports of an agency, the second with fewer requests, and a rule that minds it."""
    write("rule.py", RULE)
    write(".govlint.yaml", "plugins: [rule.py]\nselect: [ZZ]\n")
    write("reports/2022.txt", composed('{year: 2022, set: {"requests.received[individual]": 5}}'))
    write("reports/2023.txt", composed('{year: 2023, set: {"requests.received[individual]": 3}}'))
    return project


def test_a_finding_between_two_reports_names_both(archive: Path, govlint: Govlint) -> None:
    result = govlint("check", "reports", "--lang", "en")
    assert result.code == 1
    lines = result.out.splitlines()
    assert any("reports/2023.txt:" in line for line in lines)
    assert any("reports/2022.txt:" in line and "last year" in line for line in lines)


def test_json_says_which_file_a_related_place_is_in(archive: Path, govlint: Govlint) -> None:
    first, second = json.loads(govlint("check", "reports", "--format", "json").out)["files"]
    assert first["diagnostics"] == []
    assert [each["code"] for each in first["not_assessed"]] == ["ZZ901"]
    (finding,) = second["diagnostics"]
    (related,) = finding["related"]
    assert related["path"] == "reports/2022.txt"
    line = (archive / "reports/2022.txt").read_text("utf-8").splitlines()[related["line"] - 1]
    assert line[related["column"] - 1 : related["end_column"] - 1] == "5"


@pytest.mark.parametrize("format_name", ["sarif", "rdjson"])
def test_other_outputs_do_too(archive: Path, govlint: Govlint, format_name: str) -> None:
    assert (
        "reports/2022.txt"
        in govlint("check", "reports/2022.txt", "reports/2023.txt", "--format", format_name).out
    )


def test_a_report_checked_alone_says_so(archive: Path, govlint: Govlint) -> None:
    result = govlint("check", "reports/2023.txt", "--format", "json")
    assert result.code == 0
    (file,) = json.loads(result.out)["files"]
    assert [each["code"] for each in file["not_assessed"]] == ["ZZ901"]


def test_a_waiver_and_a_baseline_hold_for_it(archive: Path, govlint: Govlint, write: Write) -> None:
    waiver = "{rule: ZZ901, reason: 已核实, approver: 李, files: [reports/2023.txt]}"
    write(".govlint.yaml", f"plugins: [rule.py]\nselect: [ZZ]\nwaivers: [{waiver}]\n")
    assert _suppressed(govlint) == ["waiver"]
    write(".govlint.yaml", "plugins: [rule.py]\nselect: [ZZ]\n")
    assert govlint("baseline", "reports").code == 0
    write(".govlint.yaml", "plugins: [rule.py]\nselect: [ZZ]\nbaseline: .govlint-baseline.json\n")
    assert _suppressed(govlint) == ["baseline"]


def _suppressed(govlint: Govlint) -> list[str]:
    result = govlint("check", "reports", "--format", "json")
    assert result.code == 0
    return [each["kind"] for each in json.loads(result.out)["files"][1]["suppressed"]]


def test_the_api_gives_what_the_command_gives(archive: Path) -> None:
    run = check_archive(sorted(Path("reports").iterdir()), config_file=Path(".govlint.yaml"))
    assert [len(outcome.diagnostics) for outcome in run.files] == [0, 1]
    assert run.files[1].diagnostics[0].related[0].elsewhere is not None


LISTED = "root: true\nselect: [GL911]\narchive: {agencies: [{name: 云州市青溪区水务局}, {name: 云州市青溪区财政局}]}\n"


def test_an_agency_of_the_list_without_a_report_is_found_in_the_configuration(
    archive: Path, govlint: Govlint, write: Write
) -> None:
    write(".govlint.yaml", LISTED)
    result = govlint("check", ".", "--format", "json")
    (told,) = [each for each in json.loads(result.out)["files"] if each["diagnostics"]]
    assert told["path"] == ".govlint.yaml"
    (finding,) = told["diagnostics"]
    assert (finding["code"], finding["line"]) == ("GL911", 3)
    assert "云州市青溪区财政局" in finding["message"]


def test_a_run_over_a_part_of_the_archive_misses_nobody(
    archive: Path, govlint: Govlint, write: Write
) -> None:
    write(".govlint.yaml", LISTED)
    for paths in (("reports",), ("reports/2022.txt", "reports/2023.txt")):
        files = json.loads(govlint("check", *paths, "--format", "json").out)["files"]
        assert not any(each["diagnostics"] for each in files)


def test_that_finding_can_be_waived(archive: Path, govlint: Govlint, write: Write) -> None:
    write(".govlint.yaml", LISTED + "waivers: [{rule: GL911, reason: 当年成立, approver: 李}]\n")
    files = json.loads(govlint("check", ".", "--format", "json").out)["files"]
    assert not any(each["diagnostics"] for each in files)
    assert [each["path"] for each in files if each["suppressed"]] == [".govlint.yaml"]
