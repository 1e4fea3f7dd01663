"""What plugins do wrong when they are registered, and who is to blame for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.plugins import one_line, shown_line
from govlint_grammar.documents import DocumentError
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.plugins import Plugin


class Problem(NamedTuple):
    """A mistake of a plugin, in a message that names it."""

    plugin: Plugin
    message: Text


class PluginError(Exception):
    """Plugins that declare something wrong.

    Attributes:
        found: the mistakes, each with its plugin.
    """

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.message.en for problem in found))
        self.found = tuple(found)

    @property
    def problems(self) -> tuple[Text, ...]:
        """What is wrong, one message a mistake."""
        return tuple(problem.message for problem in self.found)

    def describe(self, lang: str = "zh") -> str:
        """Return the problems, a line each."""
        return "\n".join(problem.in_language(lang) for problem in self.problems)


class PluginClash(PluginError):  # noqa: N818 - named by what happened, as its problems are
    """Two plugins that give something the same code, name or id; the later one is to blame."""


def clash(what: Text, one: Plugin, other: Plugin) -> Problem:
    """Return the problem of two plugins that use the same name.

    Args:
        what: what both use.
        one: the plugin that used it first.
        other: the plugin that comes later.
    """
    message = Text(
        f"{what.zh}重复：{one} 和 {other} 都在使用；请停用其中一个，或者改用别的代码",
        f"{what.en} is used by both {one} and {other}; remove one of them or rename its rule",
    )
    return Problem(other, message)


def where_defined(thing: object, plugin: Plugin) -> str:
    """Return file and line of a class in brackets, with a blank before; empty if it is not known."""
    from inspect import getsourcefile, getsourcelines, isclass

    if not isclass(thing):
        return ""
    try:
        file, line = getsourcefile(thing), getsourcelines(thing)[1]
    except (OSError, TypeError):
        return ""
    return f" ({shown_line(file, line, whole=bool(plugin.path))})" if file else ""


def about(plugin: Plugin, message: Text) -> Problem:
    """Return a problem whose message begins with the plugin's name."""
    return Problem(plugin, Text(f"插件 {plugin}：{message.zh}", f"the plugin {plugin}: {message.en}"))


@contextmanager
def blamed(plugin: Plugin) -> Iterator[None]:
    """Make whatever is raised within, but for an interrupt, a mistake of a plugin.

    Raises:
        PluginError: something was raised.
    """
    try:
        yield
    except (KeyboardInterrupt, PluginError):
        raise
    except DocumentError as error:
        message = Text(error.describe("zh"), error.describe("en"))
        raise PluginError([about(plugin, message)]) from error
    except BaseException as error:  # what a plugin gives may raise anything when it is looked at
        words = str(error) if isinstance(error, OSError) else one_line(error)
        raise PluginError([about(plugin, Text(words, words))]) from error
