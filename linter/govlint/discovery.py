"""Finding the plugins of installed distributions, by their entry points in the group ``govlint``.

Nothing of a plugin runs here; what is found is loaded by `govlint.plugins`.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Protocol

from govlint.plugins import FoundPlugin, Plugin, PluginFailure, failure_of
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GROUP = "govlint"
_SECTION = f"[{GROUP}]"
_SEPARATORS = regex(r"[-_.]+")


class Distribution(Protocol):
    """An installed distribution, as far as it is needed here."""

    def read_text(self, filename: str) -> str | None:
        """Return the text of one of its metadata files, or None if it has no such file."""


class InfoFolder(NamedTuple):
    """A distribution by its ``.dist-info`` or ``.egg-info`` folder."""

    path: str

    def read_text(self, filename: str) -> str | None:
        """Return the text of a file in the folder, or None if there is none."""
        try:
            with open(os.path.join(self.path, filename), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - see below
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None


def installed(
    distributions: Iterable[Distribution] | None = None,
) -> tuple[list[FoundPlugin], list[PluginFailure]]:
    """Find the plugins of every installed distribution.

    Distributions are walked one at a time: one whose metadata cannot be read is recorded and the others
    go on. Of two copies of a distribution the first counts, as it does for Python's imports.

    Args:
        distributions: those to look at; all that can be imported if None.

    Returns:
        The plugins in the order of their distributions, and what could not be read.
    """
    found: list[FoundPlugin] = []
    failures: list[PluginFailure] = []
    seen: set[str] = set()
    for distribution in all_distributions() if distributions is None else distributions:
        try:
            text = distribution.read_text("entry_points.txt") or ""
            if _SECTION not in text:
                continue
            name, version = _name_and_version(distribution)
            folded = _SEPARATORS.sub("-", name).lower()
            if folded not in seen:
                seen.add(folded)
                found.extend(_plugins(text, name, version))
        except Exception as error:  # broken metadata takes any shape
            failures.append(failure_of(_known_of(distribution), error))
    return sorted(found, key=lambda each: (each.plugin.origin, each.plugin.name)), failures


def all_distributions() -> Iterable[Distribution]:
    """Return every distribution on the path.

    The usual ones are folders, and listing them takes about a millisecond; `importlib.metadata` takes some
    twenty, most of it for its own import, and is asked only where something else may hold distributions.
    """
    others = [f for f in sys.meta_path if f is not PathFinder and hasattr(f, "find_distributions")]
    if others or any(os.path.isfile(entry) for entry in sys.path):  # noqa: PTH113 - a path object costs more
        from importlib.metadata import distributions

        return distributions()
    return _info_folders()


def _info_folders() -> Iterator[InfoFolder]:
    for entry in sys.path:
        try:
            names = os.listdir(entry or os.curdir)  # noqa: PTH208 - hundreds of names, of which few are looked at
        except OSError:
            continue
        for name in sorted(names):
            if name.endswith((".dist-info", ".egg-info")):
                yield InfoFolder(os.path.join(entry, name))  # noqa: PTH118 - a path object costs more


def _plugins(text: str, distribution: str, version: str) -> Iterator[FoundPlugin]:
    """Read the entry points of the group, each a line ``name = module:object``."""
    section = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line
        elif section == _SECTION and not line.startswith(("#", ";")):
            name, equals, target = (part.strip() for part in line.partition("="))
            if not (name and equals and target):
                message = f"entry_points.txt: {line!r} is not an entry point"
                raise ValueError(message)
            yield FoundPlugin(Plugin(name, distribution, version), partial(_load, target))


def _load(target: str) -> object:
    """Import what an entry point names."""
    module, _, path = target.partition("[")[0].strip().partition(":")
    loaded: object = import_module(module.strip())
    for attribute in filter(None, path.strip().split(".")):
        loaded = getattr(loaded, attribute)
    return loaded


def _name_and_version(distribution: Distribution) -> tuple[str, str]:
    text = distribution.read_text("METADATA") or distribution.read_text("PKG-INFO") or ""
    head = dict(line.partition(":")[::2] for line in text.partition("\n\n")[0].splitlines())
    name = head.get("Name", "").strip() or _path_of(distribution)
    return name, head.get("Version", "").strip()


def _known_of(distribution: Distribution) -> Plugin:
    """Return what can be read of the name and version of a broken distribution."""
    try:
        name, version = _name_and_version(distribution)
    except Exception:  # the name may be what is broken
        name, version = _path_of(distribution), ""
    return Plugin(name, name, version)


def _path_of(distribution: Distribution) -> str:
    path = getattr(distribution, "path", None) or getattr(distribution, "_path", None)
    return os.path.basename(str(path)) if path else "unknown distribution"  # noqa: PTH119 - a text is wanted
