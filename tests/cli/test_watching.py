"""``--watch``: checks again after a change, and ends with Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.cli import watching

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
Steps = Callable[..., None]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Return a function that says what happens at each look, the last of which is Ctrl-C."""

    def follow(*changes: Callable[[], object]) -> None:
        left = list(changes)

        def sleep(_seconds: float) -> None:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)

    return follow


def test_it_checks_again_after_a_change_and_only_then(govlint: Govlint, write: Write, steps: Steps) -> None:
    write("a.txt", "错误\n")
    steps(lambda: None, lambda: write("a.txt", "警告！\n"), lambda: None, lambda: write("b.txt", "提示\n"))
    result = govlint("check", "--watch", "--format", "concise", "--quiet")
    assert result.code == 130
    assert [line.split(" ")[1] for line in result.out.splitlines()] == ["ZZ101", "ZZ102", "ZZ102", "ZZ103"]
    assert result.err.count("正在等待") == 3
    assert result.err.endswith("已中断\n")


def test_a_mistake_in_the_configuration_is_told_and_the_watch_goes_on(
    govlint: Govlint, write: Write, project: Path, steps: Steps
) -> None:
    path = write("sub/a.txt", "错误\n")
    good = (project / ".govlint.yaml").read_text("utf-8")
    steps(lambda: write(".govlint.yaml", "selct: []\n"), lambda: write(".govlint.yaml", good + "lang: en\n"))
    result = govlint("check", path, "--watch", "--format", "concise", "--quiet")
    assert ".govlint.yaml:1:1" in result.err
    assert [line.rpartition(": ")[2] for line in result.out.splitlines()] == [
        "ZZ101 [E] 出现“错误”",
        "ZZ101 [E] the word 错误",
    ]


def test_a_file_that_goes_and_one_that_was_never_there(govlint: Govlint, write: Write, steps: Steps) -> None:
    path = write("a.txt", "错误\n")
    steps(path.unlink)
    result = govlint("check", "a.txt", "--watch", "--format", "concise", "--quiet")
    assert "ZZ101" in result.out
    assert "GL001" in result.out


def test_standard_input_cannot_be_watched(govlint: Govlint, steps: Steps) -> None:
    steps()
    assert govlint("check", "-", "--watch").code == 2
