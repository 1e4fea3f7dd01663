"""A folder of reports with rules of its own, and govlint run on it, inside the process and outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from govlint import cli

ROOT = Path(__file__).parents[2]

RULES = '''
from govlint.api import Place, Rule, Severity, Span, Text, Verdict, hookimpl

PAGE = "{}\\n\\nHow to mend:\\n    Take the word out.\\n"
PAGE_ZH = "{}\\n\\n如何修改:\\n    删去这个词。\\n"


def rule_of(number, word, severity, verdict=Verdict.FAIL):
    class Words(Rule):
        code = f"ZZ{number}"
        name = f"word-{number}"
        messages = {"default": Text("出现“{word}”", "the word {word}")}
        page_zh = PAGE_ZH.format(f"出现{word}")
        __doc__ = PAGE.format(f"The word {word}")

        def check(self, subject, context):
            at = subject.source.text.find(word)
            if at >= 0:
                yield self.found(Place(Span(at, at + len(word))), word=word, verdict=verdict)

    Words.severity = severity
    return Words


class Crash(rule_of(105, "崩溃", Severity.ERROR)):
    """The rule crashes"""

    def check(self, subject, context):
        if "崩溃" in subject.source.text:
            raise ValueError("boom")
        yield from ()


@hookimpl
def govlint_rules():
    return [
        rule_of(101, "错误", Severity.ERROR),
        rule_of(102, "警告", Severity.WARNING),
        rule_of(103, "提示", Severity.INFO),
        rule_of(104, "复核", Severity.ERROR, Verdict.REVIEW),
        Crash,
    ]
'''
CONFIG = "plugins: [words.py]\nselect: [ZZ]\n"


class Result(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


Govlint = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a configuration, rules that look for single words, and no report yet."""
    (tmp_path / "words.py").write_text(RULES, encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ours = [variable for variable in os.environ if variable.startswith("GOVLINT_")]
    for variable in ("NO_COLOR", "FORCE_COLOR", *(each for each in ours if not each.endswith("_CACHE_DIR"))):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def govlint(project: Path, capsys: pytest.CaptureFixture[str]) -> Govlint:
    """Return a function that runs a command line in the project."""

    def run(*arguments: str | Path) -> Result:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def write(project: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a file of the project, with its folders."""

    def to(name: str, text: str) -> Path:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return to


def command(*arguments: str) -> list[str]:
    """Return the command line of a process of its own."""
    return [sys.executable, "-m", "govlint", *arguments]


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a process of its own, in which govlint is found without being installed."""
    roots = [str(ROOT / root) for root in ("grammar", "linter", "rules")]
    path = os.pathsep.join([*roots, os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, **changes}


def process(
    *arguments: str, env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a process of its own."""
    return subprocess.run(
        command(*arguments), env=env or environment(), capture_output=True, check=False, timeout=60, **options
    )
