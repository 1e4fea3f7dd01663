"""Finding plugins: entry points of installed distributions, and local files that the configuration names.

Nothing of a plugin runs here; what is found is loaded by `govlint.plugins`.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
import zlib
from typing import TYPE_CHECKING

from govlint.plugins import FoundPlugin, Plugin, PluginFailure, failure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution
    from pathlib import Path

GROUP = "govlint"
_SECTION = f"[{GROUP}]"


def installed(
    distributions: Iterable[Distribution] | None = None,
) -> tuple[list[FoundPlugin], list[PluginFailure]]:
    """Find the plugins of every installed distribution.

    Distributions are walked by hand: one whose metadata cannot be read is recorded and the others go on.

    Args:
        distributions: those to look at; all on the path if None.

    Returns:
        The plugins in the order of their distributions' names, and what could not be read.
    """
    if distributions is None:
        # Costs a fifth of a second's tenth to import; a run with --isolated does without.
        from importlib.metadata import distributions as all_distributions

        distributions = all_distributions()
    found: dict[tuple[str, str], FoundPlugin] = {}
    failures: list[PluginFailure] = []
    for distribution in distributions:
        try:
            for candidate in _of_distribution(distribution):
                # The first of two copies on the path is the one that Python imports.
                found.setdefault((candidate.plugin.origin, candidate.plugin.name), candidate)
        except Exception as error:
            failures.append(failure_of(_known_of(distribution), error))
    return [found[key] for key in sorted(found)], failures


def _of_distribution(distribution: Distribution) -> Iterator[FoundPlugin]:
    # Parsing the entry points of every distribution would cost more than all the rest of the start.
    if _SECTION not in (distribution.read_text("entry_points.txt") or ""):
        return
    known = _known_of(distribution)
    for entry_point in distribution.entry_points:
        if entry_point.group == GROUP:
            yield FoundPlugin(Plugin(entry_point.name, known.origin, known.version), entry_point.load)


def _known_of(distribution: Distribution) -> Plugin:
    """Return what can be read of a distribution's name and version."""
    name: str | None = None
    version: str | None = None
    try:
        metadata = distribution.metadata
        name, version = metadata["Name"], metadata["Version"]
    except Exception:  # noqa: S110 - broken metadata takes any shape; the path beneath still names it
        pass
    origin = name or str(getattr(distribution, "_path", "")) or "unknown distribution"
    return Plugin(origin, origin, version or "")


def local(name: str, folder: Path) -> FoundPlugin | None:
    """Find a plugin that a configuration names.

    Args:
        name: a Python file (``checks/mascot.py``) or a dotted module (``checks.mascot``).
        folder: the folder that it is relative to: that of the configuration.

    Returns:
        The plugin, or None when there is no such file or module.
    """
    if name.endswith(".py") or "/" in name or "\\" in name:
        path = (folder / name).resolve()
        if path.is_dir():
            path = path / "__init__.py"
        if not path.is_file():
            return None
        stem = path.parent if path.name == "__init__.py" else path
        return FoundPlugin(Plugin(name, name, ""), lambda: _import(stem.parent, stem.stem, path))
    parts = name.strip(".").split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    target = folder.resolve().joinpath(*parts)
    if not (target.with_suffix(".py").is_file() or (target / "__init__.py").is_file()):
        return None
    return FoundPlugin(Plugin(name, name, ""), lambda: _import(folder.resolve(), ".".join(parts)))


def _import(folder: Path, module: str, file: Path | None = None) -> types.ModuleType:
    """Import a module beneath a folder under a made-up package, so that it hides no other module."""
    package = _package_of(folder)
    name = f"{package}.{module}"
    if file is None or module.isidentifier():
        return importlib.import_module(name)
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
