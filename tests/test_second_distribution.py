"""Plugins in distributions of their own, installed by pip beside govlint."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.distributions import govlint, installed

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = {"requests.received[individual]": 5, "requests.received[total]": 5}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("harbour"), "govlint-harbour")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(base_report("2021", Edits(set=FAULTS)), "utf-8")
    return path


def checked(folders: list[Path], report: Path) -> tuple[int, dict[str, Any]]:
    run = govlint(folders, "check", "--format", "json", str(report))
    return run.returncode, json.loads(run.stdout)["files"][0]


def test_a_rule_that_fires_beside_one_that_crashes(harbour: Path, report: Path) -> None:
    code, file = checked([harbour], report)
    assert code == 2
    assert {finding["code"] for finding in file["diagnostics"]} == {"GL301", "HB001", "HB002"}
    (crash,) = file["internal"]
    assert (crash["code"], crash["rule"], crash["plugin"], crash["version"]) == (
        "GL006", "HB002", "govlint-harbour", "1.2.3",
    )  # fmt: skip
    assert "rules.py" in crash["where"]
    assert "the tide tables are gone" in crash["error"]


def test_the_findings_of_the_others_are_unharmed(harbour: Path, report: Path) -> None:
    _, with_plugin = checked([harbour], report)
    _, without = checked([], report)
    own = [finding for finding in with_plugin["diagnostics"] if finding["code"].startswith("GL")]
    assert own == without["diagnostics"]
    assert without["internal"] == []


def test_the_plugin_is_listed(harbour: Path) -> None:
    run = govlint([harbour], "plugins")
    assert run.returncode == 0
    assert "govlint-harbour" in run.stdout
    assert "1.2.3" in run.stdout


def test_a_clash_names_both_distributions_and_costs_nobody_else_a_finding(
    harbour: Path, report: Path, tmp_path: Path
) -> None:
    wharf = installed(tmp_path / "wharf", "govlint-wharf")
    run = govlint([harbour, wharf], "check", "--format", "concise", str(report))
    assert run.returncode == 2
    for code in ("GL301", "HB001", "HB002"):
        assert code in run.stdout
    for word in ("HB001", "govlint-harbour", "1.2.3", "govlint-wharf", "0.9"):
        assert word in run.stderr
