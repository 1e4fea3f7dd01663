"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


class WholeFile:
    """A file that is written bit by bit, and at every moment is either what it was or what it is to be.

    A link is followed; the permissions of a file that is there are kept. What is no regular file (a terminal,
    a pipe, ``/dev/null``) cannot be replaced and is written to.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """

    def __init__(self, path: Path) -> None:
        self._target = Path(os.path.realpath(path))
        self._beside: Path | None = None
        if not (self._target.exists() and not self._target.is_file()):
            self._beside = self._target.with_name(f".{self._target.name[:100]}.{secrets.token_hex(4)}.tmp")
        self._stream: BinaryIO = self._beside.open("xb") if self._beside else self._target.open("wb")

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            OSError: they cannot be written.
        """
        self._stream.write(data)

    def commit(self) -> None:
        """Put the new file in the place of the old one.

        Raises:
            OSError: that is not possible; the old file is as it was.
        """
        self._stream.close()
        if self._beside is None:
            return
        if self._target.exists():
            self._beside.chmod(self._target.stat().st_mode & 0o7777)
        self._beside.replace(self._target)
        self._beside = None

    def discard(self) -> None:
        """Leave the old file as it is, and nothing beside it; after `commit` there is nothing to discard."""
        try:
            self._stream.close()
        except OSError:  # what could not be written is not wanted any more
            pass
        finally:
            if self._beside is not None:
                self._beside.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment it is either what it was or what it is to be; see `WholeFile`.

    Raises:
        OSError: it cannot be written; the old file is as it was, and nothing is left beside it.
    """
    file = WholeFile(path)
    try:
        file.write(data)
        file.commit()
    finally:
        # An interrupt too must leave nothing; what has been put in its place is no longer there.
        file.discard()
