"""Options that commands share, and types of values whose complaints are in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.files import STDIN
from govlint.cli.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from govlint.cli.language import Language

    _Words = click.ParamType[str]
    _Days = click.ParamType[date]
    _Counts = click.ParamType[int]
    _Outputs = click.ParamType[tuple[str, Path]]
else:  # not generic in every version of click
    _Words = _Days = _Counts = _Outputs = click.ParamType


class OneOf(_Words):
    """One of a few words."""

    name = "choice"

    def __init__(self, allowed: Sequence[str], language: Language) -> None:
        self._allowed = tuple(allowed)
        self._language = language

    def get_metavar(self, *_param: object, **_context: object) -> str:
        """Return the words, as the help shows them; click before 8.2 does not give the context."""
        return f"[{'|'.join(self._allowed)}]"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the words that begin as typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self._allowed if word.startswith(incomplete)]

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or complain with those that are allowed."""
        word = str(value)
        if word not in self._allowed:
            allowed = ", ".join(self._allowed)
            self.fail(
                self._language.say(f"“{word}”；可用的值：{allowed}", f"'{word}'; allowed: {allowed}"),
                param,
                ctx,
            )
        return word


class FormatName(OneOf):
    """The name of an output format. One that is not built in may be a plugin's, which is not loaded yet."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or complain with those of the built-in formats."""
        word = str(value)
        return word if may_be_format(word) else super().convert(word, param, ctx)


def may_be_format(word: str) -> bool:
    """Whether a plugin may have a format of this name."""
    return word.replace("-", "").isalnum() and word == word.lower()


class OutputFile(_Outputs):
    """A format and the file to write it to, ``sarif=out.sarif``."""

    name = "output"

    def __init__(self, formats: Sequence[str], language: Language) -> None:
        self._formats = tuple(formats)
        self._language = language

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Return the two, or complain with how they are written."""
        if isinstance(value, tuple):
            return value
        name, equals, path = str(value).partition("=")
        known = name in self._formats or may_be_format(name)
        if not known or not equals or path in ("", STDIN):
            allowed = ", ".join(self._formats)
            self.fail(
                self._language.say(
                    f"“{value}”；写法：格式=文件，格式可为 {allowed}",
                    f"'{value}'; write FORMAT=FILE with one of the formats {allowed}",
                ),
                param,
                ctx,
            )
        return name, Path(path)


class Count(_Counts):
    """A whole number from 1 on."""

    name = "count"

    def __init__(self, language: Language) -> None:
        self._language = language

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or complain."""
        word = str(value)
        if not (word.isascii() and word.isdigit() and int(word) > 0):
            self.fail(
                self._language.say(f"“{value}”；应为正整数", f"'{value}'; give a whole number from 1 on"),
                param,
                ctx,
            )
        return int(word)


class Day(_Days):
    """A date written as ``2025-01-31``."""

    name = "date"

    def __init__(self, language: Language) -> None:
        self._language = language

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or complain with how one is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(
                self._language.say(
                    f"“{value}”不是日期；写法：YYYY-MM-DD", f"'{value}' is not a date; write YYYY-MM-DD"
                ),
                param,
                ctx,
            )


def lang_option(language: Language) -> click.Option:
    """Return ``--lang``. Its value is known before the command line is parsed; here it is only checked."""
    return click.Option(
        ["--lang"],
        type=OneOf(LANGUAGES, language),
        expose_value=False,
        help=language.say(
            "语言（环境变量 GOVLINT_LANG；默认 zh）", "Language (environment: GOVLINT_LANG; default: zh)."
        ),
    )


def format_option(language: Language, allowed: Sequence[str], kind: OneOf | None = None) -> click.Option:
    """Return ``--format`` with its values, the first of which is the default."""
    return click.Option(
        ["--format", "format_name"],
        type=kind or OneOf(allowed, language),
        default=allowed[0],
        help=language.say(f"输出格式（默认 {allowed[0]}）", f"Output format (default: {allowed[0]})."),
    )


def plugin_option(language: Language) -> click.Option:
    """Return ``--plugin``."""
    return click.Option(
        ["--plugin", "plugins"],
        multiple=True,
        metavar="PATH",
        help=language.say(
            "另外加载一个插件：Python 文件、规则包或者含有它们的文件夹，可重复",
            "Load a plugin besides: a Python file, a pack or a folder of such; may be repeated.",
        ),
    )


def config_options(language: Language) -> list[click.Option]:
    """Return the options that say which configuration counts."""
    return [
        click.Option(
            ["--config", "config_path"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            envvar="GOVLINT_CONFIG",
            help=language.say(
                "只使用指定的配置文件（环境变量 GOVLINT_CONFIG；"
                "默认从报告所在文件夹起逐级向上查找 .govlint.yaml）",
                "The only configuration file that counts (environment: GOVLINT_CONFIG; default: .govlint.yaml"
                " in the folder of the report and above).",
            ),
        ),
        click.Option(
            ["--isolated"],
            is_flag=True,
            help=language.say(
                "不使用任何配置文件，也不加载其中列出的插件",
                "Use no configuration file, nor the plugins that one names.",
            ),
        ),
    ]


def fix_options(language: Language) -> list[click.Option]:
    """Return the options that say whether and how findings are fixed."""
    texts = (
        (
            "--fix",
            "直接修改文本报告中形式上的问题，其余照常列出",
            "Fix what the form alone decides in text reports; list the rest.",
        ),
        ("--diff", "只显示会怎样修改，不写入文件", "Show what --fix would change, and write nothing."),
        (
            "--unsafe-fixes",
            "连可能改变数字或者含义的修改也做，改后须逐处核对",
            "Make fixes too that may change a number or a meaning; go over each.",
        ),
        (
            "--exit-non-zero-on-fix",
            "修改了文件时退出码为 1，即使没有其他问题",
            "Exit code 1 if a file was fixed, even if nothing is left.",
        ),
    )
    return [click.Option([name], is_flag=True, help=language.say(zh, en)) for name, zh, en in texts]


def traceback_option(language: Language) -> click.Option:
    """Return ``--traceback``."""
    return click.Option(
        ["--traceback", "with_traceback"],
        is_flag=True,
        help=language.say(
            "govlint 或规则自身出错时显示完整的错误信息", "Show tracebacks of the tool's own faults."
        ),
    )


def color_option(language: Language) -> click.Option:
    """Return ``--no-color``."""
    return click.Option(
        ["--no-color"],
        is_flag=True,
        help=language.say(
            "不使用颜色（也可设环境变量 NO_COLOR；FORCE_COLOR 强制使用）",
            "No colour (environment: NO_COLOR; FORCE_COLOR asks for it).",
        ),
    )


def date_option(language: Language) -> click.Option:
    """Return ``--as-of``."""
    return click.Option(
        ["--as-of"],
        type=Day(language),
        metavar="DATE",
        help=language.say("以这一天为检查日期（默认今天）", "Date of the check (default: today)."),
    )


def jobs_option(language: Language) -> click.Option:
    """Return ``--jobs``."""
    return click.Option(
        ["-j", "--jobs"],
        type=Count(language),
        metavar="N",
        help=language.say(
            "用几个进程（默认与处理器核数相同，文件少时只用一个）",
            "How many processes do the work (default: as many as there are cores; one for a few files).",
        ),
    )


def cache_dir_option(language: Language) -> click.Option:
    """Return ``--cache-dir``."""
    return click.Option(
        ["--cache-dir"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=language.say(
            "缓存文件夹（默认在用户的缓存文件夹中，也可用环境变量 GOVLINT_CACHE_DIR 指定）",
            "Folder of the cache (environment: GOVLINT_CACHE_DIR; default: in the user's cache folder).",
        ),
    )


def baseline_option(language: Language) -> click.Option:
    """Return ``--baseline``."""
    return click.Option(
        ["--baseline"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=language.say(
            "登记已有问题的基线文件（默认按配置）",
            "File of findings that are known (default: as configured).",
        ),
    )
