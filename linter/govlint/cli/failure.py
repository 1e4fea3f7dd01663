"""A job that cannot be done: what ends a command with exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.cli.language import Language


class Failure(Exception):  # noqa: N818 - named by what it is for the user
    """A command that cannot do its job, in words for its user."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self._zh = zh
        self._en = en

    def describe(self, language: Language) -> str:
        """Return the words in the language to speak."""
        return language.say(self._zh, self._en)
