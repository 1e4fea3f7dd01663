"""What ``govlint check`` says besides its findings: faults, notes and colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint import engine

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]


def test_a_crash_is_told_on_stderr_with_its_traceback_if_asked(govlint: Govlint, write: Write) -> None:
    write("a.txt", "崩溃 错误\n")
    plain = govlint("check", "a.txt", "--format", "concise")
    assert "ZZ101" in plain.out
    assert "ZZ105" in plain.err
    assert "ValueError: boom" in plain.err
    assert "Traceback" not in plain.err
    assert "Traceback" in govlint("check", "a.txt", "--traceback").err


def test_a_fault_of_our_own_is_one_clear_message(
    govlint: Govlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise LookupError("not there")

    from govlint.cli import checking

    write("a.txt", "平安\n")
    monkeypatch.setattr(checking, "check_path", fail)
    assert engine.check_path is not fail
    result = govlint("check", "a.txt")
    assert (result.code, result.out) == (2, "")
    assert "LookupError: not there" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in govlint("check", "a.txt", "--traceback").err


def test_quiet_prints_findings_only(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误\n")
    assert govlint("check", "a.txt", "--format", "concise", "-q").out == "a.txt:1:1: ZZ101 [E] 出现“错误”\n"
    write("b.txt", "平安\n")
    assert govlint("check", "b.txt", "-q") == (0, "", "")


def test_verbose_tells_what_was_used_and_leaves_stdout_alone(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误\n")
    plain, wordy = govlint("check", "a.txt"), govlint("check", "a.txt", "-v", "--as-of", "2024-01-31")
    assert wordy.out == plain.out
    for words in (".govlint.yaml", "words.py", "2024-01-31", "a.txt"):
        assert words in wordy.err


@pytest.mark.parametrize(
    ("variables", "options", "painted"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
    ],
)
def test_colour_only_where_it_is_wanted(
    govlint: Govlint,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    options: list[str],
    painted: bool,
) -> None:
    write("a.txt", "错误\n")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in govlint("check", "a.txt", *options).out) is painted
