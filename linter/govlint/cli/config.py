"""``govlint config``: what every key of the configuration comes to, and where that was given."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from govlint.cli.help_text import Command
from govlint.cli.options import config_options, format_option, lang_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.language import Language
    from govlint.cli.sessions import Session

_FORMATS: Final = ("text", "json")


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "config",
        language.say(
            "显示对某个文件或文件夹生效的配置：每一项的取值及其出处。路径省略时为当前文件夹。",
            "Show the configuration of a file or folder: what each key comes to, and where that was given.",
        ),
        partial(_show, language),
        [
            click.Argument(["path"], required=False, type=click.Path(path_type=Path), metavar="[PATH]"),
            click.Option(
                ["--schema"],
                is_flag=True,
                help=language.say(
                    "输出配置文件的 JSON Schema（含各插件规则的配置项）",
                    "Print the JSON Schema of the configuration, with the options of all plugins' rules.",
                ),
            ),
            format_option(language, _FORMATS),
            lang_option(language),
            *config_options(language),
        ],
    )


def _show(
    language: Language,
    path: Path | None,
    schema: bool,
    format_name: str,
    config_path: Path | None,
    isolated: bool,
) -> int:
    from govlint.cli.sessions import Sessions
    from govlint.cli.streams import write_lines

    path = path or Path()
    session = Sessions(config_path, isolated=isolated).of(path)
    if language.asked is None:
        language = language._replace(asked=session.config.lang)
    if schema:
        from govlint.config_schema import as_text, config_schema

        write_lines([as_text(config_schema(session.registry)).rstrip()])
    elif format_name == "json":
        write_lines([_json(session, path)])
    else:
        write_lines(_text(session, path, language))
    return 0


def _runs(session: Session, path: Path) -> tuple[str, ...]:
    """Return the codes of the rules that run on a path."""
    from govlint.selection import selected

    wanted = selected(session.registry, session.config.for_file(path).selection)
    return tuple(code for code in wanted if session.registry.rules[code].rule.scope != "machine")


def _json(session: Session, path: Path) -> str:
    import json

    from govlint.config_view import entries

    value = {
        "path": path.as_posix(),
        "config": str(session.config.path) if session.config.path else None,
        "settings": {
            entry.key: {"value": entry.value, "from": list(entry.sources)}
            for entry in entries(session.config.layers)
        },
        "runs": list(_runs(session, path)),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _text(session: Session, path: Path, language: Language) -> Iterator[str]:
    import json

    from govlint.config_view import DEFAULT, entries
    from govlint.output.width import pad, text_width, visible

    rows = [
        (visible(entry.key), visible(_shown(json.dumps(entry.value, ensure_ascii=False))), entry.sources)
        for entry in entries(session.config.layers)
    ]
    first = max(text_width(key) for key, _, _ in rows)
    second = min(48, max(text_width(value) for _, value, _ in rows))
    for key, value, sources in rows:
        told = ", ".join(language.say("默认", DEFAULT) if each == DEFAULT else each for each in sources)
        yield f"{pad(key, first)}  {pad(value, second)}  {visible(told)}"
    count = len(_runs(session, path))
    yield language.say(f"共运行 {count} 条规则", f"{count} rules run")


def _shown(value: str) -> str:
    return value[1:-1] if value.startswith('"') else value
