"""Mistakes on the command line, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from govlint.cli.language import Language


def usage_message(error: click.UsageError, language: Language) -> str:
    """Return what is wrong with a command line, and where its help is to be had."""
    path = error.ctx.command_path if error.ctx else "govlint"
    return "\n".join(
        (
            language.say(f"用法错误：{_chinese(error)}", f"usage error: {error.format_message()}"),
            language.say(f"查看用法：{path} --help", f"see {path} --help"),
        )
    )


def _chinese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        close = "、".join(sorted(error.possibilities or ()))
        return f"没有选项 {error.option_name}" + (f"；是否应为 {close}？" if close else "")
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 缺少值，或者不应带值"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值无效：{error.message}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return "/".join(error.param.opts)
    return error.param.human_readable_name
