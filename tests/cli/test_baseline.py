"""``govlint baseline`` and checks against what it wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
FILE = ".govlint-baseline.json"
CONFIGURED = "plugins: [words.py]\nselect: [ZZ]\nroot: true\nbaseline: .govlint-baseline.json\n"


@pytest.fixture
def known(govlint: Govlint, write: Write, project: Path) -> Path:
    """Return the baseline of two reports with faults."""
    write(".govlint.yaml", CONFIGURED)
    write("a.txt", "错误 警告\n")
    write("b/b.txt", "错误\n")
    result = govlint("baseline", ".")
    assert (result.code, result.err) == (0, "")
    assert result.out == f"基线 {project / FILE}：2 个文件，3 处问题\n"
    return project / FILE


def test_it_is_written_by_file_rule_and_count(known: Path) -> None:
    assert json.loads(known.read_text("utf-8")) == {
        "schema": "urn:govlint:baseline:1",
        "files": {"a.txt": {"ZZ101": 1, "ZZ102": 1}, "b/b.txt": {"ZZ101": 1}},
    }


def test_what_is_known_does_not_count_and_what_is_new_does(
    govlint: Govlint, write: Write, known: Path
) -> None:
    result = govlint("check")
    assert (result.code, result.out.split("；")[1:]) == (0, ["基线已登记 3 条\n"])
    write("a.txt", "错误 警告 提示\n")
    write("c.txt", "错误\n")
    result = govlint("check", "--format", "concise")
    assert result.code == 1
    assert [line.split(" ")[1] for line in result.out.splitlines()[:-1]] == ["ZZ103", "ZZ101"]
    document = json.loads(govlint("check", "--format", "json").out)
    assert [len(file["suppressed"]) for file in document["files"]] == [2, 1, 0]


def test_lines_may_move(govlint: Govlint, write: Write, known: Path) -> None:
    write("a.txt", "一行\n又一行\n警告 错误\n")
    assert govlint("check").code == 0


def test_an_entry_that_is_no_longer_needed_is_told_and_pruned(
    govlint: Govlint, write: Write, known: Path
) -> None:
    write("a.txt", "警告\n")
    result = govlint("check", "--format", "concise")
    assert result.code == 0
    assert result.out.startswith(f"{FILE}:5:7: GL007 [W] 基线登记 a.txt 有 1 处 ZZ101，实际 0 处")
    assert "已检查 2 个文件" in result.out
    assert govlint("check", "--strict-baseline").code == 1
    assert govlint("check", "b", "--strict-baseline").code == 0
    assert govlint("check", "--strict-baseline", "--select", "ZZ102").code == 0
    assert govlint("check", "--strict-baseline", "--ignore", "GL007").code == 0
    write("b/b.txt", "错误 警告\n")
    assert govlint("baseline", "--prune").code == 0
    assert json.loads(known.read_text("utf-8"))["files"] == {"a.txt": {"ZZ102": 1}, "b/b.txt": {"ZZ101": 1}}
    assert govlint("check", "--strict-baseline").code == 0


def test_files_that_were_not_looked_at_keep_their_entries_and_lost_ones_do_not(
    govlint: Govlint, write: Write, known: Path
) -> None:
    write("a.txt", "提示\n")
    govlint("baseline", "a.txt")
    assert json.loads(known.read_text("utf-8"))["files"] == {"a.txt": {"ZZ103": 1}, "b/b.txt": {"ZZ101": 1}}
    (known.parent / "b" / "b.txt").unlink()
    govlint("baseline", "a.txt", "--prune")
    assert json.loads(known.read_text("utf-8"))["files"] == {"a.txt": {"ZZ103": 1}}


def test_without_a_key_in_the_configuration_it_is_told_how_to_use_it(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误\n")
    assert f"baseline: {FILE}" in govlint("baseline").err
    assert govlint("check").code == 1
    assert govlint("check", "--baseline", FILE).code == 0


def test_a_rule_that_crashes_leaves_the_entries_and_ends_with_two(
    govlint: Govlint, write: Write, known: Path
) -> None:
    write("a.txt", "崩溃 错误 警告\n")
    assert govlint("baseline").code == 2
    assert json.loads(known.read_text("utf-8"))["files"]["a.txt"] == {"ZZ101": 1, "ZZ102": 1}
    assert govlint("baseline", "none.txt").code == 2


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("{", 1, 2),
        ("[]", 1, 1),
        ('{"schema": "urn:govlint:baseline:2",\n "files": {}}', 1, 12),
        ('{"schema": "urn:govlint:baseline:1",\n "files": []}', 2, 11),
        ('{"schema": "urn:govlint:baseline:1",\n "files": {"a.txt":\n  {"ZZ101": 0}}}', 3, 13),
        ('{"schema": "urn:govlint:baseline:1",\n "files": {"a.txt":\n  {"ZZ101": true}}}', 3, 13),
        ('{"schema": "urn:govlint:baseline:1",\n "files": {},\n "more": 1}', 3, 2),
    ],
)
def test_a_baseline_that_cannot_be_read_is_told_with_its_place(
    govlint: Govlint, write: Write, text: str, line: int, column: int
) -> None:
    write("a.txt", "平安\n")
    write(FILE, text)
    for options in (["--baseline", FILE], []):
        write(".govlint.yaml", CONFIGURED)
        result = govlint("check", "a.txt", *options)
        assert (result.code, result.out) == (2, "")
        assert f"{FILE}:{line}:{column}: " in result.err
    assert govlint("check", "a.txt", "--baseline", ".").code == 2
