"""The configuration: ``.govlint.yaml``, found upward from a file.

It is read in two stages. `read_config` gives a `ConfigFile`: what each layer gives (files that are
extended, files in outer folders, the environment), and the plugins to load. When these are loaded,
`resolve` gives a `Config`: names of rules are known by then, and the options of each rule are checked
against its options class. A mistake is a `DocumentError` with file, line, column and the allowed values.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.selection import Selection
from govlint.verdicts import FailOn
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.archive.names import Agency
    from govlint.archive_layout import ArchiveLayout
    from govlint.baseline import Baseline
    from govlint.config_layers import Given, Layer
    from govlint.diagnostics import Severity
    from govlint.file_globs import FileGlobs
    from govlint.plugins import FoundPlugin
    from govlint.registry import Registry
    from govlint.waivers import Waiver
    from govlint_grammar.positioned import Node

FILE_NAME = ".govlint.yaml"
PREFIX = "GOVLINT_"
# The keys that the environment may give.
FROM_ENVIRONMENT = (
    "lang",
    "select",
    "extend-select",
    "ignore",
    "fail-on",
    "fail-on-review",
    "exclude",
    "force-exclude",
    "baseline",
    "strict-baseline",
)


class PerFile(NamedTuple):
    """What counts for some files only.

    Attributes:
        files: which files.
        selection: what is added and left out, decided after the configuration's own selection.
        severities: severities by the codes of rules.
    """

    files: FileGlobs
    selection: Selection
    severities: Mapping[str, Severity]


class Config(NamedTuple):
    """How to check: which rules with which options, and what counts.

    Attributes:
        selection: which rules run.
        options: the options of rules by their codes; a rule that is not in here has its defaults.
        severities: the severities of rules by their codes; a rule that is not in here has its own.
        per_file: what counts for some files only.
        lang: ``zh`` or ``en``.
        fail_on: the least severity that makes a run fail.
        fail_on_review: whether findings that a person must look at make it fail.
        exclude: globs of files that are passed over.
        force_exclude: whether files that are named are passed over too.
        archive: how agency and year follow from paths; None if they do not.
        agencies: the agencies of the archive that are known.
        waivers: the exceptions that are stated.
        baseline: the findings that are known already; None without one.
        strict_baseline: whether entries of the baseline that are no longer needed make a run fail.
        comments: whether waivers in comments of the reports themselves count.
        cache: whether findings are kept between runs.
        cache_dir: the folder that they are kept in; None for the user's cache folder.
        path: the nearest configuration file; None without one.
        layers: all that was given, the outermost layer first.
    """

    selection: Selection = Selection()
    options: Mapping[str, object] = MappingProxyType({})
    severities: Mapping[str, Severity] = MappingProxyType({})
    per_file: tuple[PerFile, ...] = ()
    lang: str = "zh"
    fail_on: FailOn = FailOn.ERROR
    fail_on_review: bool = False
    exclude: tuple[FileGlobs, ...] = ()
    force_exclude: bool = False
    archive: ArchiveLayout | None = None
    agencies: tuple[Agency, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    strict_baseline: bool = False
    comments: bool = True
    cache: bool = True
    cache_dir: Path | None = None
    path: Path | None = None
    layers: tuple[Layer, ...] = ()

    def excludes(self, path: Path) -> bool:
        """Whether a file is passed over."""
        return any(globs.match(path) for globs in self.exclude)

    def selecting(
        self, select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...] = ()
    ) -> Config:
        """Return the configuration with selectors of the command line.

        Args:
            select: goes in the place of the configuration's own, unless empty.
            ignore: is added to the configuration's own.
            extend: likewise.
        """
        own = self.selection
        added = Selection(select or own.select, (*own.ignore, *ignore), (*own.extend, *extend), own.later)
        return self._replace(selection=added)

    def for_file(self, path: Path) -> Config:
        """Return the configuration as it counts for a file."""
        meant = [each for each in self.per_file if each.files.match(path)]
        if not meant:
            return self
        later = (*self.selection.later, *(each.selection for each in meant))
        severities = {code: grave for each in meant for code, grave in each.severities.items()}
        return self._replace(
            selection=self.selection._replace(later=later),
            severities=MappingProxyType({**self.severities, **severities}),
        )


class ConfigFile(NamedTuple):
    """A configuration that has been read, before its plugins are loaded.

    Attributes:
        path: the nearest file; None without one.
        layers: what is given, the outermost layer first.
        plugins: the local plugins that are named, found but not loaded.
    """

    path: Path | None = None
    layers: tuple[Layer, ...] = ()
    plugins: tuple[FoundPlugin, ...] = ()


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration in the folder of a file or above; None if there is none.

    Args:
        start: a file or folder, which need not exist.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def read_config(
    path: Path | None,
    *,
    alone: bool = False,
    environment: Mapping[str, str] | None = None,
    plugins: tuple[str, ...] = (),
) -> ConfigFile:
    """Read a configuration file, and those that it extends or that lie above it.

    Args:
        path: the file; None for none.
        alone: whether those above it do not count.
        environment: variables that may give values too.
        plugins: local plugins named besides, relative to the current folder.

    Raises:
        OSError: a file cannot be read.
        DocumentError: a mistake in one of them.
        NoPluginError: a plugin that is named besides is not there.
    """
    environment = environment or {}
    if path is None and not any(variable(key) in environment for key in FROM_ENVIRONMENT):
        return ConfigFile(plugins=_distinct(map(_named, plugins)))
    # A run without configuration does without a YAML reader.
    from govlint.config_layers import environment_layer, layers_of, outer_layers

    layers: tuple[Layer, ...] = ()
    if path is not None:
        layers = layers_of(path) if alone else outer_layers(path)
    given = environment_layer(environment)
    layers = (*layers, given) if given else layers
    return ConfigFile(path, layers, _distinct([*_plugins(layers), *map(_named, plugins)]))


def variable(key: str) -> str:
    """Return the name of a key's environment variable."""
    return PREFIX + key.upper().replace("-", "_")


def resolve(file: ConfigFile, registry: Registry) -> Config:
    """Check a configuration against the rules that are known, and put its layers together.

    Raises:
        DocumentError: a selector or rule that is not known, or a wrong option.
    """
    if not file.layers:
        return Config(path=file.path)
    from govlint.config_merge import merged

    return merged(file, registry)


class NoPluginError(LookupError):
    """A local plugin that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _plugins(layers: tuple[Layer, ...]) -> Iterator[FoundPlugin]:
    """Yield the local plugins of all layers."""
    for layer in layers:
        given = layer.given.get("plugins")
        for item in given.node.items() if given else ():
            yield _plugin(item, given.folder if given else Path())


def _named(name: str) -> FoundPlugin:
    """Return a plugin that the command line names: a path, never a module."""
    try:
        return _found(name if "/" in name or name.endswith(".py") else f"./{name}", Path().resolve())
    except LookupError:
        raise NoPluginError(name) from None


def _distinct(found: Iterable[FoundPlugin]) -> tuple[FoundPlugin, ...]:
    """Return plugins, each file once."""
    by_path: dict[str, FoundPlugin] = {}
    for each in found:
        by_path.setdefault(each.plugin.path, each)
    return tuple(by_path.values())


def _plugin(item: Node, folder: Path) -> FoundPlugin:
    name = item.text()
    try:
        return _found(name, folder)
    except LookupError:
        raise item.error(
            Text(
                f"在配置文件所在的文件夹中找不到插件“{name}”；应为Python文件、YAML文件、含有它们的文件夹或者模块",
                f"no plugin '{name}' beside the configuration; name a Python file, a YAML file, a folder of"
                " such or a module relative to it",
            )
        ) from None


@lru_cache(maxsize=64)
def _found(name: str, folder: Path) -> FoundPlugin:
    """Return the same plugin for the same name, so that registries can be told by their plugins.

    Raises:
        LookupError: there is no such plugin.
    """
    from govlint.local_plugins import local

    found = local(name, folder)
    if found is None:
        raise LookupError(name)
    return found


def last_given(layers: tuple[Layer, ...], key: str) -> Given | None:
    """Return what the innermost layer gives to a key; None if none does."""
    return next((layer.given[key] for layer in reversed(layers) if key in layer.given), None)


def all_given(layers: tuple[Layer, ...], key: str) -> tuple[Given, ...]:
    """Return what the layers give to a key, the outermost first."""
    return tuple(layer.given[key] for layer in layers if key in layer.given)
