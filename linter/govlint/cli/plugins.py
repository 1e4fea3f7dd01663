"""``govlint plugins``: who brings which rules, and what could not be loaded."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, format_option, lang_option, plugin_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from govlint.cli.language import Language
    from govlint.cli.plugin_facts import Described
    from govlint.registry import Registry

_FORMATS: Final = ("text", "json")
_KINDS: Final = {
    "codes": ("规则", "codes"),
    "forms": ("格式版本", "forms"),
    "readers": ("读取器", "readers"),
    "formatters": ("输出格式", "output formats"),
}


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "plugins",
        language.say(
            "列出插件及其规则数，以及无法加载的插件。", "List the plugins and those that cannot be loaded."
        ),
        partial(_list, language),
        [
            format_option(language, _FORMATS),
            lang_option(language),
            *config_options(language),
            plugin_option(language),
        ],
    )


def _list(
    language: Language,
    format_name: str,
    config_path: Path | None,
    isolated: bool,
    plugins: tuple[str, ...],
) -> int:
    from govlint.cli.plugin_facts import descriptions
    from govlint.cli.sessions import Sessions
    from govlint.cli.streams import write_lines

    session = Sessions(config_path, isolated=isolated, plugins=plugins).of(Path())
    if language.asked is None:
        language = language._replace(asked=session.config.lang)
    described = descriptions(session.registry)
    if format_name == "json":
        write_lines([_json(described, session.registry)])
    else:
        write_lines(_text(described, session.registry, language))
    return 0


def _text(described: Sequence[Described], registry: Registry, language: Language) -> Iterator[str]:
    from govlint.cli.plugin_facts import in_runs
    from govlint.output.width import visible
    from govlint.output.words import counted

    for each in described:
        plugin = each.plugin
        count = len(each.codes)
        rules = language.say(f"{count} 条规则", counted(count, "rule"))
        yield visible(f"{plugin}  {plugin.name}  {rules}")
        where = plugin.path or language.say("已安装的分发包", "installed distribution")
        yield visible(f"    {language.say('来源', 'from')}: {where}")
        for kind, names in (("codes", in_runs(each.codes)), *each.given.items()):
            if names:
                yield visible(f"    {language.say(*_KINDS[kind])}: {', '.join(names)}")
        for notice in each.notices:
            yield visible(f"    {language.say('注意', 'note')}: {notice}")
    for failure in registry.failures:
        broken = language.say("无法加载", "cannot be loaded")
        told = failure.describe(language.name)
        first, *more = told.split("\n")
        yield visible(f"{failure.plugin}  {failure.plugin.name}  {broken}: {first}")
        yield from (visible(f"    {line}") for line in more)


def _json(described: Sequence[Described], registry: Registry) -> str:
    import json

    value = {
        "plugins": [
            {
                **each.plugin._asdict(),
                "rules": len(each.codes),
                "codes": each.codes,
                **each.given,
                "notices": each.notices,
            }
            for each in described
        ],
        "failures": [{**failure.plugin._asdict(), "error": failure.error} for failure in registry.failures],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)
