"""The group of all commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govlint._version import __version__
from govlint.cli.command_group import CommandGroup
from govlint.cli.options import lang_option
from govlint.cli.streams import write_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.cli.language import Language

_SUMMARIES: Mapping[str, tuple[str, str]] = {
    "check": ("检查报告", "check reports"),
    "baseline": ("把现有问题登记为基线", "write down the findings that are known"),
    "rule": ("查看规则说明", "show the page of a rule"),
    "parse": ("查看报告的结构和表格数据", "show the tree and the tables of a report"),
    "convert": ("把报告转换为规范文本", "print a report as canonical text"),
    "extract": ("把报告中的数据提取成表格", "print the facts of reports as a table"),
    "plugins": ("列出插件", "list the plugins"),
    "plugin": ("新建或者测试插件", "make a plugin, or test one"),
    "config": ("查看生效的配置", "show the configuration in force"),
    "clean": ("删除缓存", "remove the cache"),
    "completion": ("输出命令行补全脚本", "print a script for completion"),
    "init": ("写入配置文件和钩子", "write a configuration and the hook"),
}


class Commands(CommandGroup):
    """The commands of govlint."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            language,
            "govlint",
            language.say(
                "检查政府信息公开工作年度报告。", "Check annual reports on open government information."
            ),
            _SUMMARIES,
            "govlint.cli.{}",
            [lang_option(language), _version_option(language)],
        )


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
