"""``govlint completion``: the script that teaches a shell to complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.help_text import Command
from govlint.cli.options import OneOf, lang_option

if TYPE_CHECKING:
    from govlint.cli.language import Language

_SHELLS: Final = ("bash", "zsh", "fish")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "completion",
        language.say(
            '输出命令行补全脚本。bash：eval "$(govlint completion bash)"；'
            "fish：govlint completion fish | source。",
            'Print a script for completion. For bash: eval "$(govlint completion bash)"; for fish:'
            " govlint completion fish | source.",
        ),
        partial(_print, language),
        [
            click.Argument(["shell"], type=OneOf(_SHELLS, language), metavar="SHELL"),
            lang_option(language),
        ],
    )


def _print(language: Language, shell: str) -> int:
    from click.shell_completion import get_completion_class

    from govlint.cli.commands import Commands
    from govlint.cli.streams import write_lines

    script = get_completion_class(shell)
    assert script is not None  # noqa: S101 - the option lets only known shells through
    # Not source(): for bash it starts one to ask for its version.
    completion = script(Commands(language), {}, "govlint", "_GOVLINT_COMPLETE")
    write_lines((completion.source_template % completion.source_vars()).rstrip().split("\n"))
    return 0
