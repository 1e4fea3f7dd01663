"""``--format`` and ``--output``: several in one run, whole files or none."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint import atomic_files
from govlint.output.formatters import BUILT_IN_FORMATTERS

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
NAMES = [each.name for each in BUILT_IN_FORMATTERS if each.name != "xlsx"]  # no text


def test_several_in_one_run_with_the_text_still_on_screen(
    govlint: Govlint, write: Write, project: Path
) -> None:
    write("a.txt", "很多错误\n")
    outputs = [part for name in NAMES for part in ("--output", f"{name}=out.{name}")]
    result = govlint("check", "a.txt", "--format", "concise", "--quiet", *outputs)
    assert result == (1, "a.txt:1:3: ZZ101 [E] 出现“错误”\n", "")
    for name in NAMES:
        screen = govlint("check", "a.txt", "--format", name).out
        assert (project / f"out.{name}").read_bytes().decode("utf-8-sig") == screen
    assert (project / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(path.name for path in project.glob("*out.*")) == sorted(f"out.{name}" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_run_gives_a_document_too(govlint: Govlint, write: Write, project: Path, name: str) -> None:
    write("a.txt", "平安\n")
    assert govlint("check", "a.txt", "--output", f"{name}=out").code == 0
    text = (project / "out").read_text("utf-8")
    assert "ZZ101" not in text or name in ("json", "junit")
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(text)


@pytest.mark.parametrize("value", ["sarif", "sarif=", "xml=a", "=a", "sarif=-"])
def test_what_is_no_output_is_told_before_anything_runs(govlint: Govlint, write: Write, value: str) -> None:
    write("a.txt", "错误\n")
    result = govlint("check", "a.txt", "--output", value)
    assert (result.code, result.out) == (2, "")
    assert "sarif" in result.err


def test_a_file_that_cannot_be_written_is_told_and_the_others_are(
    govlint: Govlint, write: Write, project: Path
) -> None:
    write("a.txt", "平安\n")
    result = govlint("check", "a.txt", "--output", "json=none/out.json", "--output", "csv=out.csv")
    assert result.code == 2
    assert "none/out.json" in result.err
    assert "未发现问题" in result.out
    assert (project / "out.csv").is_file()


def test_a_file_is_as_it_was_when_writing_is_interrupted(
    govlint: Govlint, write: Write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "错误\n")
    write("out.json", "before\n")

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic_files.Path, "replace", interrupt)
    assert govlint("check", "a.txt", "--output", "json=out.json").code == 130
    assert (project / "out.json").read_text() == "before\n"
    assert {path.name for path in project.iterdir()} == {".govlint.yaml", "a.txt", "out.json", "words.py"}


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_links_permissions_and_devices_stay(govlint: Govlint, write: Write, project: Path) -> None:
    write("a.txt", "平安\n")
    kept = write("kept.json", "")
    kept.chmod(0o640)
    (project / "link.json").symlink_to("kept.json")
    assert govlint("check", "a.txt", "--output", "json=link.json", "--output", "csv=/dev/null").code == 0
    assert json.loads(kept.read_text("utf-8"))["files"]
    assert (project / "link.json").is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert not Path("/dev/null").is_file()


def test_statistics_and_what_held(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误 警告\n")
    write("b.txt", "错误\n")
    out = govlint("check", "--format", "concise", "--statistics", "--show-passed", "--lang", "en").out
    assert "2  ZZ101  word-101  The word 错误\n1  ZZ102  word-102  The word 警告\n" in out
    assert "b.txt\n  held ZZ102" in out


def test_only_text_is_told_what_can_be_fixed_and_is_painted(
    govlint: Govlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write("a.txt", "错误\n")
    for name in NAMES:
        painted = "\x1b[" in govlint("check", "a.txt", "--format", name).out
        assert painted == (name in ("full", "concise", "grouped")), name
