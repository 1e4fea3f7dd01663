"""The files of a run: those named, and those in the folders named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STDIN = "-"


class Files(NamedTuple):
    """What the paths of a command line come to.

    Attributes:
        found: the files in the order of their names, each once.
        missing: paths that are not there.
        empty: folders without a file to check.
        closed: folders that cannot be listed, with the system's reason.
    """

    found: tuple[Path, ...]
    missing: tuple[Path, ...]
    empty: tuple[Path, ...]
    closed: tuple[OSError, ...]


def collect(
    paths: Iterable[Path],
    takes: Callable[[Path], bool],
    refuses: Callable[[Path], bool] = lambda _path: False,
) -> Files:
    """Find the files of a run.

    Args:
        paths: files, which are taken whatever they are called, and folders, which are searched.
        takes: whether a file found in a folder is to be checked.
        refuses: whether a file that is named is passed over.
    """
    found: dict[str, Path] = {}
    missing: list[Path] = []
    empty: list[Path] = []
    closed: list[OSError] = []
    for path in paths:
        if path.is_dir():
            inside = [(real, file) for real, file in _walk(path, closed) if takes(file)]
            if not inside:
                empty.append(path)
        elif os.path.lexists(path):
            inside = [] if refuses(path) else [(os.path.realpath(path), path)]
        else:
            missing.append(path)
            continue
        for real, file in inside:
            found.setdefault(real, file)
    ordered = sorted(found.values(), key=lambda file: file.as_posix())
    return Files(tuple(ordered), tuple(missing), tuple(empty), tuple(closed))


def takes_suffix(suffixes: Sequence[str]) -> Callable[[Path], bool]:
    """Return a test for files whose suffix a reader takes."""
    return lambda path: path.suffix.lower() in suffixes


def _walk(folder: Path, closed: list[OSError]) -> Iterable[tuple[str, Path]]:
    """Yield the files beneath a folder; what is hidden is passed over, links to folders are not followed.

    Word keeps a file that begins with ``~$`` beside a document that it has open.

    Yields:
        What the file is whatever it is called, and its path. A file that is no link is told by its folder.
    """
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "~$")))
        real = os.path.realpath(parent)
        for name in files:
            if not name.startswith((".", "~$")):
                shown = os.path.join(parent, name)  # noqa: PTH118 - thousands of files
                link = os.path.islink(shown)  # noqa: PTH114 - likewise
                yield os.path.realpath(shown) if link else f"{real}{os.sep}{name}", Path(shown)
