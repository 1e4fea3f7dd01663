"""Help in the language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govlint.cli.streams import write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.cli.language import Language


class Command(click.Command):
    """A command that gives its help in the language asked for."""

    def __init__(
        self,
        language: Language,
        name: str,
        summary: str,
        callback: Callable[..., int],
        params: Sequence[click.Parameter],
    ) -> None:
        super().__init__(
            name,
            callback=callback,
            params=[*params, help_option(language)],
            help=summary,
            add_help_option=False,
            options_metavar=language.say("[选项]", "[OPTIONS]"),
        )
        self._language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, self._language, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        write_options(self, self._language, ctx, formatter)


def write_usage(
    command: click.Command, language: Language, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write a command's usage line."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, language.say("用法：", "Usage: "))


def write_options(
    command: click.Command, language: Language, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write a command's options with their help."""
    options = (param for param in command.get_params(ctx) if isinstance(param, click.Option))
    records = [record for option in options if (record := option.get_help_record(ctx))]
    with formatter.section(language.say("选项", "Options")):
        formatter.write_dl(records)


def help_option(language: Language) -> click.Option:
    """Return the option that prints the help."""

    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            write_lines(ctx.get_help().split("\n"))
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=language.say("显示本帮助", "Show this help."),
    )
