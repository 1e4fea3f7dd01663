"""``govlint init``: a configuration to start from, and the hook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import lang_option

if TYPE_CHECKING:
    from govlint.cli.language import Language


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "init",
        language.say(
            "写入带注释的 .govlint.yaml，并在 .pre-commit-config.yaml 中加入钩子；已有的内容一概保留。",
            "Write a commented .govlint.yaml and the hook into .pre-commit-config.yaml; what is there stays.",
        ),
        partial(_init, language),
        [
            click.Argument(["folder"], default=".", type=click.Path(path_type=Path), metavar="[FOLDER]"),
            click.Option(
                ["--repo"],
                metavar="URL",
                help=language.say(
                    "钩子取自哪个仓库（默认使用已安装的 govlint）",
                    "Repository that the hook comes from (default: the govlint that is installed).",
                ),
            ),
            click.Option(
                ["--rev"],
                metavar="REV",
                help=language.say("该仓库的标签或提交号", "Tag or commit of that repository."),
            ),
            click.Option(
                ["--no-hook"],
                is_flag=True,
                help=language.say("不写 .pre-commit-config.yaml", "Leave .pre-commit-config.yaml alone."),
            ),
            lang_option(language),
        ],
    )


def _init(language: Language, folder: Path, repo: str | None, rev: str | None, no_hook: bool) -> int:
    from govlint.cli.failure import Failure
    from govlint.cli.init_files import HOOKS_FILE, with_hook, write_new
    from govlint.cli.streams import write_lines
    from govlint.config import FILE_NAME
    from govlint.config_template import template

    if (repo is None) != (rev is None):
        raise Failure("--repo 和 --rev 要一起给出", "--repo and --rev go together")
    if not folder.is_dir():
        raise Failure(f"没有文件夹 {folder}", f"there is no folder {folder}")
    told = [_told(language, folder / FILE_NAME, write_new(folder / FILE_NAME, template(language.name)))]
    if not no_hook:
        told.append(_told(language, folder / HOOKS_FILE, with_hook(folder / HOOKS_FILE, repo, rev)))
    write_lines(told)
    return 0


def _told(language: Language, path: Path, changed: bool) -> str:
    if changed:
        return language.say(f"已写入 {path}", f"written: {path}")
    return language.say(f"已有，未改动：{path}", f"already there, left as it is: {path}")
