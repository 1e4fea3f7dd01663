"""Every option is in the help in both languages and in the documentation, and says the same there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from govlint.cli.commands import Commands
from govlint.cli.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")


def commands(lang: str) -> dict[str, click.Command]:
    group = Commands(Language(lang))
    context = click.Context(group, info_name="govlint")
    return {"": group, **dict(inner_commands(group, context, ""))}


def inner_commands(
    group: click.Group, context: click.Context, above: str
) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield above + name, command
        if isinstance(command, click.Group):
            yield from inner_commands(command, context, f"{name} ")


def options(command: click.Command) -> list[click.Option]:
    return [param for param in command.get_params(click.Context(command)) if isinstance(param, click.Option)]


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("command_pages", ROOT / ".ci" / "command_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_documentation_is_what_the_program_says(pages: ModuleType, lang: str) -> None:
    kept = (ROOT / "docs" / pages.NAMES[lang]).read_text("utf-8")
    assert kept == pages.page(lang), "python .ci/command_pages.py"


@pytest.mark.parametrize("name", list(commands("zh")))
def test_every_option_has_help_in_both_languages(name: str) -> None:
    for lang in ("zh", "en"):
        command = commands(lang)[name]
        shown = command.get_help(click.Context(command, info_name=name or "govlint"))
        flat = "".join(shown.split())
        for option in options(command):
            assert not option.hidden
            assert option.help, option.opts
            assert bool(CHINESE.search(option.help)) == (lang == "zh"), option.opts
            assert all(opt in shown for opt in option.opts)
            assert "".join(option.help.split()) in flat, option.opts
        assert command.help is not None
        assert bool(CHINESE.search(command.help)) == (lang == "zh")


@pytest.mark.parametrize("name", list(commands("zh")))
def test_both_languages_have_the_same_options(name: str) -> None:
    chinese, english = (commands(lang)[name] for lang in ("zh", "en"))
    assert [option.opts for option in options(chinese)] == [option.opts for option in options(english)]


def test_both_readmes_name_every_command() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        for name in commands("zh"):
            assert f"govlint {name}" in text, (readme, name)
