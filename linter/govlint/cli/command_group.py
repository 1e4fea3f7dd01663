"""Groups of commands, each command imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import help_option, write_options, write_usage
from govlint.verdicts import CLEAN, NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.cli.language import Language


class CommandGroup(click.Group):
    """Commands by name; listing them imports none.

    Args:
        language: the language to speak.
        name: what the group is called.
        summary: what its help says of it.
        commands: what each command does, by its name, in Chinese and English.
        modules: the module of a command, with ``{}`` for its name.
        params: further options of the group.
    """

    def __init__(
        self,
        language: Language,
        name: str,
        summary: str,
        commands: Mapping[str, tuple[str, str]],
        modules: str,
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            params=[*params, help_option(language)],
            callback=_no_command,
            invoke_without_command=True,
            help=summary,
            add_help_option=False,
            options_metavar=language.say("[选项]", "[OPTIONS]"),
            subcommand_metavar=language.say("命令 [参数]…", "COMMAND [ARGS]..."),
        )
        self._language = language
        self._summaries = commands
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands in the order of the help."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command and return it; None for a name that is none."""
        if cmd_name not in self._summaries:
            return None
        module = import_module(self._modules.format(cmd_name))
        command = module.command(self._language)
        assert isinstance(command, click.Command)  # noqa: S101 - every command's module makes one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called.

        Raises:
            click.UsageError: there is no such command.
        """
        if args[0] not in self._summaries:
            from difflib import get_close_matches

            close = get_close_matches(args[0], self._summaries, 1)
            zh = f"没有命令 {args[0]}" + (f"；是否应为 {close[0]}？" if close else "")
            en = f"no command {args[0]}" + (f"; did you mean {close[0]}?" if close else "")
            raise click.UsageError(self._language.say(zh, en), ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, self._language, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        write_options(self, self._language, ctx, formatter)
        with formatter.section(self._language.say("命令", "Commands")):
            formatter.write_dl(
                [(name, self._language.say(*words)) for name, words in self._summaries.items()]
            )


def _no_command() -> int:
    """Print the help if no command was given."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return NOT_DONE
    return CLEAN
