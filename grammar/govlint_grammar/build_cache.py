"""What can be made again but takes its time: kept in the user's cache folder between runs."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def cache_folder() -> Path:
    """Return the folder of the cache: ``GOVLINT_CACHE_DIR``, or ``govlint`` in the user's cache folder."""
    named = os.environ.get("GOVLINT_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("govlint", appauthor=False))


def built(
    name: str,
    sources: str,
    build: Callable[[], _T],
    *,
    save: Callable[[_T, IO[bytes]], None] | None = None,
    load: Callable[[IO[bytes]], _T] | None = None,
) -> _T:
    """Return what `build` makes, from the cache if it is there.

    The cache belongs to the user as the program's own files do: what is in it is trusted. One that cannot
    be read or written costs time and nothing else; a damaged entry is made anew.

    Args:
        name: what the entry is called.
        sources: everything that the result depends on; the version of Python is added.
        build: makes the result.
        save: writes it, if not pickle.
        load: reads it, if not pickle.
    """
    digest = hashlib.sha256(f"{sys.implementation.cache_tag}\n{sources}".encode()).hexdigest()
    try:
        path = cache_folder() / "built" / f"{name}-{digest[:24]}.pickle"
    except (OSError, RuntimeError):  # no home folder
        return build()
    try:
        with path.open("rb") as file:
            return (load or pickle.load)(file)
    except Exception:  # not there, not to be read, or damaged: made anew whatever the reason
        return _stored(build(), path, save or pickle.dump)


def _stored(result: _T, path: Path, save: Callable[[_T, IO[bytes]], None]) -> _T:
    """Write a result to the cache, whole or not at all, and return it."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            save(result, file)
        Path(file.name).replace(path)
    except OSError:
        pass
    return result
