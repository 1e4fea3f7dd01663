"""The group of commands, each imported when it is called, and help in two languages."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING

import click

from govlint._version import __version__
from govlint.cli.options import help_option, lang_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.cli.language import Language

_SUMMARIES: Mapping[str, tuple[str, str]] = {
    "check": ("检查报告", "Check reports."),
    "rule": ("查看规则说明", "Show the page of a rule."),
    "parse": ("查看报告的结构和表格数据", "Show the tree and the tables of a report."),
    "convert": ("把报告转换为规范文本", "Print a report as canonical text."),
    "plugins": ("列出插件", "List the plugins."),
}


def commands(language: Language) -> click.Group:
    """Return the command line of govlint in a language."""
    return _Commands(language)


class _Commands(click.Group):
    """The commands by name; listing them imports none."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            "govlint",
            params=[lang_option(language), _version_option(language), help_option(language)],
            help=language.say(
                "检查政府信息公开工作年度报告。", "Check annual reports on open government information."
            ),
            add_help_option=False,
            options_metavar=language.say("[选项]", "[OPTIONS]"),
            subcommand_metavar=language.say("命令 [参数]…", "COMMAND [ARGS]..."),
            no_args_is_help=True,
        )
        self._language = language

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if name not in _SUMMARIES:
            return None
        command = import_module(f"govlint.cli.{name}").command(self._language)
        assert isinstance(command, click.Command)  # noqa: S101 - every module of a command makes one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _SUMMARIES and not args[0].startswith("-"):
            close = get_close_matches(args[0], _SUMMARIES, 1)
            zh = f"没有命令 {args[0]}" + (f"；是否应为 {close[0]}？" if close else "")
            en = f"no command {args[0]}" + (f"; did you mean {close[0]}?" if close else "")
            raise click.UsageError(self._language.say(zh, en), ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, self._language, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, self._language, ctx, formatter)
        with formatter.section(self._language.say("命令", "Commands")):
            formatter.write_dl([(name, self._language.say(*words)) for name, words in _SUMMARIES.items()])


class Command(click.Command):
    """A command whose help is in the language asked for."""

    def __init__(self, language: Language, name: str, *, callback, params, summary: str) -> None:
        super().__init__(name)
        self._language = language
