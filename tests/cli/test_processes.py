"""What only a process of its own shows: locales, pipes, signals and file names."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import command, environment, process

Write = Callable[[str, str], Path]

SLOW = """
import time

from govlint.api import Rule, Severity, Text, hookimpl


class Slow(Rule):
    '''The rule takes its time'''

    code, name, severity = "ZZ100", "takes-its-time", Severity.INFO
    page_zh, messages = "很慢", {"default": Text("慢", "slow")}

    def check(self, subject, context):
        print("running", flush=True)
        time.sleep(60)
        yield from ()


@hookimpl
def govlint_rules():
    return [Slow]
"""


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
)
def test_stdout_is_utf8_whatever_the_locale(write: Write, locale: dict[str, str]) -> None:
    write("a.txt", "错误\n")
    run = process("check", "a.txt", "--format", "concise", env=environment(**locale))
    assert run.stdout.decode("utf-8").startswith("a.txt:1:1: ZZ101 [E] 出现“错误”\n")
    assert (run.returncode, run.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no file name that is not Unicode")
@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_a_file_name_that_is_not_utf8_is_escaped(write: Write, project: Path, form: str) -> None:
    name = os.fsencode(project) + b"/\xb1\xa8\n\xb8\xe6.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path shows the name as text
        file.write("错误\n")
    run = process("check", ".", "--format", form)
    assert run.returncode == 1
    text = run.stdout.decode("utf-8")
    if form == "json":
        assert json.loads(text)["files"][0]["path"] == "\\udcb1\\udca8\n\\udcb8\\udce6.txt"
    else:
        assert text.startswith("<U+DCB1><U+DCA8>␊<U+DCB8><U+DCE6>.txt:1:1: ZZ101")


@pytest.mark.parametrize("form", ["full", "json"])
def test_a_reader_that_goes_away_ends_the_output_quietly(write: Write, form: str) -> None:
    for number in range(400):
        write(f"{number}.txt", "错误\n")
    run = subprocess.Popen(
        command("check", ".", "--format", form),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout
    assert run.stderr
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(60) == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_tells_how_far_it_came(write: Write, project: Path) -> None:
    # The rule itself says when it is running, so that the signal comes in the middle of a check.
    (project / "words.py").write_text(SLOW, encoding="utf-8")
    write("a.txt", "平安\n")
    run = subprocess.Popen(
        command("check", "a.txt"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout
    assert run.stdout.readline() == b"running\n"
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err.decode("utf-8").strip()) == (
        2,
        b"",
        "已中断：1 个文件中检查了 0 个，其余没有检查",
    )


def test_a_closed_stdout_is_no_crash(write: Write) -> None:
    write("a.txt", "错误\n")
    run = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m govlint check a.txt >&-'],
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(write: Write) -> None:
    write("a.txt", "错误\n")
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            command("check", "a.txt"),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr.decode("utf-8")
    assert "系统错误" in run.stderr.decode("utf-8")


def test_starting_imports_nothing_heavy(write: Write) -> None:
    write("a.txt", "错误\n")
    program = (
        "import sys; from govlint import cli; cli.run(['check', 'a.txt', '-q']);"
        "print(sorted({'jsonschema', 'rich', 'pytest', 'asyncio', 'http'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=False, timeout=60
    )
    assert run.stdout.decode("utf-8").split("\n")[-2] == "[]"


@pytest.mark.skipif(os.name != "posix", reason="a pipeline of a POSIX shell")
@pytest.mark.parametrize(
    "arguments", ["--help", "--version", "check --help", "rule --all", "config", "plugins"]
)
def test_nobody_listening_is_no_failure(project: Path, arguments: str) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        run = subprocess.run(
            command(*arguments.split()), env=environment(), stdout=nobody, stderr=subprocess.PIPE, check=False
        )
    assert (run.returncode, run.stderr) == (0, b"")
