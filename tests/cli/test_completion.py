"""Completion: the scripts, and what they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import Govlint, environment, process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(govlint: Govlint, shell: str) -> None:
    result = govlint("completion", shell)
    assert result.code == 0
    assert "_GOVLINT_COMPLETE" in result.out
    assert "%(" not in result.out


def test_an_unknown_shell_is_told(govlint: Govlint) -> None:
    result = govlint("completion", "cmd")
    assert result.code == 2
    assert "bash, zsh, fish" in result.err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("govlint ba", {"baseline"}),
        ("govlint check --strict", {"--strict-baseline"}),
        ("govlint check --format s", {"sarif"}),
        ("govlint check --fail-on w", {"warning"}),
        (
            "govlint rule GL00",
            {"GL001", "GL002", "GL003", "GL004", "GL005", "GL006", "GL007", "GL008", "GL009"},
        ),
        ("govlint rule unused-w", {"unused-waiver"}),
        ("govlint check --select GL1,stri", {"GL1,strict"}),
        ("govlint completion f", {"fish"}),
    ],
)
def test_what_may_stand_there_is_offered(words: str, offered: set[str], tmp_path: Path) -> None:
    asked = environment(
        _GOVLINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1)
    )
    run = process(env=asked, cwd=tmp_path)
    assert {line.partition(",")[2] for line in run.stdout.decode().splitlines()} == offered


def test_a_mistake_in_the_configuration_gives_no_answer_and_no_noise(tmp_path: Path) -> None:
    (tmp_path / ".govlint.yaml").write_text("selct: []\n")
    asked = environment(_GOVLINT_COMPLETE="bash_complete", COMP_WORDS="govlint rule GL", COMP_CWORD="2")
    run = process(env=asked, cwd=tmp_path)
    assert (run.stdout.strip(), run.stderr) == (b"", b"")
