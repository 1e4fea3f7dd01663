"""``govlint check``: the main job."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.check_options import check_options
from govlint.cli.help_text import Command

if TYPE_CHECKING:
    from govlint.cli.language import Language


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
            *check_options(language),
        ],
    )


def _check(language: Language, *, watch: bool, **options: object) -> int:
    from govlint.cli.check_run import Request, check_reports

    request = Request(**options)  # type: ignore[arg-type] # click gives what the options declare
    if watch:
        from govlint.cli import watching

        return watching.watch(request, language)
    return check_reports(request, language)
