"""A plugin where it lies: a package that need not be installed, a Python file, a pack or a folder of such."""

from __future__ import annotations

import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.diagnostics import Text
from govlint.discovery import GROUP, installed
from govlint.local_plugins import local
from govlint.plugins import FoundPlugin, Plugin, contributions, load
from govlint.registry import build_registry
from govlint.startup import set_up
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.registry import Registry

_PROJECT = "pyproject.toml"
_ROOTS = ("src", ".")


class NoPluginThere(LookupError):  # noqa: N818 - named by what is the matter
    """A path at which no plugin can be found.

    Attributes:
        message: why not.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(zh, en)


class PluginsAtPath(NamedTuple):
    """The plugins at some paths, with the registry that holds them beside the installed ones.

    Attributes:
        found: the plugins; several for a package with several entry points.
        registry: everything that is known, an installed copy of a package left out.
        has_package: whether one is the folder of a distribution.
        packs: the packs that they bring.
    """

    found: tuple[Plugin, ...]
    registry: Registry
    has_package: bool
    packs: tuple[Path, ...]


def plugins_at(*paths: Path) -> PluginsAtPath:
    """Load the plugins at absolute paths.

    A package is told by a ``pyproject.toml`` with entry points in the group ``govlint``; it is loaded from
    its folder, even where a copy of it is installed.

    Raises:
        NoPluginThere: there is none.
        PluginError: it is broken or clashes with an installed one.
    """
    found: list[FoundPlugin] = []
    packages: set[str] = set()
    for path in paths:
        project = _project(path / _PROJECT) if path.is_dir() else None
        if project is None:
            found.append(_local(path))
        else:
            found += _entry_points(path, project)
            packages.add(_folded(found[-1].plugin.origin))
    others = [each for each in installed()[0] if _folded(each.plugin.origin) not in packages]
    registry = build_registry(others, local=found)
    given, _ = contributions(load(found)[0])
    packs = tuple(item for each in given for item in each.packs if isinstance(item, Path))
    return PluginsAtPath(tuple(each.plugin for each in found), registry, bool(packages), packs)


def registry_at(*paths: Path) -> Registry:
    """Return the rules of the installed plugins and of plugins at paths, for `run_case` and `check_rule`.

    Args:
        paths: folders of packages, which need not be installed, Python files, packs, folders with packs; none
            for the installed plugins alone.

    Raises:
        LookupError: there is no plugin.
        govlint.registry.PluginError: it is broken or clashes with an installed one.
    """
    if not paths:
        return set_up().registry
    return plugins_at(*(path.absolute() for path in paths)).registry


def _local(path: Path) -> FoundPlugin:
    name = path.name + ("/" if path.is_dir() else "")
    found = local(name, path.parent) if path.exists() else None
    if found is None:
        raise NoPluginThere(
            f"{path} 不是插件：应为 Python 文件、YAML 文件、含有它们的文件夹，或者插件包所在的文件夹",
            f"{path} is no plugin: name a Python file, a YAML file, a folder of such or a package",
        )
    return found


def _project(file: Path) -> dict[str, Any] | None:
    """Return the table ``project`` of a package; None for a folder that is none.

    Raises:
        NoPluginThere: it is a package and no plugin, or its file cannot be read.
    """
    if not file.is_file():
        return None
    import tomllib

    try:
        project = tomllib.loads(file.read_text("utf-8")).get("project", {})
    except (OSError, ValueError) as error:
        raise NoPluginThere(f"{file} 无法读取：{error}", f"{file} cannot be read: {error}") from None
    if not project.get("entry-points", {}).get(GROUP):
        raise NoPluginThere(
            f"{file} 没有写明 [project.entry-points.{GROUP}]，这个包不是插件",
            f"{file} has no [project.entry-points.{GROUP}], so that the package is no plugin",
        )
    return dict(project)


def _entry_points(folder: Path, project: dict[str, Any]) -> Iterator[FoundPlugin]:
    """Yield the plugins of a package.

    Raises:
        NoPluginThere: the module of an entry point is not in the folder.
    """
    origin, version = str(project.get("name", folder.name)), str(project.get("version", ""))
    for name, target in project["entry-points"][GROUP].items():
        module, _, attribute = str(target).partition("[")[0].strip().partition(":")
        top = module.strip().split(".")[0]
        roots = [folder / root for root in _ROOTS]
        root = next((r for r in roots if (r / top).is_dir() or (r / f"{top}.py").is_file()), None)
        if root is None:
            raise NoPluginThere(
                f"{folder / _PROJECT} 的入口 {name} 写的模块 {top} 不在 src 或者该文件夹中",
                f"{folder / _PROJECT}: the module {top} of the entry point {name} is neither in src nor"
                " beside it",
            )
        plugin = Plugin(name, origin, version, str(folder))
        yield FoundPlugin(plugin, _loader(root.resolve(), module.strip(), attribute.strip()))


def _loader(root: Path, module: str, attribute: str) -> Callable[[], object]:
    def load() -> object:
        _forget(module.split(".")[0], root)
        if str(root) not in sys.path:
            sys.path.insert(0, str(root))
        invalidate_caches()
        loaded: object = import_module(module)
        for part in filter(None, attribute.split(".")):
            loaded = getattr(loaded, part)
        return loaded

    return load


def _forget(top: str, root: Path) -> None:
    """Drop a package that has been imported from elsewhere, so that the one of the folder is."""
    known = sys.modules.get(top)
    file = getattr(known, "__file__", None)
    if known is None or (file and root in Path(file).resolve().parents):
        return
    for name in [name for name in sys.modules if name == top or name.startswith(f"{top}.")]:
        del sys.modules[name]


def _folded(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
