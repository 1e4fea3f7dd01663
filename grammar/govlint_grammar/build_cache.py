"""What can be made again but takes its time: kept in the user's cache folder between runs."""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def cache_folder() -> Path:
    """Return the folder of the cache: ``GOVLINT_CACHE_DIR``, or ``govlint`` in the user's cache folder."""
    named = os.environ.get("GOVLINT_CACHE_DIR")
    if named:
        return Path(named)
    if os.name == "posix" and os.uname().sysname == "Linux":
        # What platformdirs gives, without its import, which takes as long as reading a report.
        named = os.environ.get("XDG_CACHE_HOME", "")
        return Path(named if named.startswith("/") else "~/.cache").expanduser() / "govlint"
    import platformdirs

    return Path(platformdirs.user_cache_dir("govlint", appauthor=False))


def built(
    name: str,
    sources: str,
    build: Callable[[], _T],
    *,
    dump: Callable[[_T], bytes],
    load: Callable[[bytes], _T],
) -> _T:
    """Return what `build` makes, from the cache if it is there.

    Args:
        name: what the entry is called.
        sources: everything that the result depends on; the version of Python is added.
        build: makes the result.
        dump: gives the bytes to keep.
        load: makes the result of these bytes.
    """
    data = kept(name, sources)
    if data is not None:
        try:
            return load(data)
        except Exception:  # noqa: S110 - made by another program that shares the cache: made anew
            pass
    result = build()
    keep(name, sources, dump(result))
    return result


def kept(name: str, sources: str) -> bytes | None:
    """Return the bytes of an entry; None if there is none, or not a whole one.

    The cache belongs to the user as the program's own files do: what is in it is trusted, once its checksum
    tells that it is undamaged.
    """
    try:
        data = _path(name, sources).read_bytes()
    except (OSError, RuntimeError):  # not there, not to be read, or no home folder
        return None
    return data[4:] if _checksum(data[4:]) == data[:4] else None


def keep(name: str, sources: str, data: bytes) -> None:
    """Write an entry, whole or not at all; a cache that cannot be written costs time and nothing else."""
    import tempfile

    try:
        path = _path(name, sources)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(_checksum(data) + data)
        Path(file.name).replace(path)
    except (OSError, RuntimeError):
        pass


def _path(name: str, sources: str) -> Path:
    origin = f"{sys.implementation.cache_tag}\n{sources}".encode()
    return cache_folder() / "built" / f"{name}-{_checksum(origin).hex()}-{len(origin):x}"


def _checksum(data: bytes) -> bytes:
    # It tells changes and damage, not malice; the import of hashlib takes as long as ten modules.
    return zlib.crc32(data).to_bytes(4, "big")
