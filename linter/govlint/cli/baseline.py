"""``govlint baseline``: write down the findings that are known, or take out those that are no more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import baseline_option, config_options, date_option, lang_option, plugin_option
from govlint.cli.selection_options import selection_options

if TYPE_CHECKING:
    from govlint.cli.language import Language


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "baseline",
        language.say(
            "检查报告，把现有问题按文件、规则、数目登记到基线文件；此后只有新出现的问题才算不通过。",
            "Check reports and write what is found to the baseline, by file, rule and count; from then on"
            " only what is new makes a run fail.",
        ),
        partial(_write, language),
        [
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            click.Option(
                ["--prune"],
                is_flag=True,
                help=language.say(
                    "只删减已经改正的登记，不增加",
                    "Only take out what has been mended, add nothing.",
                ),
            ),
            baseline_option(language),
            *selection_options(language),
            lang_option(language),
            date_option(language),
            *config_options(language),
            plugin_option(language),
        ],
    )


def _write(language: Language, **options: object) -> int:
    from govlint.cli.baseline_run import write_baselines
    from govlint.cli.check_run import Request

    prune = bool(options.pop("prune"))
    return write_baselines(Request(**options), language, prune=prune)  # type: ignore[arg-type] # as declared
