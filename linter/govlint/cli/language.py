"""The language of a command line, known before it is parsed, so that help and complaints have it too."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")
VARIABLE = "GOVLINT_LANG"
_OPTION = "--lang"


class Language(NamedTuple):
    """The language that was asked for, or None where the configuration may decide."""

    asked: str | None = None

    @property
    def name(self) -> str:
        """The language to speak where no configuration is known."""
        return self.asked or LANGUAGES[0]

    def say(self, zh: str, en: str) -> str:
        """Return the wording in the language to speak."""
        return en if self.name == "en" else zh


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that a command line or, failing that, the environment asks for.

    Args:
        arguments: the command line; ``--lang`` counts wherever it stands, the last one wins.
        environment: the environment variables.
    """
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    asked = [value for option, value in pairwise(options) if option == _OPTION]
    asked += [option.removeprefix(f"{_OPTION}=") for option in options if option.startswith(f"{_OPTION}=")]
    known = [value for value in (environment.get(VARIABLE, ""), *asked) if value in LANGUAGES]
    return Language(known[-1] if known else None)
