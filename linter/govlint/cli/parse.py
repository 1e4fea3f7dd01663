"""``govlint parse``: the tree of a report, its tables, and what its prose states."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, format_option, lang_option

if TYPE_CHECKING:
    from govlint.cli.language import Language

_FORMATS: Final = ("tree", "json")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "parse",
        language.say(
            "查看报告的结构、表格数据和正文陈述。文件为“-”时读取标准输入。",
            "Show the tree and the tables of a report, and what its prose states; - is standard input.",
        ),
        partial(_parse, language),
        [
            click.Argument(["path"], type=click.Path(path_type=Path), metavar="FILE"),
            format_option(language, _FORMATS),
            lang_option(language),
            *config_options(language),
            click.Option(
                ["-v", "--verbose"],
                is_flag=True,
                help=language.say(
                    "另外列出有数字而未得出陈述的句子",
                    "List the sentences with numbers that gave no statement too.",
                ),
            ),
        ],
    )


def _parse(
    language: Language,
    path: Path,
    format_name: str,
    config_path: Path | None,
    isolated: bool,
    verbose: bool,
) -> int:
    from govlint.cli.one_report import parse_file, say_further
    from govlint.cli.streams import write_lines

    report, session = parse_file(path, config_path, isolated=isolated)
    say_further(report, language.asked or session.config.lang)
    if format_name == "json":
        import json

        from govlint.output.tree_json import tree_json

        write_lines([json.dumps(tree_json(report), ensure_ascii=False, indent=2)])
    else:
        from govlint.output.prose_text import prose_lines
        from govlint.output.tree_text import tree_lines

        lang = language.asked or session.config.lang
        write_lines(tree_lines(report, lang))
        write_lines(prose_lines(report.prose, report.source, lang, with_unread=verbose))
    return 0
