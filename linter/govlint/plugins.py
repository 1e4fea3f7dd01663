"""The plugin door: found, then loaded, then called, each stage with a type of its own.

`govlint.discovery` finds plugins, `govlint.registry` classifies what they give. Plugins are loaded one at
a time: a broken one is recorded and the others go on.
"""

from __future__ import annotations

import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

import pluggy

from govlint import hooks
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Plugin(NamedTuple):
    """Who brought a rule.

    Attributes:
        name: the entry point's name, or the plugin as the configuration names it.
        origin: the distribution, or the file of a local plugin.
        version: the distribution's version; empty when it is not known.
    """

    name: str
    origin: str
    version: str

    def __str__(self) -> str:
        """Return the origin with its version, as messages name it."""
        return f"{self.origin} {self.version}".rstrip()


class FoundPlugin(NamedTuple):
    """A plugin that is installed or configured and of which no line has run yet."""

    plugin: Plugin
    load: Callable[[], object]


class LoadedPlugin(NamedTuple):
    """A plugin whose module has been imported."""

    plugin: Plugin
    module: object


class PluginFailure(NamedTuple):
    """A plugin that could not be loaded, or whose hooks failed.

    Attributes:
        error: the exception in one line.
        traceback: the whole traceback, or empty.
    """

    plugin: Plugin
    error: str
    traceback: str = ""


class Contribution(NamedTuple):
    """What one plugin gives through its hooks, as given: whether it is right is for `govlint.registry`."""

    plugin: Plugin
    rules: tuple[object, ...] = ()
    forms: tuple[object, ...] = ()
    provisions: tuple[object, ...] = ()
    packs: tuple[object, ...] = ()


def load(found: Iterable[FoundPlugin]) -> tuple[list[LoadedPlugin], list[PluginFailure]]:
    """Import plugins one at a time; the failure of one leaves the others alone."""
    loaded: list[LoadedPlugin] = []
    failures: list[PluginFailure] = []
    for candidate in found:
        try:
            loaded.append(LoadedPlugin(candidate.plugin, candidate.load()))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever a plugin raises, SystemExit too, is its fault alone
            failures.append(failure_of(candidate.plugin, error))
    return loaded, failures


def contributions(loaded: Iterable[LoadedPlugin]) -> tuple[list[Contribution], list[PluginFailure]]:
    """Call the hooks of every plugin, each apart from the others."""
    given: list[Contribution] = []
    failures: list[PluginFailure] = []
    for candidate in loaded:
        try:
            given.append(_contribution(candidate))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failures.append(failure_of(candidate.plugin, error))
    return given, failures


def failure_of(plugin: Plugin, error: BaseException) -> PluginFailure:
    """Return the record of what a plugin raised."""
    where = _line_of(error)
    told = one_line(error) + (f" ({where})" if where else "")
    return PluginFailure(plugin, told, "".join(traceback.format_exception(error)))


def _line_of(error: BaseException) -> str:
    """Return file and line of what was raised: a syntax error's own, or else the innermost frame."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{PurePath(error.filename).name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    return f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


def one_line(error: BaseException) -> str:
    """Return an exception's type and message in one line."""
    lines = traceback.format_exception_only(error)
    return " ".join("".join(lines[-1:]).split())


def _contribution(candidate: LoadedPlugin) -> Contribution:
    """Call the hooks of one plugin.

    A manager of its own keeps what one plugin does wrong away from the hooks of the others.
    """
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    manager.register(candidate.module, candidate.plugin.name)
    manager.check_pending()
    if not manager.get_hookcallers(candidate.module):
        message = "it has no hook: mark its functions with govlint.hooks.hookimpl"
        raise LookupError(message)
    return Contribution(
        candidate.plugin,
        _flat(manager.hook.govlint_rules()),
        _flat(manager.hook.govlint_forms()),
        _flat(manager.hook.govlint_provisions()),
        _flat(manager.hook.govlint_packs()),
    )


def _flat(results: Iterable[Iterable[object]]) -> tuple[object, ...]:
    return tuple(item for result in results for item in result)
