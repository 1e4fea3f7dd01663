"""Plugins without a line of Python: YAML files, each told for what it is by its topmost keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.hooks import hookimpl
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

YAML_SUFFIXES = (".yaml", ".yml")

_TOPMOST = re.compile(r"^[\"']?([A-Za-z_][\w.]*)[\"']?:(?=\s|$)", re.MULTILINE)
_VOCABULARY = re.compile(r"[a-z_]+\.[a-z_]+")


class _Data(NamedTuple):
    """The files by what they are."""

    packs: tuple[Path, ...] = ()
    forms: tuple[Path, ...] = ()
    bases: tuple[Path, ...] = ()
    provisions: tuple[Path, ...] = ()
    vocabulary: tuple[Path, ...] = ()


class DataPlugin:
    """YAML files as a plugin."""

    def __init__(self, data: _Data) -> None:
        """Keep the files."""
        self._data = data

    @hookimpl
    def govlint_packs(self) -> tuple[Path, ...]:
        """Return the packs."""
        return self._data.packs

    @hookimpl
    def govlint_forms(self) -> tuple[Path, ...]:
        """Return the editions of the form."""
        return self._data.forms

    @hookimpl
    def govlint_bases(self) -> tuple[Path, ...]:
        """Return the base reports."""
        return self._data.bases

    @hookimpl
    def govlint_provisions(self) -> tuple[Path, ...]:
        """Return the provisions."""
        return self._data.provisions

    @hookimpl
    def govlint_vocabulary(self) -> tuple[Path, ...]:
        """Return the vocabularies."""
        return self._data.vocabulary


def data_plugin(files: Sequence[Path]) -> DataPlugin:
    """Return files as a plugin.

    Raises:
        OSError: a file cannot be read.
    """
    found: dict[str, list[Path]] = {}
    for file in files:
        found.setdefault(_kind(file), []).append(file)
    return DataPlugin(_Data(**{kind: tuple(paths) for kind, paths in found.items()}))


def data_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder, by their names; none if it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in YAML_SUFFIXES and path.is_file())
    except OSError:
        return []


def _kind(file: Path) -> str:
    """Return what a file is. One that is nothing known is a pack, whose reader says what is wrong with it."""
    keys = set(_TOPMOST.findall(file.read_bytes().decode("utf-8-sig", "replace")))
    if "pack" in keys or not keys:
        return "packs"
    if "edition" in keys:
        return "bases" if "narrative" in keys else "forms"
    if "provisions" in keys:
        return "provisions"
    return "vocabulary" if all(map(_VOCABULARY.fullmatch, keys)) else "packs"
