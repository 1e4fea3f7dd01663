"""The options of ``govlint check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.options import (
    FormatName,
    OneOf,
    OutputFile,
    baseline_option,
    cache_dir_option,
    color_option,
    config_options,
    date_option,
    fix_options,
    format_option,
    jobs_option,
    lang_option,
    plugin_option,
    traceback_option,
)
from govlint.cli.selection_options import selection_options
from govlint.output.formatters import BUILT_IN_FORMATTERS

if TYPE_CHECKING:
    from govlint.cli.language import Language

_FORMATS: Final = tuple(each.name for each in BUILT_IN_FORMATTERS)
_LEVELS: Final = ("error", "warning", "info", "never")


def check_options(language: Language) -> list[click.Option]:
    """Return the options in the order of the help."""
    return [
        format_option(language, _FORMATS, FormatName(_FORMATS, language)),
        *_output_options(language),
        *selection_options(language),
        *fix_options(language),
        *_exit_options(language),
        *_work_options(language),
        *_baseline_options(language),
        lang_option(language),
        date_option(language),
        *config_options(language),
        plugin_option(language),
        _stdin_option(language),
        _watch_option(language),
        *_talk_options(language),
        color_option(language),
        traceback_option(language),
    ]


def _output_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["--output", "outputs"],
            multiple=True,
            type=OutputFile(_FORMATS, language),
            metavar="FORMAT=FILE",
            help=language.say(
                "另外以某种格式写入文件，如 sarif=out.sarif，可重复",
                "Write a format to a file too, such as sarif=out.sarif; may be repeated.",
            ),
        ),
        click.Option(
            ["--statistics"],
            is_flag=True,
            help=language.say(
                "列出各条规则、各机关、各年度的问题数", "Count the findings of each rule, agency and year."
            ),
        ),
        click.Option(
            ["--show-passed"],
            is_flag=True,
            help=language.say(
                "列出核对无误的规则，以及未评定的规则和原因",
                "Show the rules that held, and those not assessed with the reason.",
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


def _work_options(language: Language) -> list[click.Option]:
    return [
        jobs_option(language),
        click.Option(
            ["--fail-fast"],
            is_flag=True,
            help=language.say(
                "遇到第一个不合格的文件就停止", "Stop at the first file that gives an exit code other than 0."
            ),
        ),
        click.Option(
            ["--no-cache"],
            is_flag=True,
            help=language.say(
                "不使用也不写入缓存的检查结果",
                "Neither use what earlier checks found nor keep what this one finds.",
            ),
        ),
        cache_dir_option(language),
    ]


def _baseline_options(language: Language) -> list[click.Option]:
    return [
        baseline_option(language),
        click.Option(
            ["--strict-baseline"],
            is_flag=True,
            help=language.say(
                "基线中有多余的登记时也算不通过",
                "Entries of the baseline that are no longer needed are errors.",
            ),
        ),
    ]


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


def _watch_option(language: Language) -> click.Option:
    return click.Option(
        ["--watch"],
        is_flag=True,
        help=language.say(
            "文件有变化就重新检查，直到按 Ctrl-C", "Check again whenever a file has changed, until Ctrl-C."
        ),
    )


def _talk_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help=language.say(
                "说明所用的配置、插件和规则，列出有数字而未得出陈述的句子",
                "Tell which configuration, plugins and rules are used,"
                " and which sentences with numbers gave no statement.",
            ),
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=language.say("只输出问题，不输出汇总和说明", "Print findings only, no summary."),
        ),
    ]
