"""``govlint clean``: remove the cache."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.cli.help_text import Command
from govlint.cli.options import cache_dir_option, lang_option

if TYPE_CHECKING:
    import click

    from govlint.cli.language import Language


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "clean",
        language.say(
            "删除缓存的检查结果。缓存只影响速度，删除后下次检查重新生成。",
            "Remove what earlier checks left in the cache. It only saves time; the next check makes it anew.",
        ),
        partial(_clean, language),
        [cache_dir_option(language), lang_option(language)],
    )


def _clean(language: Language, *, cache_dir: Path | None) -> int:
    from govlint.cache.store import remove
    from govlint.cli.caching import folder_of
    from govlint.cli.failure import Failure
    from govlint.cli.sessions import Sessions
    from govlint.cli.streams import write_lines

    configured = None if cache_dir else Sessions().of(Path()).config.cache_dir
    folder = folder_of(cache_dir, configured)
    try:
        freed = remove(folder)
    except OSError as error:
        raise Failure(
            f"缓存 {folder} 无法删除：{error.strerror}",
            f"the cache {folder} cannot be removed: {error.strerror}",
        ) from None
    write_lines(
        [
            language.say(
                f"已清除 {folder} 中的缓存（{freed / 1e6:.1f} MB）",
                f"removed the cache in {folder} ({freed / 1e6:.1f} MB)",
            )
        ]
    )
    return 0
