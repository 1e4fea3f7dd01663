"""``govlint plugin new``: a plugin to start from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import OneOf, lang_option
from govlint.new_plugin import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.language import Language
    from govlint.new_plugin import NewPlugin


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "new",
        language.say(
            "新建一个插件：含一条规则及其用例的 Python 包，或者一个规则包（YAML 文件）。已有的文件一概不改。",
            "Make a plugin: a Python package with a rule and its cases, or a pack, which is one YAML file."
            " No file that is there is touched.",
        ),
        partial(_new, language),
        [
            click.Argument(["name"], metavar="NAME"),
            click.Option(
                ["--kind"],
                type=OneOf(KINDS, language),
                default=KINDS[0],
                help=language.say(
                    "python：可以安装、发布的包；pack：一个 YAML 文件（默认 python）",
                    "python: a package to install and publish; pack: one YAML file (default: python).",
                ),
            ),
            click.Option(
                ["--into"],
                type=click.Path(path_type=Path),
                default=Path(),
                metavar="DIR",
                help=language.say(
                    "写到哪个文件夹（默认当前文件夹）", "Folder to write into (default: the current one)."
                ),
            ),
            click.Option(
                ["--code"],
                metavar="LETTERS",
                help=language.say(
                    "规则代码开头的字母，例如 ZJ（默认取自名称）",
                    "Letters that the codes of its rules begin with, such as ZJ (default: from the name).",
                ),
            ),
            lang_option(language),
        ],
    )


def _new(language: Language, name: str, kind: str, into: Path, code: str | None) -> int:
    from govlint.cli.failure import Failure
    from govlint.cli.streams import write_lines
    from govlint.new_plugin import BadNameError, check_free, named, new_files
    from govlint.startup import set_up

    try:
        registry = set_up().registry
        used = {code[:-3]: str(entry.plugin) for code, entry in registry.rules.items()}
        plugin = named(name, code, used)
        if kind == "python":
            check_free(plugin, [each.origin for each in registry.plugins])
    except BadNameError as error:
        raise Failure(error.message.zh, error.message.en) from None
    files = {into / path: text for path, text in new_files(plugin, kind)}
    top = into / plugin.distribution if kind == "python" else next(iter(files))
    _write(top, files)
    told = [language.say(f"已写入 {path}", f"written: {path}") for path in files]
    write_lines([*told, "", *_next_steps(language, plugin, kind, top)])
    return 0


def _write(top: Path, files: dict[Path, str]) -> None:
    """Write files where nothing is yet.

    Raises:
        Failure: something is there, or they cannot be written.
    """
    from govlint.atomic_files import write_whole
    from govlint.cli.failure import Failure

    try:
        if top.exists() and (not top.is_dir() or any(top.iterdir())):
            raise Failure(
                f"{top} 已经存在，未作任何改动；请换一个名称，或者用 --into 指定别的文件夹",
                f"{top} is there already and was left as it is; choose another name or folder",
            )
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise Failure(f"{top} 无法写入：{error}", f"{top} cannot be written: {error}") from None


def _next_steps(language: Language, plugin: NewPlugin, kind: str, top: Path) -> Iterator[str]:
    """Yield what to do now."""
    yield language.say("接下来：", "Next:")
    if kind == "python":
        yield f"    cd {top}"
        yield "    pip install -e '.[dev]'"
        yield "    govlint plugin test ."
        return
    yield f"    govlint plugin test {top}"
    yield language.say(
        f"    在 .govlint.yaml 中写明（路径相对于该文件）：plugins: [{top.name}]",
        f"    name it in .govlint.yaml, by the path from there: plugins: [{top.name}]",
    )
    yield f"    govlint check --select {plugin.letters} reports/"
