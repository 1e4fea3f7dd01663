"""``govlint plugin``: to make a plugin, and to test one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.command_group import CommandGroup
from govlint.cli.options import lang_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

    from govlint.cli.language import Language

_SUMMARIES: Mapping[str, tuple[str, str]] = {
    "new": ("新建插件", "make a new plugin"),
    "test": ("运行插件的用例和示例", "run the cases and examples of a plugin"),
}


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return CommandGroup(
        language,
        "plugin",
        language.say("新建或者测试插件。", "Make a plugin, or test one."),
        _SUMMARIES,
        "govlint.cli.plugin_{}",
        [lang_option(language)],
    )
