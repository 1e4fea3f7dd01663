"""The hooks as a repository of reports uses them: installed by pre-commit from a clone, run by git."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.hook.conftest import BAD, GOOD, Repository, committed, pre_commit, run

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from pathlib import Path

Make = Callable[..., Repository]
NAME = "云州市青溪区水务局2023年政府信息公开工作年度报告.txt"
PLUGIN = '''
from govlint.api import Rule, Severity, Text, hookimpl, place_of_report


class NoMotto(Rule):
    """The motto is missing"""

    page_zh = "没有写明口号"
    code = "YZ001"
    name = "no-motto"
    severity = Severity.ERROR
    messages = {"default": Text("没有写明口号", "the motto is missing")}

    def check(self, subject, context):
        if "口号" not in subject.source.text:
            yield self.found(place_of_report(subject))


@hookimpl
def govlint_rules():
    return [NoMotto]
'''


def test_try_repo_as_the_documentation_of_pre_commit_has_it(
    tmp_path: Path, checkout: Path, store: Path
) -> None:
    (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
    committed(tmp_path)
    done = pre_commit(tmp_path, store, "try-repo", str(checkout), "govlint", "--all-files", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "已检查 1 个文件" in done.stdout


def test_a_good_report_is_committed_and_a_bad_one_is_not(repository: Make) -> None:
    reports = repository()
    reports.write(NAME, GOOD)
    assert reports.commit().returncode == 0
    reports.write(f"2023/{NAME}", BAD)
    refused = reports.commit()
    assert refused.returncode == 1
    lines = refused.stdout.splitlines()
    assert any(line.startswith(f"2023/{NAME}:") and "GL303 row-total-differs" in line for line in lines)
    assert any(line.strip().startswith("| 算式") and "≠" in line for line in lines)
    assert any(line.strip().startswith("修改：") for line in lines)
    assert "Traceback" not in refused.stdout


def test_a_text_that_is_no_report_is_refused_unless_files_says_where_reports_are(repository: Make) -> None:
    reports = repository()
    reports.write("notes.txt", "会议记录\n")
    refused = reports.commit()
    assert refused.returncode == 1
    assert "GL003" in refused.stdout
    narrowed = repository(files="        files: ^reports/\n")
    narrowed.write("more.txt", "会议记录\n")
    assert narrowed.commit().returncode == 0


def test_three_hundred_files_are_checked_in_one_go(repository: Make) -> None:
    reports = repository()
    for number in range(300):
        (reports.folder / f"报告{number:03}.txt").write_text(GOOD, encoding="utf-8")
    reports.write("报告300.txt", BAD)
    done = reports.hook("--all-files", "--verbose")
    assert done.returncode == 1
    assert done.stdout.count("GL303 row-total-differs") == 1
    assert done.stdout.count("已检查 301 个文件") == 1


def test_a_local_plugin_of_the_repository_counts(repository: Make) -> None:
    reports = repository()
    reports.write(".govlint.yaml", "root: true\nplugins: [checks/motto.py]\nselect: [YZ]\n")
    reports.write("checks/motto.py", PLUGIN)
    reports.write(NAME, GOOD)
    refused = reports.commit()
    assert refused.returncode == 1
    assert "YZ001 no-motto" in refused.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a package as `govlint plugin new` makes it, with its wheel."""
    folder = tmp_path_factory.mktemp("plugin")
    made = run(folder, sys.executable, "-m", "govlint", "plugin", "new", "quay", "--code", "QY")
    assert made.returncode == 0, made.stdout
    package = folder / "govlint-quay"
    built = run(package, sys.executable, "-m", "build", "--wheel", "--no-isolation")
    assert built.returncode == 0, built.stdout
    return package


SILENT = base_report("2021", Edits(say={"supervision": "邀请群众代表评议1次。2023年未发生责任追究情况。"}))
STRICT = "root: true\nfail-on: warning\n"


def test_a_plugin_comes_as_an_additional_dependency_of_the_hook(repository: Make, package: Path) -> None:
    (wheel,) = (package / "dist").iterdir()
    reports = repository(files=f"        additional_dependencies: ['{wheel}']\n")
    reports.write(".govlint.yaml", STRICT)
    reports.write(NAME, SILENT)
    refused = reports.commit()
    assert refused.returncode == 1
    assert "QY101 quay-training-not-reported" in refused.stdout
    reports.write(NAME, GOOD)
    assert reports.commit().returncode == 0


def test_the_repository_of_a_plugin_may_be_the_hook(
    tmp_path: Path, checkout: Path, store: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    built = run(checkout, sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels))
    assert built.returncode == 0, built.stdout
    monkeypatch.setenv("PIP_FIND_LINKS", f"{os.environ.get('PIP_FIND_LINKS', '')} {wheels}".strip())
    (reports := tmp_path / "reports").mkdir()
    (reports / NAME).write_text(SILENT, encoding="utf-8")
    (reports / ".govlint.yaml").write_text(STRICT, encoding="utf-8")
    committed(reports)
    shutil.copytree(package, tmp_path / "quay", ignore=shutil.ignore_patterns("dist"))
    committed(tmp_path / "quay")
    done = pre_commit(reports, store, "try-repo", str(tmp_path / "quay"), "govlint-quay", "--all-files")
    assert done.returncode == 1
    assert "QY101 quay-training-not-reported" in done.stdout


def test_the_same_plugin_comes_as_a_folder_of_the_repository(repository: Make, package: Path) -> None:
    reports = repository()
    shutil.copytree(package / "src" / "govlint_quay", reports.folder / "checks")
    reports.write(".govlint.yaml", STRICT + "plugins: [checks]\n")
    reports.write(NAME, SILENT)
    refused = reports.commit()
    assert refused.returncode == 1
    assert "QY101 quay-training-not-reported" in refused.stdout


def test_a_local_plugin_that_is_broken_stops_the_commit_with_its_file_and_line(repository: Make) -> None:
    reports = repository()
    reports.write(".govlint.yaml", "root: true\nplugins: [checks/motto.py]\n")
    reports.write("checks/motto.py", PLUGIN.replace('code = "YZ001"', "code = 1 / 0"))
    reports.write(NAME, GOOD)
    refused = reports.commit()
    assert refused.returncode == 1
    assert "ZeroDivisionError" in refused.stdout
    assert "checks/motto.py:9" in refused.stdout
    assert "exit code: 2" in refused.stdout


def test_waivers_and_excluded_files_count(repository: Make) -> None:
    reports = repository()
    reports.write(NAME, BAD)
    reports.write("drafts/a.txt", BAD)
    reports.write(
        ".govlint.yaml",
        "root: true\nexclude: [drafts/]\nwaivers:\n"
        "  - {rule: GL3, files: ['*.txt'], reason: 已核实, approver: 张三, expires: 2999-12-31}\n",
    )
    done = reports.commit()
    assert done.returncode == 0, done.stdout


def test_an_expired_waiver_is_told_by_the_hook(repository: Make) -> None:
    reports = repository()
    reports.write(NAME, BAD)
    reports.write(
        ".govlint.yaml",
        "root: true\nwaivers: [{rule: GL303, reason: 已核实, approver: 张三, expires: 2001-12-31}]\n",
    )
    refused = reports.commit()
    assert refused.returncode == 1
    assert "GL008 expired-waiver" in refused.stdout


def test_a_mistake_in_the_configuration_stops_the_commit_with_its_place(repository: Make) -> None:
    reports = repository()
    reports.write(".govlint.yaml", "selct: [GL3]\n")
    reports.write(NAME, GOOD)
    refused = reports.commit()
    assert refused.returncode == 1
    assert ".govlint.yaml:1:1: " in refused.stdout
    assert "exit code: 2" in refused.stdout


@pytest.mark.parametrize("left", [False, True])
def test_the_fixing_hook_changes_the_file_and_lets_the_next_commit_pass(repository: Make, left: bool) -> None:
    reports = repository("govlint-fix")
    wrong = (BAD if left else GOOD).replace("五、存在的主要问题", "5、存在的主要问题")
    path = reports.write(NAME, wrong)
    first = reports.commit()
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert path.read_text(encoding="utf-8") == (BAD if left else GOOD)
    reports.write("second.txt", base_report("2021", Edits(year=2022)))
    assert reports.commit().returncode == int(left)
