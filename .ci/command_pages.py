"""Make docs/commands.md and its Chinese twin from the commands, or with --check compare them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.commands import Commands
from govlint.cli.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent.parent / "docs"
NAMES = {"en": "commands.md", "zh": "commands.zh-CN.md"}


def page(lang: str) -> str:
    """Return the page of all commands with all their options."""
    return "\n".join(_lines(Language(lang))) + "\n"


def _lines(language: Language) -> Iterator[str]:
    group = Commands(language)
    context = click.Context(group, info_name="govlint")
    yield language.say("# 命令和选项", "# Commands and options")
    yield ""
    yield language.say(
        "由 `python .ci/command_pages.py` 生成，与 `govlint 命令 --help` 一致。",
        "Made by `python .ci/command_pages.py`; `govlint COMMAND --help` says the same.",
    )
    yield from _commands(group, context, language)


def _commands(
    group: click.Group, context: click.Context, language: Language, above: str = ""
) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - it has just been listed
        own = click.Context(command, context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, own, language, f"{name} ")
        else:
            yield from _command(above + name, command, own, language)


def _command(name: str, command: click.Command, context: click.Context, language: Language) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield ""
    yield f"## {name}"
    yield ""
    yield f"`govlint {name} {pieces}`"
    yield ""
    yield (command.help or "").strip()
    yield ""
    yield language.say("| 选项 | 作用 |", "| option | what it does |")
    yield "|---|---|"
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if isinstance(option, click.Option) and record is not None:
            shown, told = (text.replace("|", "\\|") for text in record)
            yield f"| `{shown}` | {told} |"


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check`` only compare, and return 1 if one is stale."""
    wanted = {FOLDER / name: page(lang) for lang, name in NAMES.items()}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"stale: docs/{path.name}: python .ci/command_pages.py")
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path], "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
