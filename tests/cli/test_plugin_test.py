"""``govlint plugin test``: a plugin where it lies, its examples and cases, and what it says of each."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.packs.__main__ import main as packs
from govlint.testing import registry_at

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
CASES = """rule: {code}
cases:
  - {{name: it is not said, fail: {{base: "2021", edits: {{say: {{supervision: 无。}}}}}}, also: {also}}}
  - {{name: it is said, pass: {{base: "2021"}}}}
  - {{name: in other words, near-miss: {{base: "2021", edits: {{say: {{supervision: {near}}}}}}}}}
"""


@pytest.fixture
def package(govlint: Govlint, project: Path) -> Path:
    assert govlint("plugin", "new", "harbour", "--code", "HQ").code == 0
    return project / "govlint-harbour"


@pytest.fixture
def pack(govlint: Govlint, project: Path) -> Path:
    assert govlint("plugin", "new", "quay", "--kind", "pack", "--code", "QY", "--into", "rules").code == 0
    return project / "rules" / "quay.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_case_that_does_not_come_out_is_shown_with_its_place(govlint: Govlint, package: Path) -> None:
    cases = package / "tests" / "cases" / "training_not_reported.yaml"
    edit(cases, "业务学习3次", "活动3次")
    result = govlint("plugin", "test", package)
    assert result.code == 1
    assert f"{cases}:8: HQ101" in result.out
    assert "不符合" in result.out
    assert result.out.rstrip().endswith("1 处不符合")


def test_a_page_example_that_does_not_come_out_is_shown(govlint: Govlint, package: Path) -> None:
    edit(package / "src/govlint_harbour/training_not_reported.py", "业务培训2场", "活动2场")
    result = govlint("plugin", "test", package, "--lang", "en")
    assert result.code == 1
    assert "page (en): the example 'passes' gives 1 findings" in result.out
    assert "page (zh): the example 'passes' gives 1 findings" in result.out


def test_a_rule_in_python_without_cases_is_not_complete_and_one_of_a_pack_has_its_examples(
    govlint: Govlint, package: Path, pack: Path
) -> None:
    (package / "tests" / "cases" / "training_not_reported.yaml").unlink()
    missing = govlint("plugin", "test", package, "--lang", "en")
    assert missing.code == 1
    assert "no case of kind 'fail'" in missing.out
    assert govlint("plugin", "test", pack).code == 0


def test_cases_beside_a_pack_are_run_and_those_of_other_rules_passed_over(
    govlint: Govlint, pack: Path, write: Write
) -> None:
    write("rules/cases/own.yaml", CASES.format(code="QY101", also="[]", near="学习1次。"))
    write("rules/cases/other.yaml", CASES.format(code="OT101", also="[]", near="学习1次。"))
    result = govlint("plugin", "test", pack, "--lang", "en")
    assert result.code == 0, result.out
    assert "QY101 quay-training-not-reported  3 cases  holds" in result.out
    assert "passed over: 3 cases of other rules" in result.out
    asked = govlint("plugin", "test", pack, "--cases", pack.parent / "cases" / "other.yaml", "--lang", "en")
    assert asked.code == 1
    assert "no rule OT101 is known" in asked.out


def test_a_pack_that_has_some_cases_must_have_each_kind(govlint: Govlint, pack: Path, write: Write) -> None:
    text = CASES.format(code="QY101", also="[]", near="学习1次。")
    write("rules/cases/own.yaml", "\n".join(text.splitlines()[:-1]) + "\n")
    result = govlint("plugin", "test", pack.parent, "--lang", "en")
    assert result.code == 1
    assert "no case of kind 'near-miss'" in result.out


def test_a_case_of_a_package_whose_rule_is_nobodys_fails(govlint: Govlint, package: Path) -> None:
    write = package / "tests" / "cases" / "lost.yaml"
    write.write_text(CASES.format(code="LO101", also="[]", near="学习1次。"), "utf-8")
    result = govlint("plugin", "test", package, "--lang", "en")
    assert result.code == 1
    assert result.out.count("no rule LO101 is known") == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("src/govlint_harbour/__init__.py", "@hookimpl", "1 / 0", "ZeroDivisionError"),
        ("src/govlint_harbour/training_not_reported.py", "HQ101", "hq101", "code must be two to five"),
        (
            "pyproject.toml",
            '"govlint_harbour"\n\n[tool',
            '"govlint_harbor"\n\n[tool',
            "is neither in src nor beside it",
        ),
        (
            "pyproject.toml",
            "entry-points.govlint",
            "entry-points.gov",
            "has no [project.entry-points.govlint]",
        ),
        ("pyproject.toml", "[project]", "[project", "pyproject.toml cannot be read"),
        (
            "tests/cases/training_not_reported.yaml",
            "near-miss",
            "nearmiss",
            "training_not_reported.yaml:9:5:",
        ),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_a_job_that_cannot_be_done(
    govlint: Govlint, package: Path, name: str, old: str, new: str, told: str
) -> None:
    edit(package / name, old, new)
    result = govlint("plugin", "test", package, "--lang", "en")
    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("path", ["nowhere", "a.txt", "empty"])
def test_what_is_no_plugin_is_refused(govlint: Govlint, project: Path, write: Write, path: str) -> None:
    write("a.txt", "text")
    (project / "empty").mkdir()
    result = govlint("plugin", "test", path, "--lang", "en")
    assert result.code == 2
    assert "is no plugin" in result.err


def test_a_mistake_in_a_pack_has_its_place(govlint: Govlint, pack: Path) -> None:
    edit(pack, "require:", "requires:")
    result = govlint("plugin", "test", pack)
    assert result.code == 2
    assert f"{pack}:" in result.err
    assert "^" in result.err


def test_a_twin_that_is_stale_is_told(govlint: Govlint, pack: Path) -> None:
    assert packs(["--check", str(pack)]) == 1
    assert packs([str(pack)]) == 0
    assert govlint("plugin", "test", pack).code == 0
    edit(pack, "业务培训2场", "业务培训3场")
    result = govlint("plugin", "test", pack, "--lang", "en")
    assert result.code == 1
    assert "quay.json is stale" in result.out


def test_examples_are_run_again_whatever_a_twin_says(govlint: Govlint, pack: Path) -> None:
    assert packs([str(pack)]) == 0
    edit(pack, "fail: {base", "fail: [{base")
    edit(pack, "代表评议公开工作1次。}}", "代表评议公开工作1次。}}, {base: '2021'}]")
    twin = pack.with_suffix(".json")
    edit(twin, twin.read_text("utf-8").split(",")[1], f'"crc32":{zlib.crc32(pack.read_bytes())}')
    assert "QY101" in govlint("plugins", "--plugin", pack).out
    result = govlint("plugin", "test", pack, "--lang", "en")
    assert result.code == 1
    assert "the rule does not fire on this failing example" in result.out


@pytest.mark.parametrize("root", ["", "src"])
def test_a_package_of_yaml_files_alone_is_a_plugin(
    govlint: Govlint, project: Path, pack: Path, root: str
) -> None:
    module = project / "wharf" / root / f"wharf_rules{root}"
    module.mkdir(parents=True)
    (module / "quay.yaml").write_text(pack.read_text("utf-8"), "utf-8")
    (project / "wharf" / "pyproject.toml").write_text(
        '[project]\nname = "wharf"\ndynamic = ["version"]\n'
        f'[project.entry-points.govlint]\nwharf = "{module.name}"\n',
        "utf-8",
    )
    result = govlint("plugin", "test", "wharf", "--lang", "en")
    assert result.code == 0, result.err
    assert "wharf 0.1.0: 1 rule" in result.out


def test_a_plugin_without_rules_has_nothing_to_fail(govlint: Govlint, write: Write) -> None:
    path = write("words.yaml", "request.full: >-\n  查询件\n")
    result = govlint("plugin", "test", path, "--lang", "en")
    assert result.code == 0
    assert "0 rules" in result.out


def test_the_registry_of_a_path_is_that_of_the_installed_plugins_and_its_own(
    package: Path, pack: Path
) -> None:
    registry = registry_at(package, pack)
    assert {"GL301", "HQ101", "QY101"} <= registry.rules.keys()
    assert registry.rules["HQ101"].plugin.path == str(package)
    assert "HQ101" not in registry_at(pack).rules
