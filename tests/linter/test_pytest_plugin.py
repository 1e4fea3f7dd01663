"""The settings of govlint for pytest: cases are tests where they are asked for, and nothing happens elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CASES = """rule: GL103
cases:
  - {name: the fifth section is not there, fail: {base: "2021", edits: {drop: [problems]}}}
  - {name: a complete report, pass: {base: "2021"}}
"""
PACK = """pack: {id: quay, version: 1.0.0, schema: 1}
rules:
  - code: QY101
    name: quay-named
    severity: info
    find: 码头
    messages: {zh: 提到码头, en: a quay is named}
    page:
      zh: {complaint: 提到码头, checks: 码头。, basis: 实际工作要求。, why: 无。, mend: 删去。}
      en: {complaint: A quay is named, checks: Quays., basis: Practice., why: None., mend: Take it out.}
    examples:
      pass: {base: "2021"}
      fail: {base: "2021", say: {other: 码头。}}
"""
OWN = """rule: QY101
cases:
  - {name: a quay, fail: {base: "2021", edits: {say: {other: 码头，未收取信息处理费。}}}}
"""


def run_pytest(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", *arguments],
        cwd=folder,
        env={**os.environ, "PYTEST_ADDOPTS": "", "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    (tmp_path / "tests" / "cases" / "missing.yaml").write_text(CASES, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\ngovlint_cases = tests/cases\n", "utf-8")
    return tmp_path


def test_every_case_is_a_test(folder: Path) -> None:
    code, told = run_pytest(folder, "-v")
    assert code == 0
    assert "tests/cases/missing.yaml::GL103-a complete report PASSED" in told
    assert "2 passed" in told
    code, told = run_pytest(folder, "-k", "complete", "tests")
    assert (code, "1 passed, 1 deselected" in told) == (0, True)


def test_a_failing_case_shows_the_report_and_no_frames(folder: Path) -> None:
    path = folder / "tests" / "cases" / "missing.yaml"
    path.write_text(CASES.replace("pass: {base", "fail: {base"), "utf-8")
    code, told = run_pytest(folder)
    assert code == 1
    assert f"{path}:4: GL103: a complete report" in told
    assert "run_case" not in told


def test_a_mistake_in_a_file_of_cases_has_its_place(folder: Path) -> None:
    (folder / "tests" / "cases" / "wrong.yaml").write_text(CASES.replace("pass", "pas"), "utf-8")
    code, told = run_pytest(folder)
    assert code == 2
    assert "wrong.yaml:4:" in told
    assert "Traceback" not in told


def test_plugins_that_are_not_installed_may_be_named(folder: Path) -> None:
    (folder / "quay.yaml").write_text(PACK, "utf-8")
    (folder / "tests" / "cases" / "quay.yaml").write_text(OWN, "utf-8")
    code, told = run_pytest(folder)
    assert code == 1
    assert "no rule QY101 is known" in told
    settings = "[pytest]\ngovlint_cases = tests/cases\ngovlint_plugin = quay.yaml\n"
    (folder / "pytest.ini").write_text(settings, "utf-8")
    code, told = run_pytest(folder)
    assert code == 0, told
    (folder / "quay.yaml").unlink()
    code, told = run_pytest(folder)
    assert code == 2
    assert "is no plugin" in told


def test_without_the_settings_nothing_is_collected_and_nothing_of_govlint_imported(folder: Path) -> None:
    (folder / "pytest.ini").unlink()
    (folder / "test_nothing.py").write_text(
        "import sys\n\n\ndef test_nothing():\n"
        "    ours = [name for name in sys.modules if name.startswith('govlint')]\n"
        "    assert sorted(ours) == ['govlint', 'govlint._version', 'govlint.pytest_plugin']\n",
        "utf-8",
    )
    code, told = run_pytest(folder)
    assert code == 0, told
    assert "1 passed" in told
