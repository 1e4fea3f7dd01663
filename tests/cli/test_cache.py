"""Runs with a cache: the same output, nothing stale, nothing lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import CONFIG, RULES, Govlint, command, environment

from govlint.cache.store import FILE_NAME
from govlint.cli import checking
from govlint.formats import BUILT_IN_FORMATS

Write = Callable[[str, str], Path]
WORDS = ("错误", "警告", "提示", "复核", "平安")
CACHED = ("check", ".", "--cache-dir", "cache", "--format", "concise")


@pytest.fixture
def many(write: Write) -> list[str]:
    names = [f"{number % 3}/{number:02}.txt" for number in range(20)]
    for number, name in enumerate(names):
        write(name, f"第{number}份\n\n  {WORDS[number % len(WORDS)]}在此\n尾\n")
    return sorted(names)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are checked and not only looked up, as they come."""
    names: list[str] = []
    whole = checking.check_bytes

    def noted(name: str, *others: object) -> object:
        names.append(name)
        return whole(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_bytes", noted)
    return names


@pytest.mark.parametrize("form", [name for name in BUILT_IN_FORMATS if name != "xlsx"])
def test_a_second_run_shows_the_same_and_checks_nothing(
    govlint: Govlint, many: list[str], looked_at: list[str], form: str
) -> None:
    arguments = ("check", ".", "--cache-dir", "cache", "--format", form, "--statistics")
    plain = govlint("check", ".", "--no-cache", "--format", form, "--statistics")
    first = govlint(*arguments)
    assert sorted(looked_at) == many
    looked_at.clear()
    assert govlint(*arguments) == first == plain
    assert looked_at == []
    assert govlint(*arguments, "--jobs", "3") == plain


def test_a_changed_file_is_checked_again(
    govlint: Govlint, write: Write, many: list[str], looked_at: list[str]
) -> None:
    govlint(*CACHED)
    looked_at.clear()
    state = Path(many[0]).stat()
    write(many[0], Path(many[0]).read_text("utf-8")[::-1])
    os.utime(many[0], ns=(state.st_atime_ns, state.st_mtime_ns))  # size and time tell nothing
    govlint(*CACHED)
    assert looked_at == [many[0]]


def _severity(project: Path) -> None:
    (project / ".govlint.yaml").write_text(CONFIG + "severity: {ZZ101: info}\n")


def _waiver(project: Path) -> None:
    waiver = "{rule: ZZ101, files: ['0/*'], reason: 已核实, approver: 张三, expires: 2099-01-01}"
    (project / ".govlint.yaml").write_text(CONFIG + f"waivers: [{waiver}]\n", encoding="utf-8")


def _per_file(project: Path) -> None:
    (project / ".govlint.yaml").write_text(CONFIG + "per-file: {'0/*': {ignore: [ZZ101]}}\n")


def _baseline(project: Path) -> None:
    (project / "b.json").write_text(
        '{"schema": "urn:govlint:baseline:1", "files": {"0/00.txt": {"ZZ101": 1}}}'
    )
    (project / ".govlint.yaml").write_text(CONFIG + "baseline: b.json\n")


def _plugin(project: Path) -> None:
    changed = RULES.replace("出现“{word}”", "见到“{word}”")
    assert changed != RULES
    (project / "words.py").write_text(changed + "\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_severity, _waiver, _per_file, _baseline, _plugin])
def test_nothing_stale_is_shown(many: list[str], project: Path, change: Callable[[Path], None]) -> None:
    def run(*options: str) -> bytes:
        done = subprocess.run(
            command("check", ".", "--format", "json", *options),
            env=environment(),
            capture_output=True,
            check=False,
        )
        return done.stdout

    before = run("--cache-dir", "cache")
    change(project)
    after = run("--cache-dir", "cache")
    assert after == run("--no-cache")
    assert after != before
    assert run("--cache-dir", "cache") == after


@pytest.mark.parametrize("options", [("--ignore", "ZZ101"), ("--as-of", "2031-01-01"), ("--select", "ZZ102")])
def test_what_is_asked_for_counts(govlint: Govlint, many: list[str], options: tuple[str, ...]) -> None:
    govlint(*CACHED)
    asked = govlint(*CACHED, *options)
    assert asked == govlint("check", ".", "--no-cache", "--format", "concise", *options)


def test_a_crash_is_not_remembered(govlint: Govlint, write: Write, looked_at: list[str]) -> None:
    write("a.txt", "崩溃\n")
    write("b.txt", "错误\n")
    for _ in range(2):
        assert govlint(*CACHED).code == 2
    assert looked_at == ["a.txt", "b.txt", "a.txt"]


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_cache_is_no_matter(
    govlint: Govlint, many: list[str], project: Path, damage: bytes
) -> None:
    first = govlint(*CACHED)
    file = project / "cache" / FILE_NAME
    file.write_bytes(damage)
    assert govlint(*CACHED) == first
    assert govlint(*CACHED) == first


def test_a_few_files_and_fixes_leave_no_cache(
    govlint: Govlint, many: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(project / "mine"))
    govlint("check", *many[:3])
    govlint("check", ".", "--fix")
    govlint("check", ".", "--no-cache", "--cache-dir", "cache")
    (project / ".govlint.yaml").write_text(CONFIG + "cache: false\ncache-dir: cache\n")
    govlint(*CACHED)
    assert not list(project.rglob(FILE_NAME))


def test_the_configuration_says_where_and_clean_removes_it(
    govlint: Govlint, write: Write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(project / "mine"))
    for number in range(60):
        write(f"r/{number}.txt", "平安\n")
    govlint("check", ".")
    assert (project / "mine" / FILE_NAME).exists()
    (project / ".govlint.yaml").write_text(CONFIG + "cache-dir: here/cache\n")
    govlint("check", ".")
    assert (project / "here/cache" / FILE_NAME).exists()
    run = govlint("clean", "--lang", "en")
    assert run.code == 0
    assert run.out.startswith("removed the cache in ")
    assert not (project / "here/cache" / FILE_NAME).exists()
    assert govlint("clean", "--cache-dir", "mine").code == 0
    assert not list(project.rglob(FILE_NAME))


def test_runs_at_the_same_time_share_a_cache(many: list[str], project: Path) -> None:
    runs = [
        subprocess.Popen(
            command(*CACHED, "--jobs", "2"),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    results = [(*run.communicate(timeout=120), run.returncode) for run in runs]
    assert len(set(results)) == 1
    assert results[0][1:] == (b"", 1)


def test_comments_that_are_not_heeded_count_for_nothing_that_is_kept(
    govlint: Govlint, write: Write, project: Path
) -> None:
    (project / ".govlint.yaml").unlink()
    write("a.md", "<!-- govlint: ignore-file ZZ101 已核对 -->\n\n一处错误\n")
    arguments = (
        "check",
        "a.md",
        "--cache-dir",
        "cache",
        "--format",
        "concise",
        "--plugin",
        "words.py",
        "--select",
        "ZZ",
    )
    for _ in range(2):
        assert "ZZ101" not in govlint(*arguments).out
        assert "ZZ101" in govlint(*arguments, "--isolated").out
