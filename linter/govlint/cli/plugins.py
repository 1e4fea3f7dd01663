"""``govlint plugins``: who brings which rules, and what could not be loaded."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, format_option, lang_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from govlint.cli.language import Language
    from govlint.registry import Registry

_FORMATS: Final = ("text", "json")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "plugins",
        language.say(
            "列出插件及其规则数，以及无法加载的插件。", "List the plugins and those that cannot be loaded."
        ),
        partial(_list, language),
        [format_option(language, _FORMATS), lang_option(language), *config_options(language)],
    )


def _list(language: Language, format_name: str, config_path: Path | None, isolated: bool) -> int:
    from govlint.cli.sessions import Sessions
    from govlint.cli.streams import write_lines

    session = Sessions(config_path, isolated=isolated).of(Path())
    if language.asked is None:
        language = language._replace(asked=session.config.lang)
    write_lines([_json(session.registry)] if format_name == "json" else _text(session.registry, language))
    return 0


def _text(registry: Registry, language: Language) -> Iterator[str]:
    from govlint.output.width import visible

    counts = Counter(entry.plugin for entry in registry.rules.values())
    for plugin in registry.plugins:
        count = counts[plugin]
        rules = language.say(f"{count} 条规则", f"{count} rules")
        yield visible(f"{plugin}  {plugin.name}  {rules}")
    for failure in registry.failures:
        broken = language.say("无法加载", "cannot be loaded")
        yield visible(f"{failure.plugin}  {failure.plugin.name}  {broken}: {failure.error}")


def _json(registry: Registry) -> str:
    import json

    counts = Counter(entry.plugin for entry in registry.rules.values())
    value = {
        "plugins": [{**plugin._asdict(), "rules": counts[plugin]} for plugin in registry.plugins],
        "failures": [{**failure.plugin._asdict(), "error": failure.error} for failure in registry.failures],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)
