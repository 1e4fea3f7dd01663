"""What findings depend on, as short as a checksum: the program, its plugins, the settings, the file.

Nothing relies on version numbers alone: an installation for development changes under the same version. So
what counts is every file of the packages that rules come from, by its size and time; of local plugins by what
is in it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.discovery import installed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from govlint.config import Config
    from govlint.registry import Registry

_LAYOUT = 1  # of entries; raised when `govlint.cache.entries` changes
_LOCAL = "govlint_local_"  # how the made-up packages of local plugins are called
_MOST_FILES = 5_000


def program_fingerprint(registry: Registry, as_of: date) -> str | None:
    """Return the fingerprint of what checks: Python, libraries, govlint, plugins; None for none."""
    if registry.failures:  # what failed may not fail again
        return None
    parts = [str(_LAYOUT), __version__, sys.version, as_of.isoformat(), *_distributions()]
    parts += [str(plugin) for plugin in registry.plugins]
    for folder in sorted(_package_folders(registry)):
        parts += _states(folder)
    for path in sorted({plugin.path for plugin in registry.plugins if plugin.path}):
        parts += _contents(Path(path))
    parts += _loaded_locally()
    return _digest(parts)


def session_fingerprint(program: str, config: Config, asked: object) -> str:
    """Return the fingerprint of all that counts for a configuration's files besides what is in them.

    Args:
        program: the fingerprint of the program.
        config: the configuration with what the command line asks for.
        asked: what the command line asks for, as a tuple of texts.
    """
    parts = [program, repr(asked), f"comments:{config.comments}"]
    for layer in config.layers:
        parts.append(str(layer.path))
        parts += sorted(
            f"{key}:{hashlib.sha256(given.node.document.data).hexdigest()}"
            for key, given in layer.given.items()
        )
    if config.baseline is not None:
        parts += [str(config.baseline.path), config.baseline.text]
    if config.per_file or config.waivers or config.baseline:
        parts.append(str(Path().absolute()))  # globs are held against whole paths
    return _digest(parts)


def key_of(session: str, name: str, data: bytes) -> bytes:
    """Return the key of a file: its bytes, its name (rules may look at it), and all else."""
    key = hashlib.sha256(data)
    key.update(f"\0{session}\0".encode())
    key.update(os.fsencode(name))
    return key.digest()


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _distributions() -> list[str]:
    """Return the names of all installed distributions with their versions: readers rely on some of them."""
    found: set[str] = set()
    for entry in sys.path:
        try:
            names = os.listdir(entry or os.curdir)  # noqa: PTH208 - hundreds of names, no paths wanted
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)


def _package_folders(registry: Registry) -> set[str]:
    """Return the folders of the packages, or the single modules, that rules and readers come from."""
    modules = {entry.rule.__module__ for entry in registry.rules.values()}
    modules |= {getattr(reader.read, "__module__", "") or "" for reader in registry.readers}
    modules |= {"govlint", "govlint_grammar"}
    plugins, _ = installed()
    for plugin in plugins:
        loaded = plugin.load()  # imported already
        modules.add(str(getattr(loaded, "__name__", type(loaded).__module__)))
    folders: set[str] = set()
    for name in {name.partition(".")[0] for name in modules if not name.startswith(_LOCAL)}:
        module = sys.modules.get(name)
        folders.update(getattr(module, "__path__", None) or filter(None, [getattr(module, "__file__", None)]))
    return folders


def _states(path: str) -> Iterator[str]:
    """Yield each file at or beneath a path with its size and time."""
    for file in _files(path):
        try:
            state = os.stat(file)  # noqa: PTH116 - hundreds of files
        except OSError:
            continue
        yield f"{file}:{state.st_size}:{state.st_mtime_ns}"


def _contents(path: Path) -> Iterator[str]:
    """Yield what is in a local plugin, and in the files beside it that it may use."""
    beside = path.is_file() and path.name != "__init__.py"
    names = _files(str(path if path.is_dir() else path.parent), deep=not beside)
    for name in names:
        if name.endswith((".py", ".yaml", ".yml", ".json", ".txt", ".csv")) or name == str(path):
            if name.endswith((".txt", ".csv")) and beside:
                continue  # beside a plugin these are reports
            yield f"{name}:{_hash(name)}"


def _loaded_locally() -> Iterator[str]:
    for name in sorted(sys.modules):
        file = getattr(sys.modules[name], "__file__", None) if name.startswith(_LOCAL) else None
        if file:
            yield f"{name}:{_hash(file)}"


def _hash(file: str) -> str:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError:
        return ""


def _files(path: str, *, deep: bool = True) -> Iterator[str]:
    """Yield the files at or beneath a path, in order; what Python itself writes is passed over."""
    if os.path.isfile(path):  # noqa: PTH113 - texts, not paths
        yield path
        return
    count = 0
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if deep and not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            count += 1
            if count > _MOST_FILES:
                return
            yield os.path.join(folder, name)  # noqa: PTH118 - likewise
