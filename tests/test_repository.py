"""The repository as a newcomer meets it: what the README shows and promises is what happens."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from govlint.api import check_file
from govlint.testing import load_cases, run_case

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
EXAMPLES = sorted(path.relative_to(ROOT) for path in (ROOT / "examples").rglob("*.txt"))
GOOD = [path for path in EXAMPLES if path.parts[1] == "good"]
BAD = [path for path in EXAMPLES if path.parts[1] == "bad"]
SHOWN_BY = {
    "合计对不上": {"GL302", "GL303", "GL305"},
    "沿用旧格式": {"GL202"},
    "空格和文字": {"GL208", "GL209", "GL210"},
    "缺少部分": {"GL101", "GL103", "GL105", "GL109", "GL811"},
}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def govlint(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in ("GOVLINT_LANG", "FORCE_COLOR")
    }
    command = [sys.executable, "-m", "govlint", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def set_up_commands(readme: str) -> list[str]:
    return [line for line in readme.splitlines() if line.startswith("python3 -m venv ")]


@pytest.mark.parametrize("name", READMES)
def test_readme_shows_what_the_tool_prints(name: str) -> None:
    (screen,) = blocks(read(name), "console")
    command, shown = screen.removeprefix("$ ").split("\n", 1)
    program, *arguments = shlex.split(command)
    assert program == "govlint"
    printed = govlint(*arguments)
    assert printed.returncode == 1
    assert shown == printed.stdout, "paste it again: python .ci/paste_output.py"


def test_both_readmes_and_ci_give_the_same_two_set_up_commands() -> None:
    english, chinese = (set_up_commands(read(name)) for name in READMES)
    assert english == chinese
    assert len(english) == 2
    ci = read(".ci/run")
    pattern = re.search(r"grep -E \"(\^python3.*?)\\\$\" README", ci)
    assert pattern is not None
    wanted = re.findall(r"\$\(readme_command '(.*?)'\)", ci)
    assert len(wanted) == 2
    for command, end in zip(english, wanted, strict=True):
        assert re.fullmatch(pattern[1].replace("$1", end), command)


def test_set_up_commands_name_what_the_project_has() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    first, second = set_up_commands(read("README.md"))
    assert set(re.findall(r"'\.\[(\w+)\]'", second)) == {"dev"} <= set(project["optional-dependencies"])
    assert ".venv/bin/govlint check examples/" in first
    assert "govlint" in project["scripts"]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_examples_have_no_finding_at_all(path: Path) -> None:
    outcome = check_file(ROOT / path, isolated=True)
    assert outcome.diagnostics == ()
    assert outcome.not_assessed == ()
    assert outcome.internal == ()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_examples_show_their_faults_and_no_other(path: Path) -> None:
    outcome = check_file(ROOT / path, isolated=True)
    assert {found.code for found in outcome.diagnostics if not found.because_of} == SHOWN_BY[path.stem]


def test_examples_cover_both_forms_and_every_fault_promised() -> None:
    assert {check_file(ROOT / path, isolated=True).edition for path in GOOD} == {"2019", "2021"}
    assert {path.stem for path in BAD} == set(SHOWN_BY)


def test_exit_codes_are_those_of_the_readme() -> None:
    assert govlint("check", "examples/good").returncode == 0
    assert govlint("check", "examples/").returncode == 1
    assert govlint("check", "--no-such-option").returncode == 2


def test_the_rule_of_the_readme_works_with_its_configuration(tmp_path: Path) -> None:
    (rule,) = (block for block in blocks(read("README.md"), "python") if "hookimpl" in block)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "open_day.py").write_text(rule, "utf-8")
    for name in READMES:
        (configuration,) = (block for block in blocks(read(name), "yaml") if "fail-on:" in block)
        (tmp_path / ".govlint.yaml").write_text(configuration, "utf-8")
        (tmp_path / "report.txt").write_bytes((ROOT / GOOD[0]).read_bytes())
        (tmp_path / "README.md").write_text("# Not a report\n", "utf-8")
        printed = govlint("check", "--format", "concise", cwd=tmp_path)
        assert printed.stdout.count(" YZ001 ") == 1, printed
        assert " GL" not in printed.stdout
        assert printed.returncode == 1


def test_the_python_of_the_readme_runs() -> None:
    (program,) = (block for block in blocks(read("README.md"), "python") if "check_file(" in block)
    printed = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "GL202" in printed.stdout


def test_the_case_of_the_contributing_guide_holds(tmp_path: Path) -> None:
    (cases,) = re.findall(r"^   ```yaml\n(.*?)^   ```$", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    path = tmp_path / "cases.yaml"
    path.write_text(re.sub(r"^   ", "", cases, flags=re.MULTILINE), "utf-8")
    for case in load_cases(path):
        run_case(case)


def test_links_between_documents_lead_somewhere() -> None:
    for name in (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md"):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", read(name)):
            if "://" not in target:
                assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_the_changelog_names_every_rule() -> None:
    text = read("CHANGELOG.md")
    named = set(re.findall(r"GL\d{3}", text))
    for first, last in re.findall(r"(GL\d{3})–(GL\d{3})", text):
        named |= {f"GL{number:03}" for number in range(int(first[2:]), int(last[2:]) + 1)}
    listed = govlint("rule", "--all", "--format", "json").stdout
    assert named == {rule["code"] for rule in json.loads(listed)["rules"]}


@cache
def tracked() -> tuple[Path, ...]:
    """Return the files of the repository; without git, all but hidden folders and what is built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        passed_over = {"build", "dist", "__pycache__"}
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(
                part in passed_over
                or (part.startswith(".") and part not in (".ci",))
                or part.endswith(".egg-info")
                for part in path.relative_to(ROOT).parts[:-1]
            )
        ]
    return tuple(path for path in paths if path.is_file())


# Reports as an office program writes them.
DOCUMENTS = "tests/data/office/"
MACHINE_PATHS = re.compile(
    "|".join(["/" + "(?:root|home|Users|opt|work|mnt)/[a-z]", r"\b[A-Z]:" + r"\\+Users"])
)
# Bidirectional controls, zero-width characters and byte order marks: a reader of the source cannot see them.
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def test_files_name_no_path_of_a_machine() -> None:
    for path in tracked():
        found = MACHINE_PATHS.search(path.read_bytes().decode("utf-8", "replace"))
        assert found is None, f"{path.relative_to(ROOT)}: {found and found[0]}"


def test_files_are_plain_utf8_with_unix_line_ends() -> None:
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(DOCUMENTS):
            continue
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, name
        hidden = INVISIBLE.intersection(text)
        assert not hidden, f"{name}: {[unicodedata.name(char) for char in hidden]}"


def test_only_examples_have_names_beyond_ascii() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    assert [name for name in names if not name.isascii() and not name.startswith("examples/")] == []


def test_files_of_data_go_into_the_wheel() -> None:
    configuration = tomllib.loads(read("pyproject.toml"))["tool"]["hatch"]["build"]
    wheel = configuration["targets"]["wheel"]
    assert set(wheel) <= {"packages", "hooks"}, "what is excluded may be data"
    packages = [ROOT / package for package in wheel["packages"]]
    assert {package.parent.name for package in packages} == set(configuration["dev-mode-dirs"])
    assert all((package / "py.typed").is_file() for package in packages)
    data = [
        path
        for root in configuration["dev-mode-dirs"]
        for path in (ROOT / root).rglob("*")
        if path.suffix in (".lark", ".yaml", ".json")
    ]
    assert {path.suffix for path in data} == {".lark", ".yaml", ".json"}
    # Hatchling leaves out what .gitignore names.
    assert set(data) <= set(tracked())


def test_the_hook_takes_what_the_readers_take() -> None:
    manifest = read(".pre-commit-hooks.yaml")
    (pattern,) = set(re.findall(r"^  files: (.*)$", manifest, re.MULTILINE))
    assert re.findall(r"^- id: (.*)$", manifest, re.MULTILINE) == ["govlint", "govlint-fix"]
    assert all(re.search(pattern, path.as_posix()) for path in EXAMPLES)
    assert re.search(pattern, "2023/报告.docx")
    assert not re.search(pattern, "docs/README.md")
    assert manifest.count("require_serial: true") == 2
    assert manifest.count("--force-exclude") == 2


def test_the_documentation_names_every_key_with_its_default_and_variable() -> None:
    from govlint.config import FROM_ENVIRONMENT, variable
    from govlint.config_view import entries

    table = read("docs/configuration.md").split("<!-- keys:")[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[3:]]
    shown = {row[0].strip("`"): (row[1].strip("`"), row[2].strip("`")) for row in rows}
    documented = {
        entry.key: (
            "{}"
            if entry.key == "archive"
            else ""
            if entry.value is None
            else json.dumps(entry.value).strip('"'),
            variable(entry.key) if entry.key in FROM_ENVIRONMENT else "",
        )
        for entry in entries(())
    }
    assert shown == documented


def test_the_documentation_lists_every_format() -> None:
    from govlint.output.formatters import BUILT_IN_FORMATTERS

    table = read("docs/outputs.md").split("<!-- formats:")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == [each.name for each in BUILT_IN_FORMATTERS]


def test_the_recipes_shown_are_the_files() -> None:
    shown = re.findall(
        r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```", read("docs/ci.md"), re.MULTILINE | re.DOTALL
    )
    assert {name for name, _ in shown} == {
        f"docs/ci/{path.name}" for path in (ROOT / "docs" / "ci").iterdir()
    }
    for name, text in shown:
        assert text == read(name), name


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
@pytest.mark.parametrize(("folder", "code"), [("good", 0), ("bad", 1), ("none", 2)])
def test_the_shell_recipe_runs(tmp_path: Path, folder: str, code: int) -> None:
    program = tmp_path / "govlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govlint "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        ["sh", str(ROOT / "docs/ci/check.sh"), str(ROOT / "examples" / folder)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert run.returncode == code
    assert (tmp_path / "govlint.csv").read_bytes().decode().startswith("\ufeff文件,")
    assert (
        len(json.loads((tmp_path / "govlint.json").read_text("utf-8"))["files"]) == {0: 2, 1: 4, 2: 1}[code]
    )


def test_the_pages_of_the_rules_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, ".ci/rule_pages.py", "--check"], cwd=ROOT, capture_output=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, b""), "make them anew: python .ci/rule_pages.py"
