"""Local plugins: Python files, YAML files and folders that a configuration or the command line names.

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

from govlint.data_plugins import YAML_SUFFIXES, data_files, data_plugin
from govlint.plugins import FoundPlugin, Plugin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def local(name: str, folder: Path) -> FoundPlugin | None:
    """Find a local plugin.

    Args:
        name: a Python file (``checks/mascot.py``), a dotted module (``checks.mascot``), a pack of rules or
            another YAML file (``checks/mascot.yaml``), or a folder that is a package or holds YAML files.
        folder: the folder that it is relative to: that of the configuration, or the current one.

    Returns:
        The plugin, or None when there is no such file or module.
    """
    if name.endswith(YAML_SUFFIXES):
        path = (folder / name).resolve()
        return _data(name, path, [path]) if path.is_file() else None
    if name.endswith(".py") or "/" in name or "\\" in name:
        return _file(name, (folder / name).resolve())
    return _module(name, folder.resolve()) or _folder(name, (folder / name).resolve())


def _data(name: str, path: Path, files: Sequence[Path]) -> FoundPlugin:
    return FoundPlugin(Plugin(name, name, "", str(path)), lambda: data_plugin(files))


def _folder(name: str, path: Path) -> FoundPlugin | None:
    """Find the YAML files of a folder that is no package; None if there are none."""
    files = data_files(path) if name.strip(".") else []
    return _data(name, path, files) if files else None


def _file(name: str, path: Path) -> FoundPlugin | None:
    if path.is_dir():
        if not (path / "__init__.py").is_file():
            return _folder(name, path)
        path = path / "__init__.py"
    if not path.is_file():
        return None
    target = path.parent if path.name == "__init__.py" else path
    return FoundPlugin(Plugin(name, name, "", str(path)), lambda: _import(target.parent, target.stem, path))


def _module(name: str, folder: Path) -> FoundPlugin | None:
    parts = name.strip(".").split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    target = folder.joinpath(*parts)
    for path in (target.with_suffix(".py"), target / "__init__.py"):
        if path.is_file():
            return FoundPlugin(Plugin(name, name, "", str(path)), lambda: _import(folder, ".".join(parts)))
    return None


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
