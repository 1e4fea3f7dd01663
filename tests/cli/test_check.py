"""``govlint check``: exit codes, files and folders, formats and streams."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("平安\n", [], 0),
        ("错误\n", [], 1),
        ("警告\n", [], 0),
        ("警告\n", ["--fail-on", "warning"], 1),
        ("警告\n", ["--fail-on=info"], 1),
        ("提示\n", ["--fail-on", "warning"], 0),
        ("提示\n", ["--fail-on", "info"], 1),
        ("错误 警告 提示\n", ["--fail-on", "never"], 0),
        ("复核\n", ["--fail-on", "info"], 0),
        ("复核\n", ["--fail-on-review"], 1),
        ("复核\n", ["--fail-on-review", "--fail-on", "never"], 1),
        ("崩溃\n", [], 2),
        ("崩溃 错误\n", ["--fail-on", "never"], 2),
        ("崩溃\n", ["--ignore", "ZZ105"], 0),
        ("错误\n", ["--ignore", "word-101"], 0),
        ("错误 警告\n", ["--select", "ZZ102"], 0),
        ("错误 警告\n", ["--select", "ZZ102,ZZ101"], 1),
        ("错误 警告\n", ["--select", "ZZ102", "--select", "ZZ101"], 1),
        ("", [], 2),
        ("\0\0", [], 2),
        ("错误\n", ["--as-of", "2024-02-30"], 2),
        ("错误\n", ["--format", "xml"], 2),
        ("错误\n", ["--select", "ZZ999"], 2),
        ("错误\n", ["--ignore", "ZZ"], 2),
        ("错误\n", ["--lang", "fr"], 2),
        ("错误\n", ["--nonsense"], 2),
        ("错误\n", ["--config", "none.yaml"], 2),
    ],
)
def test_the_exit_code(govlint: Govlint, write: Write, text: str, options: list[str], code: int) -> None:
    write("a.txt", text)
    assert govlint("check", "a.txt", *options).code == code


def test_findings_go_to_stdout_and_nothing_else_does(govlint: Govlint, write: Write) -> None:
    write("a.txt", "很多错误\n")
    result = govlint("check", "a.txt", "--format", "concise")
    assert (
        result.out == "a.txt:1:3: ZZ101 [E] 出现“错误”\n已检查 1 个文件：错误 1，警告 0，提示 0，待复核 0\n"
    )
    assert result.err == ""


def test_the_full_format_is_the_default_and_says_how_to_mend(govlint: Govlint, write: Write) -> None:
    write("a.txt", "很多错误\n")
    out = govlint("check", "a.txt").out
    assert out.startswith("a.txt:1:3: ZZ101 word-101 错误\n")
    assert " 1 | 很多错误\n" in out
    assert "|     ^^^^\n" in out
    assert "修改：删去这个词。" in out


def test_english_for_everything(govlint: Govlint, write: Write) -> None:
    write("a.txt", "很多错误\n")
    assert (
        govlint("--lang", "en", "check", "a.txt").out.split("\n", 1)[0] == "a.txt:1:3: ZZ101 word-101 error"
    )
    out = govlint("check", "a.txt", "--lang=en", "--format", "concise").out
    assert (
        out
        == "a.txt:1:3: ZZ101 [E] the word 错误\nchecked 1 file: 1 error, 0 warnings, 0 infos, 0 to review\n"
    )


@pytest.mark.parametrize(
    ("arguments", "variable", "config", "english"),
    [
        ([], "", "", False),
        ([], "en", "", True),
        ([], "", "lang: en\n", True),
        (["--lang", "zh"], "en", "lang: en\n", False),
        ([], "zh", "lang: en\n", False),
        ([], "fr", "", False),
        (["--", "--lang", "en"], "", "", False),
    ],
)
def test_the_language_of_option_environment_and_configuration(
    govlint: Govlint,
    write: Write,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    variable: str,
    config: str,
    english: bool,
) -> None:
    write("a.txt", "平安\n")
    with (project / ".govlint.yaml").open("a", encoding="utf-8") as file:
        file.write(config)
    monkeypatch.setenv("GOVLINT_LANG", variable)
    assert ("nothing found" in govlint("check", "a.txt", *arguments).out) is english


def test_json_is_the_published_schema_clean_and_empty_too(
    govlint: Govlint, write: Write, project: Path
) -> None:
    schema = json.loads(files("govlint").joinpath("schema/report.schema.json").read_text("utf-8"))
    write("a.txt", "错误 崩溃\n")
    write("b.txt", "平安\n")
    (project / "leer").mkdir()
    for arguments in (["a.txt", "b.txt"], ["b.txt"], ["leer"]):
        document = json.loads(govlint("check", *arguments, "--format", "json", "--as-of", "2024-01-31").out)
        Draft202012Validator(schema).validate(document)
        assert document["as_of"] == "2024-01-31"
        assert [file["path"] for file in document["files"]] == [a for a in arguments if a.endswith(".txt")]


def test_folders_are_searched_and_files_are_taken_as_named(govlint: Govlint, write: Write) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/c.TXT",
        "a/skip.csv",
        "a/~$c.txt",
        ".git/x.txt",
        "a/.hidden.txt",
        "odd.dat",
    ):
        write(name, "错误\n")
    found = govlint("check", ".", "--format", "concise").out.split("\n")
    assert [line.split(":")[0] for line in found if "ZZ101" in line] == ["a/c.TXT", "b.txt"]
    assert govlint("check").out.count("ZZ101") == 2
    assert "GL001" in govlint("check", "odd.dat").out
    assert "ZZ101" in govlint("check", ".git/x.txt").out


def test_a_file_named_twice_is_checked_once(govlint: Govlint, write: Write) -> None:
    path = write("a/b.txt", "错误\n")
    assert govlint("check", "a", "a/b.txt", path, "--format", "concise").out.count("ZZ101") == 1


def test_excluded_files_are_passed_over_in_folders_only(
    govlint: Govlint, write: Write, project: Path
) -> None:
    write("drafts/a.txt", "错误\n")
    write("b.txt", "平安\n")
    with (project / ".govlint.yaml").open("a", encoding="utf-8") as file:
        file.write("exclude: [drafts]\n")
    assert govlint("check").code == 0
    assert govlint("check", "drafts/a.txt").code == 1


def test_a_missing_file_is_told_and_the_others_are_checked(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误\n")
    result = govlint("check", "none.txt", "a.txt", "--format", "concise")
    assert result.code == 2
    assert "none.txt" in result.err
    assert "ZZ101" in result.out


def test_a_file_that_cannot_be_read_is_a_finding_without_a_law(govlint: Govlint, write: Write) -> None:
    write("a.txt", "")
    result = govlint("check", "a.txt")
    assert result.out.startswith("a.txt:1:1: GL001 unreadable-file 错误\n")
    assert "修改：" in result.out
    assert "依据" not in result.out
    (file,) = json.loads(govlint("check", "a.txt", "--format", "json").out)["files"]
    assert (file["diagnostics"][0]["code"], file["diagnostics"][0]["origin"]) == ("GL001", None)


def test_a_configuration_that_is_not_there_is_told(govlint: Govlint, write: Write) -> None:
    write("a.txt", "平安\n")
    result = govlint("check", "a.txt", "--config", "none.yaml")
    assert (result.code, result.out) == (2, "")
    assert "none.yaml" in result.err
    assert "文件不存在" in result.err


def test_a_folder_without_reports_is_told_and_is_no_failure(govlint: Govlint, project: Path) -> None:
    (project / "leer").mkdir()
    result = govlint("check", "leer")
    assert (result.code, result.out) == (0, "没有检查任何文件\n")
    assert "leer" in result.err
    assert govlint("check", "leer", "--quiet") == (0, "", "")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read every folder")
def test_a_folder_that_cannot_be_listed_ends_with_two(govlint: Govlint, write: Write, project: Path) -> None:
    write("a.txt", "平安\n")
    closed = project / "closed"
    closed.mkdir(mode=0)
    result = govlint("check", ".")
    assert result.code == 2
    assert "closed" in result.err
    assert "1 个文件" in result.out


def test_standard_input_takes_the_name_and_the_configuration_given(
    govlint: Govlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    feed("错误\n".encode("gb18030"))
    assert govlint("check", "-", "--format", "concise").out.startswith("-:1:1: ZZ101 [E]")
    feed("错误\n".encode())
    out = govlint("check", "-", "--stdin-filename", "in/x.txt", "--format", "concise").out
    assert out.startswith("in/x.txt:1:1: ZZ101 [E]")
    write("strict/.govlint.yaml", "plugins: [../words.py]\nselect: [ZZ102]\n")
    feed("错误\n".encode())
    assert govlint("check", "-", "--stdin-filename", "strict/x.txt").code == 0


def test_the_nearest_configuration_counts_for_each_file(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误 警告\n")
    write("sub/b.txt", "错误 警告\n")
    write("sub/.govlint.yaml", "plugins: [../words.py]\nselect: [ZZ102]\nfail-on: warning\n")
    result = govlint("check", ".", "--format", "concise", "--fail-on", "never")
    assert [line.split(" ")[:2] for line in result.out.split("\n")[:3]] == [
        ["a.txt:1:1:", "ZZ101"],
        ["a.txt:1:4:", "ZZ102"],
        ["sub/b.txt:1:4:", "ZZ102"],
    ]
    assert govlint("check", "sub", "--format", "concise").code == 1
    assert govlint("check", "sub", "--config", ".govlint.yaml", "--ignore", "ZZ101").code == 0


def test_a_mistake_in_the_configuration_is_shown_where_it_is(
    govlint: Govlint, write: Write, project: Path
) -> None:
    write("a.txt", "平安\n")
    (project / ".govlint.yaml").write_text("plugins: [words.py]\nselct: [ZZ]\n", encoding="utf-8")
    result = govlint("check", "a.txt", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert ".govlint.yaml:2:1: " in result.err
    assert "selct: [ZZ]\n    ^^^^^\n" in result.err
    assert "select" in result.err.split("allowed")[-1]


def test_without_any_configuration_local_rules_are_not_known(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误\n")
    result = govlint("check", "a.txt", "--isolated", "--select", "ZZ101")
    assert result.code == 2
    assert "ZZ101" in result.err
