"""``govlint convert``: a report as canonical text."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, lang_option

if TYPE_CHECKING:
    from govlint.cli.language import Language


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "convert",
        language.say(
            "把报告转换为规范文本：每段一行；每个单元格一行，以制表符开头；表格各行之间空一行。",
            "Print a report as canonical text: a paragraph a line, a table cell a line that starts with a"
            " tab, a blank line between table rows.",
        ),
        partial(_convert, language),
        [
            click.Argument(["path"], type=click.Path(path_type=Path), metavar="FILE"),
            lang_option(language),
            *config_options(language),
        ],
    )


def _convert(_language: Language, path: Path, config_path: Path | None, isolated: bool) -> int:
    from govlint.cli.one_report import parse_file
    from govlint.cli.streams import write_lines
    from govlint_grammar.canonical import canonical_text

    report, _ = parse_file(path, config_path, isolated=isolated)
    write_lines(canonical_text(report).splitlines())
    return 0
