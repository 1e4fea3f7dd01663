"""The plugin door: found, then loaded, then called, each stage with a type of its own.

`govlint.discovery` finds plugins, `govlint.registry` classifies what they give. Plugins are loaded one at
a time: a broken one is recorded and the others go on.
"""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Iterable
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pluggy

from govlint import hooks
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = PurePath(__file__)

# A hook that gives more than this has lost its way.
MOST_ITEMS = 10_000


class Plugin(NamedTuple):
    """Who brought a rule.

    Attributes:
        name: the entry point's name, or the plugin as the configuration names it.
        origin: the distribution, or the file of a local plugin.
        version: the distribution's version; empty when it is not known.
        path: the file or folder of a local plugin; empty for an installed one.
    """

    name: str
    origin: str
    version: str
    path: str = ""

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
        error: what is wrong, in English.
        traceback: the whole traceback, or empty.
        error_zh: what is wrong, in Chinese; empty for an exception, which has words of its own.
    """

    plugin: Plugin
    error: str
    traceback: str = ""
    error_zh: str = ""

    def describe(self, lang: str) -> str:
        """Return what is wrong in a language."""
        return self.error_zh if lang == "zh" and self.error_zh else self.error


class Contribution(NamedTuple):
    """What one plugin gives through its hooks, as given: whether it is right is for `govlint.registry`.

    All but the plugin and the notices of what it uses that is deprecated are named as the hooks are.
    """

    plugin: Plugin
    rules: tuple[object, ...] = ()
    forms: tuple[object, ...] = ()
    provisions: tuple[object, ...] = ()
    packs: tuple[object, ...] = ()
    bases: tuple[object, ...] = ()
    vocabulary: tuple[object, ...] = ()
    readers: tuple[object, ...] = ()
    formatters: tuple[object, ...] = ()
    notices: tuple[str, ...] = ()


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
    where = _line_of(plugin, error)
    told = one_line(error) + (f" ({where})" if where else "")
    return PluginFailure(plugin, told, "".join(traceback.format_exception(error)))


def _line_of(plugin: Plugin, error: BaseException) -> str:
    """Return file and line of what was raised: a syntax error's own, or the innermost frame.

    Of a local plugin it is the innermost frame in its own files, by a path that leads there.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return shown_line(error.filename, error.lineno or 1, whole=bool(plugin.path))
    all_frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in all_frames if PurePath(frame.filename) != _HERE]
    if plugin.path:
        folder = _folder_of(plugin.path)
        frames = [frame for frame in frames if folder in PurePath(frame.filename).parents] or frames
    if not frames:
        return ""
    return shown_line(frames[-1].filename, frames[-1].lineno or 1, whole=bool(plugin.path))


def _folder_of(path: str) -> PurePath:
    return PurePath(path).parent if path.endswith((".py", ".yaml", ".yml")) else PurePath(path)


def shown_line(file: str, line: int, *, whole: bool = True) -> str:
    """Return a file and a line as messages show them.

    Args:
        file: the path of the file.
        line: the line, from 1.
        whole: whether to give the path, from the current folder where it lies beneath that, or only the name.
    """
    path = PurePath(file)
    if not whole:
        return f"{path.name}:{line}"
    here = Path.cwd()
    return f"{path.relative_to(here) if here in path.parents else path}:{line}"


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
    module = candidate.module
    if getattr(module, "__file__", "") is None:  # a package without a line of Python has no hooks to look for
        module = _data_of(module)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        manager.register(module, candidate.plugin.name)
        manager.check_pending()
        if not manager.get_hookcallers(module):
            module = _data_of(module)
            manager.register(module)
    callers = {caller.name: caller for caller in manager.get_hookcallers(module) or ()}

    def given(hook: str) -> tuple[object, ...]:
        if hook not in callers:
            return ()
        return _flat(_named(hook, callers[hook], candidate.plugin), callers[hook]())

    return Contribution(
        candidate.plugin,
        given("govlint_rules"),
        given("govlint_forms"),
        given("govlint_provisions"),
        given("govlint_packs"),
        given("govlint_bases"),
        given("govlint_vocabulary"),
        given("govlint_readers"),
        given("govlint_formatters"),
        tuple(dict.fromkeys(f"{each.category.__name__}: {each.message}" for each in caught)),
    )


def _data_of(module: object) -> object:
    """Return the plugin that the YAML files of a package without hooks are.

    Raises:
        LookupError: it has none.
    """
    from govlint.data_plugins import data_files, data_plugin

    folders = [Path(folder) for folder in getattr(module, "__path__", ())]
    files = [file for folder in folders for file in data_files(folder)]
    if not files:
        message = "it has no hook: mark its functions with govlint.hooks.hookimpl"
        raise LookupError(message)
    return data_plugin(files)


def _named(hook: str, caller: pluggy.HookCaller, plugin: Plugin) -> str:
    """Return a hook with the place where it is implemented, as messages call it."""
    code = getattr(caller.get_hookimpls()[-1].function, "__code__", None)
    if code is None:
        return hook
    return f"{hook} ({shown_line(code.co_filename, code.co_firstlineno, whole=bool(plugin.path))})"


def _flat(hook: str, results: Iterable[object]) -> tuple[object, ...]:
    """Return what the implementations of a hook give, in one row.

    Raises:
        TypeError: one gives something that is no row.
        OverflowError: one never comes to an end.
    """
    flat: list[object] = []
    for result in results:
        if isinstance(result, str | bytes) or not isinstance(result, Iterable):
            message = f"{hook} returned {type(result).__name__}, not a list or another iterable"
            raise TypeError(message)
        flat += islice(result, MOST_ITEMS + 1)
        if len(flat) > MOST_ITEMS:
            message = f"{hook} gives more than {MOST_ITEMS} items"
            raise OverflowError(message)
    return tuple(flat)
