"""Runs of many files: by several processes as by one, stopped early, interrupted, and with dying workers."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Govlint, command, environment, process

from govlint.cli.check_run import Request, sessions_for
from govlint.cli.checking import Checker, Recipe, check_files, jobs_for
from govlint.cli.whole_run import _sessions
from govlint.formats import BUILT_IN_FORMATS
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

Write = Callable[[str, str], Path]
WORDS = ("错误", "警告", "提示", "复核", "平安", "崩溃")

# A rule that ends its process the hard way, unless it is the one that the user started.
DEADLY = """
import os, signal
from govlint.api import Rule, Severity, Text, hookimpl

STARTED = os.environ["STARTED"] = os.environ.get("STARTED") or str(os.getpid())


class Deadly(Rule):
    '''The rule ends its process'''

    code, name, severity = "ZZ200", "ends-its-process", Severity.INFO
    page_zh, messages = "终止进程", {"default": Text("终止", "ended")}

    def check(self, subject, context):
        if "终止" in subject.source.text and str(os.getpid()) != STARTED:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()


@hookimpl
def govlint_rules():
    return [Deadly]
"""


@pytest.fixture
def many(write: Write) -> list[str]:
    names = []
    for number in range(60):
        name = f"{number % 7}/{number:02}.txt"
        write(name, f"第{number}份\n{WORDS[number % len(WORDS)]}在此\n")
        names.append(name)
    return sorted(names)


@pytest.mark.parametrize("form", [name for name in BUILT_IN_FORMATS if name != "xlsx"])
def test_the_output_is_the_same_however_many_processes(govlint: Govlint, many: list[str], form: str) -> None:
    runs = [
        govlint("check", ".", "--format", form, "--statistics", "--jobs", str(jobs), "--output", "csv=o.csv")
        for jobs in (1, 2, 5)
    ]
    assert runs[0].code == 2
    assert runs[0].out
    assert runs[1] == runs[0]
    assert runs[2] == runs[0]


def test_workers_that_do_not_fork_find_the_same(many: list[str], project: Path) -> None:
    request = Request(plugins=("words.py",))
    sessions = sessions_for(request)
    as_of = date(2026, 1, 2)
    recipe = Recipe(_Sessions(request), as_of, verbose=True, several=True)
    checker = Checker(sessions, as_of, verbose=True, several=True)
    alone = list(check_files(many, checker, recipe, 1))
    spawned = list(check_files(many, checker, recipe, 2, "spawn"))
    # A traceback names the process's own way to the rule.
    strip = lambda each: [f._replace(traceback="") for f in each.outcome.internal]  # noqa: E731
    for one, other in zip(alone, spawned, strict=True):
        assert one.outcome._replace(internal=()) == other.outcome._replace(internal=())
        assert strip(one) == strip(other)


class _Sessions:
    def __init__(self, request: Request) -> None:
        self.request = request

    def __call__(self) -> object:
        return _sessions(self.request)


def test_a_dying_worker_costs_its_own_file(write: Write, many: list[str], project: Path) -> None:
    (project / "deadly.py").write_text(DEADLY, encoding="utf-8")
    for name in ("3/03.txt", "3/11.txt"):
        write(name, "错误\n终止\n")
    run = process("check", ".", "--format", "json", "--jobs", "2", "--plugin", "deadly.py", "--lang", "en")
    files = {each["path"]: each for each in json.loads(run.stdout)["files"]}
    assert run.returncode == 2
    lost = {path for path, each in files.items() if any(f["code"] == "GL010" for f in each["internal"])}
    assert lost == {"3/03.txt", "3/11.txt"}
    assert set(files) == {*many, "3/11.txt"}
    assert all(each["checked"] for path, each in files.items() if path not in lost)
    assert run.stderr.decode().count("GL010") == 2
    assert b"SIGKILL" in run.stderr


@pytest.mark.parametrize("form", ["full", "json", "sarif", "csv"])
def test_what_reports_say_of_each_other_is_shown_the_same(govlint: Govlint, write: Write, form: str) -> None:
    for number, agency in enumerate(("水务局", "财政局", "教育局")):
        for year in (2022, 2023, 2024):
            figures = {"requests.carried_in[individual]": 3} if year == 2023 else {}
            edits = Edits(agency=f"云州市青溪区{agency}", year=year, set=figures)
            write(f"{year}/{number}.txt", base_report("2021", edits))
    arguments = ("check", ".", "--isolated", "--format", form, "--as-of", "2026-01-02", "--lang", "en")
    runs = [govlint(*arguments, "--jobs", jobs, "--no-cache") for jobs in ("1", "2")]
    runs += [govlint(*arguments, "--jobs", jobs, "--cache-dir", "cache") for jobs in ("2", "1")]
    # Entries of the files are used, and not what the whole run has shown.
    runs.append(govlint(*arguments, "--cache-dir", "cache", "--output", "concise=o.txt"))
    assert all(run == runs[0] for run in runs)
    if "GL901" in set_up().registry.rules:  # the rules on archives may not be installed
        assert "GL90" in runs[0].out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fail_fast_stops_at_the_first_file_that_fails(write: Write, govlint: Govlint, jobs: str) -> None:
    for number in range(40):
        write(f"{number:02}.txt", "错误\n" if number in (12, 30) else "警告\n")
    run = govlint("check", ".", "--format", "concise", "--fail-fast", "--jobs", jobs, "--lang", "en")
    assert run.code == 1
    assert [line.partition(".")[0] for line in run.out.splitlines()[:-1]] == [f"{n:02}" for n in range(13)]
    assert "13 of 40 files" in run.err
    clean = govlint("check", ".", "--fail-on", "never", "--fail-fast", "--jobs", jobs)
    assert (clean.code, clean.err) == (0, "")


SLOW = DEADLY.replace("os.kill(os.getpid(), signal.SIGKILL)", "pass").replace(
    "yield from ()", "import time; time.sleep(0.05); open('at', 'a').write('x'); yield from ()"
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_tells_what_is_done_and_writes_no_half_file(many: list[str], project: Path, jobs: str) -> None:
    (project / "slow.py").write_text(SLOW, encoding="utf-8")
    (project / "o.csv").write_text("before")
    arguments = ("check", ".", "--format", "concise", "--plugin", "slow.py", "--jobs", jobs)
    run = subprocess.Popen(
        command(*arguments, "--output", "csv=o.csv", "--lang", "en"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (project / "at").exists() or len((project / "at").read_text()) < 24:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert b"interrupted: " in err
    assert b"Traceback" not in err
    assert out.decode().splitlines()[-1].startswith("checked ")
    assert (project / "o.csv").read_text() == "before"
    assert not list(project.glob(".o.csv*"))
    with pytest.raises(ProcessLookupError):  # nobody of the group is left
        os.killpg(run.pid, 0)


def test_a_run_that_is_killed_takes_its_workers_with_it(many: list[str], project: Path) -> None:
    (project / "slow.py").write_text(SLOW, encoding="utf-8")
    run = subprocess.Popen(
        command("check", ".", "--plugin", "slow.py", "--jobs", "3", "--output", "csv=o.csv"),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not (project / "at").exists():
        time.sleep(0.02)
    run.kill()
    run.wait(60)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker outlived the run")
    assert not (project / "o.csv").exists()


@pytest.mark.parametrize(
    ("files", "asked", "jobs"),
    [
        (["a.txt"] * 10, None, 1),
        (["a.txt"] * 10, 3, 3),
        (["a.txt"] * 2, 8, 2),
        ([], 4, 1),
    ],
)
def test_a_few_files_start_no_processes(files: list[str], asked: int | None, jobs: int) -> None:
    assert jobs_for(files, asked) == jobs


def seen_on_a_terminal(*arguments: str, **variables: str) -> str:
    """Return what a run writes to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command(*arguments),
        env=environment(**variables),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)
    run.wait(60)
    return seen.decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
def test_progress_is_shown_to_a_person_and_nobody_else(many: list[str], project: Path) -> None:
    (project / "slow.py").write_text(SLOW, encoding="utf-8")
    arguments = ("check", ".", "--plugin", "slow.py", "--jobs", "2", "--lang", "en")
    shown = seen_on_a_terminal(*arguments, TERM="xterm", CI="", PRE_COMMIT="", COLUMNS="120")
    assert "/60" in shown
    assert "files/s" in shown
    for variables in ({"TERM": "dumb"}, {"CI": "1"}, {"PRE_COMMIT": "1"}):
        quiet = {"TERM": "xterm", "CI": "", "PRE_COMMIT": "", **variables}
        assert "/60" not in seen_on_a_terminal(*arguments, **quiet)
    assert b"/60" not in process(*arguments).stderr
