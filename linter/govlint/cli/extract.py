"""``govlint extract``: every cell and statement of reports as a tidy table."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.help_text import Command
from govlint.cli.options import (
    OneOf,
    config_options,
    format_option,
    jobs_option,
    lang_option,
    plugin_option,
)

if TYPE_CHECKING:
    from govlint.cli.language import Language

FORMATS: Final = ("csv", "jsonl", "parquet", "xlsx")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "extract",
        language.say(
            "把报告中的每个单元格、每条陈述提取成表格，一行一个数据。路径可以是文件或文件夹，省略时为当前文件夹。"
            "空白单元格没有数值，不会写成 0。parquet 和 xlsx 须用 --output 指定文件。",
            "Print every cell and statement of reports as a tidy table, one fact a row. A path is a file or a"
            " folder, by default the current folder. A blank cell has no value and is never 0. parquet and"
            " xlsx need --output.",
        ),
        partial(_extract, language),
        [
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            format_option(language, FORMATS, OneOf(FORMATS, language)),
            click.Option(
                ["-o", "--output"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=language.say("写入文件（默认标准输出）", "Write to a file (default: standard output)."),
            ),
            jobs_option(language),
            lang_option(language),
            *config_options(language),
            plugin_option(language),
            click.Option(
                ["-q", "--quiet"],
                is_flag=True,
                help=language.say("不显示进度和说明", "No progress and no notes."),
            ),
        ],
    )


def _extract(language: Language, **options: object) -> int:
    from govlint.cli.extract_run import Request, extract_rows

    return extract_rows(Request(**options), language)  # type: ignore[arg-type] # click gives what is declared
