"""``govlint check``: the main job."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.help_text import Command
from govlint.cli.options import (
    Day,
    OneOf,
    color_option,
    config_options,
    fix_options,
    format_option,
    lang_option,
    traceback_option,
)

if TYPE_CHECKING:
    from govlint.cli.language import Language

_FORMATS: Final = ("full", "concise", "json")
_LEVELS: Final = ("error", "warning", "info", "never")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "check",
        language.say(
            "检查报告。路径可以是文件或文件夹，省略时检查当前文件夹；“-”表示标准输入。"
            "退出码：0 没有问题，1 发现问题，2 检查未能完成。",
            "Check reports. A path is a file or a folder, by default the current folder; - is standard input."
            " Exit code: 0 clean, 1 findings, 2 the job could not be done.",
        ),
        partial(_check, language),
        [
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            format_option(language, _FORMATS),
            *_rule_options(language),
            *_exclude_options(language),
            *fix_options(language),
            *_exit_options(language),
            lang_option(language),
            _date_option(language),
            *config_options(language),
            _stdin_option(language),
            *_talk_options(language),
            color_option(language),
            traceback_option(language),
        ],
    )


def _check(language: Language, **options: object) -> int:
    from govlint.cli.check_run import Request, check_reports

    return check_reports(Request(**options), language)  # type: ignore[arg-type] # click gives what the options declare


def _rule_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["--select"],
            multiple=True,
            metavar="RULES",
            help=language.say(
                "只运行这些规则：代码、代码开头、名称或检查档次（form、standard、strict），用逗号分隔，可重复",
                "Run these rules only: codes, beginnings of codes, names or profiles (form, standard,"
                " strict), with commas; may be repeated.",
            ),
        ),
        click.Option(
            ["--ignore"],
            multiple=True,
            metavar="RULES",
            help=language.say("不运行这些规则，写法同上", "Leave these rules out."),
        ),
        click.Option(
            ["--extend-select"],
            multiple=True,
            metavar="RULES",
            help=language.say("另外运行这些规则，写法同上", "Run these rules besides those selected."),
        ),
    ]


def _exclude_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["--exclude"],
            multiple=True,
            metavar="GLOB",
            help=language.say(
                "搜索文件夹时跳过的文件，写法同 .gitignore，可重复",
                "Files to pass over in folders, in the syntax of .gitignore; may be repeated.",
            ),
        ),
        click.Option(
            ["--force-exclude"],
            is_flag=True,
            help=language.say(
                "指明文件名的文件，如已排除，也跳过", "Pass over excluded files even if they are named."
            ),
        ),
    ]


def _exit_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["--fail-on"],
            type=OneOf(_LEVELS, language),
            help=language.say(
                "发现这一级别及以上的问题时退出码为 1（默认 error）",
                "Least severity that gives exit code 1 (default: error).",
            ),
        ),
        click.Option(
            ["--fail-on-review"],
            is_flag=True,
            help=language.say("有待复核的问题时退出码也为 1", "Findings to review give exit code 1 too."),
        ),
    ]


def _date_option(language: Language) -> click.Option:
    return click.Option(
        ["--as-of"],
        type=Day(language),
        metavar="DATE",
        help=language.say("以这一天为检查日期（默认今天）", "Date of the check (default: today)."),
    )


def _stdin_option(language: Language) -> click.Option:
    return click.Option(
        ["--stdin-filename"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=language.say(
            "标准输入对应的文件名，决定读取方式和配置",
            "Name of what comes from standard input; it decides the reader and the configuration.",
        ),
    )


def _talk_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help=language.say(
                "说明所用的配置、插件和规则",
                "Tell which configuration, plugins and rules are used.",
            ),
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=language.say("只输出问题，不输出汇总和说明", "Print findings only, no summary."),
        ),
    ]
