"""Local plugins: Python files and packs of rules that a configuration names, relative to it.

Python files are imported beneath a made-up package, so that they hide no module of the same name, and two
projects may each have their ``checks.py``.
"""

from __future__ import annotations

import importlib.util
import sys
import types
import zlib
from importlib import import_module
from typing import TYPE_CHECKING

from govlint.hooks import hookimpl
from govlint.plugins import FoundPlugin, Plugin

if TYPE_CHECKING:
    from pathlib import Path

_PACKS = (".yaml", ".yml")


def local(name: str, folder: Path) -> FoundPlugin | None:
    """Find a plugin that a configuration names.

    Args:
        name: a Python file (``checks/mascot.py``), a dotted module (``checks.mascot``) or a pack of rules
            (``checks/mascot.yaml``).
        folder: the folder that it is relative to: that of the configuration.

    Returns:
        The plugin, or None when there is no such file or module.
    """
    if name.endswith(_PACKS):
        return _pack(name, (folder / name).resolve())
    if name.endswith(".py") or "/" in name or "\\" in name:
        return _file(name, (folder / name).resolve())
    return _module(name, folder.resolve())


class LocalPack:
    """A pack as a plugin of its own."""

    def __init__(self, path: Path) -> None:
        """Keep the path of the pack."""
        self._path = path

    @hookimpl
    def govlint_packs(self) -> tuple[Path, ...]:
        """Return the pack."""
        return (self._path,)


def _pack(name: str, path: Path) -> FoundPlugin | None:
    return FoundPlugin(Plugin(name, name, ""), lambda: LocalPack(path)) if path.is_file() else None


def _file(name: str, path: Path) -> FoundPlugin | None:
    if path.is_dir():
        path = path / "__init__.py"
    if not path.is_file():
        return None
    target = path.parent if path.name == "__init__.py" else path
    return FoundPlugin(Plugin(name, name, ""), lambda: _import(target.parent, target.stem, path))


def _module(name: str, folder: Path) -> FoundPlugin | None:
    parts = name.strip(".").split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    target = folder.joinpath(*parts)
    if not (target.with_suffix(".py").is_file() or (target / "__init__.py").is_file()):
        return None
    return FoundPlugin(Plugin(name, name, ""), lambda: _import(folder, ".".join(parts)))


def _import(folder: Path, module: str, file: Path | None = None) -> types.ModuleType:
    """Import a module of a folder; a file whose name is no identifier is loaded by its path."""
    name = f"{_package_of(folder)}.{module}"
    if file is None or module.isidentifier():
        return import_module(name)
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        message = f"cannot import {file}"
        raise ImportError(message)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    try:
        spec.loader.exec_module(loaded)
    except BaseException:
        del sys.modules[name]
        raise
    return loaded


def _package_of(folder: Path) -> str:
    """Return the name of the made-up package whose modules are the files of a folder."""
    name = f"govlint_local_{zlib.crc32(str(folder).encode('utf-8', 'surrogateescape')):08x}"
    if name not in sys.modules:
        package = types.ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name
