"""``govlint rule``: a rule's page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.completing import complete_rules
from govlint.cli.failure import Failure
from govlint.cli.help_text import Command
from govlint.cli.options import (
    color_option,
    config_options,
    format_option,
    lang_option,
    plugin_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.cli.language import Language
    from govlint.registry import RegisteredRule, Registry

_FORMATS: Final = ("text", "json", "markdown")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "rule",
        language.say(
            "查看规则说明：检查什么、依据什么、如何修改。", "Show the page of a rule by its code or name."
        ),
        partial(_show, language),
        [
            click.Argument(["rule"], required=False, metavar="[CODE|NAME]", shell_complete=complete_rules),
            click.Option(
                ["--all", "every"],
                is_flag=True,
                help=language.say("显示全部规则", "Show all rules."),
            ),
            format_option(language, _FORMATS),
            lang_option(language),
            *config_options(language),
            plugin_option(language),
            color_option(language),
        ],
    )


def _show(
    language: Language,
    rule: str | None,
    every: bool,
    format_name: str,
    config_path: Path | None,
    isolated: bool,
    plugins: tuple[str, ...],
    no_color: bool,
) -> int:
    from govlint.cli.sessions import Sessions
    from govlint.cli.streams import wants_color, write_lines

    if every == (rule is not None):
        raise Failure("请给出一条规则的代码或名称，或者 --all", "give the code or name of one rule, or --all")
    session = Sessions(config_path, isolated=isolated, plugins=plugins).of(Path())
    lang = language.asked or session.config.lang
    registry = session.registry
    entries = list(registry.rules.values()) if rule is None else [_find(rule, registry)]
    if format_name == "json":
        write_lines([_json(entries, registry)])
    elif format_name == "markdown":
        write_lines(_markdown(entries, registry, lang))
    else:
        write_lines(_text(entries, registry, lang, color=wants_color(refused=no_color)))
    return 0


def _find(name: str, registry: Registry) -> RegisteredRule:
    entry = registry.find(name) or registry.find(name.upper()) or registry.find(name.lower())
    if entry is None:
        from govlint.selection import unknown_rule

        message = unknown_rule(name, registry).message
        raise Failure(message.zh, message.en)
    return entry


def _json(entries: Sequence[RegisteredRule], registry: Registry) -> str:
    import json

    from govlint.output.rule_json import rules_document

    return json.dumps(rules_document(entries, registry), ensure_ascii=False, indent=2)


def _markdown(entries: Sequence[RegisteredRule], registry: Registry, lang: str) -> Iterator[str]:
    from govlint.output.rule_markdown import markdown_lines

    for index, entry in enumerate(entries):
        if index:
            yield ""
        yield from markdown_lines(entry, registry, lang)


def _text(entries: Sequence[RegisteredRule], registry: Registry, lang: str, *, color: bool) -> Iterator[str]:
    from govlint.output.rule_page import page_lines

    for index, entry in enumerate(entries):
        if index:
            yield from ("", "-" * 72, "")
        yield from page_lines(entry, registry, lang, color=color)
