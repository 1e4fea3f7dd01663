"""``govlint plugin new``: what it makes is green at once, and what it cannot make it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.new_plugin import BadNameError, named
from govlint.testing import load_cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Govlint

    Write = Callable[[str, str], Path]

ROOT = Path(__file__).parents[2]
TAKEN = {"GL": "govlint 0.1.0", "HA": "somebody 1"}


def in_package(folder: Path, *module: str) -> str:
    """Run a tool of this environment in a package that is installed beside it; return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(folder / "installed"), *sys.path]),
            "PYTEST_ADDOPTS": "",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize("name", ["harbour", "govlint-yunzhou-harbour2"])
def test_a_new_package_lints_and_tests_green(govlint: Govlint, project: Path, name: str) -> None:
    made = govlint("plugin", "new", name, "--into", "new/here")
    assert made.code == 0, made.err
    folder = project / "new" / "here" / f"govlint-{name.removeprefix('govlint-')}"
    assert f"    cd {Path('new', 'here', folder.name)}" in made.out
    in_package(folder, "ruff", "check", "--no-cache", ".")
    pip = ["pip", "install", "-q", "--no-deps", "--no-build-isolation"]
    in_package(folder, *pip, "--target", "installed", ".")
    in_package(folder, "ruff", "format", "--no-cache", "--check", ".")
    in_package(folder, "mypy", "--cache-dir", os.devnull)
    assert "4 passed" in in_package(folder, "pytest", "-p", "no:cacheprovider")
    tested = govlint("plugin", "test", folder, "--lang", "en")
    assert tested.code == 0, tested.err
    assert tested.out.endswith(": 1 rule, 3 cases, all hold\n")


def test_a_new_package_holds_what_a_package_needs_and_nothing_unfilled(
    govlint: Govlint, project: Path
) -> None:
    assert govlint("plugin", "new", "harbour", "--code", "YHK").code == 0
    folder = project / "govlint-harbour"
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(files) == {
        ".gitignore", ".pre-commit-hooks.yaml", "README.md", "pyproject.toml", "src/govlint_harbour/__init__.py",
        "src/govlint_harbour/py.typed", "src/govlint_harbour/training_not_reported.py",
        "tests/cases/training_not_reported.yaml", "tests/test_rules.py",
    }  # fmt: skip
    assert not [name for name, path in files.items() if "$" in path.read_text("utf-8").replace(")$\n", "")]
    assert {case.rule for case in load_cases(folder / "tests" / "cases")} == {"YHK101"}


def test_a_new_pack_is_green_and_counts_as_soon_as_a_configuration_names_it(
    govlint: Govlint, project: Path, write: Write
) -> None:
    made = govlint("plugin", "new", "harbour", "--kind", "pack", "--into", "rules", "--lang", "en")
    assert made.code == 0
    assert "plugins: [harbour.yaml]" in made.out
    assert govlint("plugin", "test", Path("rules", "harbour.yaml")).code == 0
    write(".govlint.yaml", "root: true\nplugins: [rules/harbour.yaml]\nselect: [HA]\nfail-on: info\n")
    write("a.txt", "一、总体情况\n（五）监督保障\n无。\n")
    found = govlint("check", "a.txt", "--format", "concise", "--select", "GL1,HA")
    assert found.code == 1
    assert "a.txt:2:1: HA101" in found.out


def test_a_name_that_yaml_takes_for_something_else_is_a_name(govlint: Govlint, project: Path) -> None:
    assert govlint("plugin", "new", "null", "--kind", "pack").code == 0
    assert govlint("plugin", "test", "null.yaml").code == 0


def test_the_hook_of_a_new_package_takes_the_files_that_govlints_own_takes(
    govlint: Govlint, project: Path
) -> None:
    assert govlint("plugin", "new", "harbour").code == 0
    own, theirs = (
        re.search(r"^  files: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        for path in (ROOT / ".pre-commit-hooks.yaml", project / "govlint-harbour" / ".pre-commit-hooks.yaml")
    )
    assert own is not None
    assert theirs is not None
    assert own[1] == theirs[1]


@pytest.mark.parametrize("kind", ["python", "pack"])
def test_what_is_there_is_left_as_it_is(govlint: Govlint, project: Path, write: Write, kind: str) -> None:
    kept = write("harbour.yaml" if kind == "pack" else "govlint-harbour/notes.md", "mine")
    refused = govlint("plugin", "new", "harbour", "--kind", kind, "--lang", "en")
    assert refused.code == 2
    assert "is there already and was left as it is" in refused.err
    assert kept.read_text("utf-8") == "mine"
    assert [path for path in project.rglob("*harbour*/*") if path != kept] == []


def test_an_empty_folder_may_be_there(govlint: Govlint, project: Path) -> None:
    (project / "govlint-harbour").mkdir()
    assert govlint("plugin", "new", "harbour").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Open Day"], "'Open Day' is no name for a plugin"),
        (["Open Day"], "for instance open-day"),
        (["9"], "begin with a letter"),
        (["govlint-"], "is no name for a plugin"),
        (["x" * 41], "no more than 40 characters"),
        (["../escape"], "for instance escape"),
        (["rules"], "the name govlint-rules is taken already"),
        (["harbour", "--code", "h1"], "two to five capital letters"),
        (["harbour", "--code", "GL"], "the letters GL are used by govlint"),
        (["harbour", "--kind", "reader"], "allowed: python, pack"),
        (["harbour", "--into", "words.py"], "cannot be written"),
    ],
)
def test_a_bad_name_is_refused_in_both_languages_and_nothing_is_written(
    govlint: Govlint, project: Path, arguments: list[str], words: str
) -> None:
    before = sorted(project.rglob("*"))
    english = govlint("plugin", "new", *arguments, "--lang", "en")
    assert english.code == 2
    assert words in english.err
    chinese = govlint("plugin", "new", *arguments)
    assert chinese.code == 2
    assert chinese.err != english.err
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("zhejiang", "ZH"),
        ("yunzhou-harbour", "YH"),
        ("govlint-harbour", "HR"),
        ("glow", "GO"),
        ("a-b-c-d-e-f-g", "ABCDE"),
    ],
)
def test_letters_are_made_of_the_name_and_are_free(name: str, letters: str) -> None:
    assert named(name, None, TAKEN).letters == letters


def test_where_no_letters_are_free_they_are_asked_for() -> None:
    with pytest.raises(BadNameError, match="--code"):
        named("gl", None, TAKEN)
    assert named("gl", "XX", TAKEN).letters == "XX"
