"""``govlint convert``: a report of any format as canonical text or as Markdown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, lang_option

if TYPE_CHECKING:
    from govlint.cli.language import Language

_MARKDOWN = (".md", ".markdown")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "convert",
        language.say(
            "把报告（任何能读取的格式）转换为规范文本或者 Markdown。规范文本每段一行；每个单元格一行，"
            "以制表符开头；表格各行之间空一行。转换结果再读取，得到的结构和数据不变。",
            "Write a report of any format that is read as canonical text or as Markdown. In canonical text a"
            " paragraph is a line, a table cell a line that starts with a tab, and a blank line stands"
            " between table rows. Read again, the result gives the same tree and the same numbers.",
        ),
        partial(_convert, language),
        [
            click.Argument(["path"], type=click.Path(path_type=Path), metavar="FILE"),
            click.Option(
                ["-o", "--output", "output"],
                type=click.Path(path_type=Path),
                metavar="OUT",
                help=language.say(
                    "写入文件，而不是标准输出；写入时用 UTF-8 编码",
                    "Write to a file, in UTF-8, and not to standard output.",
                ),
            ),
            click.Option(
                ["--to", "to"],
                type=click.Choice(("text", "markdown")),
                help=language.say(
                    "转换为规范文本（text，默认）还是 Markdown；默认值也看输出文件的后缀（.md）",
                    "Canonical text (text, the default) or Markdown, the default where OUT ends in .md.",
                ),
            ),
            lang_option(language),
            *config_options(language),
        ],
    )


def _convert(
    language: Language,
    path: Path,
    output: Path | None,
    to: str | None,
    config_path: Path | None,
    isolated: bool,
) -> int:
    from govlint.cli.one_report import parse_file, say_further
    from govlint.cli.streams import write_lines
    from govlint_grammar.canonical import canonical_text
    from govlint_grammar.canonical_markdown import canonical_markdown

    report, session = parse_file(path, config_path, isolated=isolated)
    say_further(report, language.asked or session.config.lang)
    as_markdown = to == "markdown" or (
        to is None and output is not None and output.suffix.lower() in _MARKDOWN
    )
    text = canonical_markdown(report) if as_markdown else canonical_text(report)
    if output is None:
        write_lines(text.splitlines())
    else:
        _write(path, output, text)
    return 0


def _write(path: Path, output: Path, text: str) -> None:
    """Write the result, but never over the report that it was made of.

    Raises:
        Failure: it cannot be written.
    """
    from govlint.atomic_files import write_whole
    from govlint.cli.failure import Failure
    from govlint.readers import open_error

    if output.exists() and path.exists() and output.samefile(path):
        raise Failure(
            f"{output} 就是要转换的文件，没有覆盖；请换一个输出文件",
            f"{output} is the file to convert, which is not overwritten; name another one",
        )
    try:
        if output.is_dir():
            raise IsADirectoryError
        write_whole(output, text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        reason = open_error(error if isinstance(error, OSError) else FileNotFoundError()).reason
        raise Failure(f"{output} 无法写入：{reason.zh}", f"{output} cannot be written: {reason.en}") from None
