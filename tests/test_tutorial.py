"""The tutorial on plugins: CI does what it says (.ci/tutorial.py); here, that both languages say the same."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint import hooks
from govlint.cli.commands import Commands
from govlint.cli.language import Language

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
PAGES = ("plugins.md", "plugins.zh-CN.md")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.fixture(scope="module")
def tutorial() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tutorial", ROOT / ".ci" / "tutorial.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_languages_ask_for_the_same_steps(tutorial: ModuleType) -> None:
    english, chinese = (tutorial.steps(page(name)) for name in PAGES)
    assert english == chinese
    assert len([step for step in english if step.shown]) > 3


@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_a_step(tutorial: ModuleType, name: str) -> None:
    fences = re.findall(r"^```\w+$", page(name), re.MULTILINE)
    asked = re.findall(r"^\$ ", page(name), re.MULTILINE)
    screens = len(re.findall(r"^```console$", page(name), re.MULTILINE))
    assert len(tutorial.steps(page(name))) == len(fences) + len(asked) - screens


@pytest.mark.parametrize("name", PAGES)
def test_every_hook_is_named_and_every_file_that_is_linked_is_there(name: str) -> None:
    assert all(f"`{hook}`" in page(name) for hook in hooks.__all__ if hook.startswith("govlint_"))
    for link in re.findall(r"\]\(([^)#:]+)", page(name)):
        assert (ROOT / "docs" / link).is_file(), link


def test_ci_follows_the_tutorial() -> None:
    assert ".ci/tutorial.py" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_commands_of_the_tutorial_are_those_of_govlint(tutorial: ModuleType) -> None:
    text = "".join(step.text for step in tutorial.steps(page(PAGES[0])) if not step.file)
    known = Commands(Language("en"))
    named = set(re.findall(r"^(?:fresh/bin/)?govlint (\w+)", text, re.MULTILINE))
    assert named == {"plugin", "plugins", "rule", "check"}
    assert named <= set(known.list_commands(None))  # type: ignore[arg-type] # the names need no context
