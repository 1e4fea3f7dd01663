"""The group of commands, each imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from govlint._version import __version__
from govlint.cli.help_text import help_option, write_options, write_usage
from govlint.cli.options import lang_option
from govlint.cli.streams import write_lines
from govlint.verdicts import CLEAN, NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.cli.language import Language

_SUMMARIES: Mapping[str, tuple[str, str]] = {
    "check": ("检查报告", "check reports"),
    "baseline": ("把现有问题登记为基线", "write down the findings that are known"),
    "rule": ("查看规则说明", "show the page of a rule"),
    "parse": ("查看报告的结构和表格数据", "show the tree and the tables of a report"),
    "convert": ("把报告转换为规范文本", "print a report as canonical text"),
    "plugins": ("列出插件", "list the plugins"),
    "config": ("查看生效的配置", "show the configuration in force"),
    "completion": ("输出命令行补全脚本", "print a script for completion"),
    "init": ("写入配置文件和钩子", "write a configuration and the hook"),
}


class Commands(click.Group):
    """The commands by name; listing them imports none."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            "govlint",
            params=[lang_option(language), _version_option(language), help_option(language)],
            callback=_no_command,
            invoke_without_command=True,
            help=language.say(
                "检查政府信息公开工作年度报告。", "Check annual reports on open government information."
            ),
            add_help_option=False,
            options_metavar=language.say("[选项]", "[OPTIONS]"),
            subcommand_metavar=language.say("命令 [参数]…", "COMMAND [ARGS]..."),
        )
        self._language = language

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands in the order of the help."""
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command and return it; None for a name that is none."""
        if cmd_name not in _SUMMARIES:
            return None
        module = import_module(f"govlint.cli.{cmd_name}")
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
        if args[0] not in _SUMMARIES:
            from difflib import get_close_matches

            close = get_close_matches(args[0], _SUMMARIES, 1)
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
            formatter.write_dl([(name, self._language.say(*words)) for name, words in _SUMMARIES.items()])


def _no_command() -> int:
    """Print the help if no command was given."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return NOT_DONE
    return CLEAN


def _version_option(language: Language) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            write_lines([f"govlint {__version__}"])
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=language.say("显示版本", "Show the version."),
    )
