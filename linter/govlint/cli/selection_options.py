"""Options that say which rules run, and on which files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govlint.cli.completing import complete_rules

if TYPE_CHECKING:
    from govlint.cli.language import Language


def selection_options(language: Language) -> list[click.Option]:
    """Return the options that say which rules run, and on which files."""
    return [*_rule_options(language), *_exclude_options(language)]


def _rule_options(language: Language) -> list[click.Option]:
    return [
        click.Option(
            ["--select"],
            multiple=True,
            metavar="RULES",
            shell_complete=complete_rules,
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
            shell_complete=complete_rules,
            help=language.say("不运行这些规则，写法同上", "Leave these rules out."),
        ),
        click.Option(
            ["--extend-select"],
            multiple=True,
            metavar="RULES",
            shell_complete=complete_rules,
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
