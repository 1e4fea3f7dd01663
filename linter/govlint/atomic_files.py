"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment it is either what it was or what it is to be.

    A link is followed; the permissions of a file that is there are kept. What is no regular file (a terminal,
    a pipe, ``/dev/null``) cannot be replaced and is written to.

    Raises:
        OSError: it cannot be written; the old file is as it was, and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.write(data)
        return
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    finally:
        # An interrupt too must leave nothing; what has been put in its place is no longer there.
        beside.unlink(missing_ok=True)
