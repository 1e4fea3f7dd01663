"""The database of the cache: SQLite with a write-ahead log.

A hundred thousand entries are one file and not as many, one is found in some microseconds, several runs may
use it at once, and whatever is killed at whatever moment leaves it whole. What goes wrong with it costs time
and nothing else: a run without a cache finds the same.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "findings-1.sqlite3"  # the number is raised when the layout of the tables changes
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""
_TAKEN = (
    "SELECT (page_count - freelist_count) * page_size"
    " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_DAY = 86_400
_WAIT = 5.0  # seconds for another run's writing to end
_BATCH = 256  # entries that are written at once
_INTERVAL = 1.0  # seconds after which they are written anyway

MOST_DAYS = 60
MOST_BYTES = 1 << 30


class Store:
    """The entries of a cache folder. Only one process of a run writes; others read.

    Args:
        folder: the folder; it is made when there is something to keep.
        days: after so many days without use an entry is thrown away.
        most: the size in bytes above which the entries longest unused are thrown away.
    """

    def __init__(self, folder: Path, *, days: int = MOST_DAYS, most: int = MOST_BYTES) -> None:
        self._path = folder / FILE_NAME
        self._days = days
        self._most = most
        self._today = int(time.time() // _DAY)
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._written = time.monotonic()
        self._given_up = False

    def get(self, key: bytes) -> tuple[bytes, bool] | None:
        """Return an entry and whether its use is to be noted (see `use`); None if there is none."""
        connection = self._open(make=False)
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT value, used FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        if row is None:
            return None
        try:
            return zlib.decompress(row[0]), row[1] != self._today
        except (TypeError, zlib.error):  # damaged: it has a checksum
            return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep an entry."""
        self._new[key] = zlib.compress(value, 1)
        self._write_in_time()

    def use(self, key: bytes) -> None:
        """Note that an entry was of use today."""
        self._used.add(key)
        self._write_in_time()

    def close(self) -> None:
        """Write what is not yet written, and throw away what is old. It may be used again afterwards."""
        self._write()
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._prune(self._connection)
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _write_in_time(self) -> None:
        if len(self._new) + len(self._used) >= _BATCH or time.monotonic() - self._written > _INTERVAL:
            self._write()

    def _write(self) -> None:
        new, used = self._new, self._used
        self._new, self._used = {}, set()
        self._written = time.monotonic()
        connection = self._open(make=True) if new or used else None
        if connection is None:
            return
        rows = [(key, self._today, value) for key, value in new.items()]
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
                connection.executemany(
                    "UPDATE entries SET used = ? WHERE key = ?", [(self._today, key) for key in used]
                )
        except sqlite3.Error:
            self._give_up()

    def _open(self, *, make: bool) -> sqlite3.Connection | None:
        """Return the connection of this process; None if there is no cache to be had."""
        if self._given_up:
            return None
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        try:
            if make:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            elif not self._path.exists():
                return None
            self._connection = self._connected()
        except (OSError, sqlite3.Error):
            self._give_up()
            return None
        self._process = os.getpid()
        return self._connection

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_TABLES)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _give_up(self) -> None:
        """Go on without; a damaged database is taken out of the way of the next run."""
        self._given_up = True
        damaged = self._damaged()
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        if damaged:
            remove(self._path.parent)

    def _damaged(self) -> bool:
        try:
            connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, timeout=0.1)
        except (OSError, ValueError, sqlite3.Error):
            return False
        try:
            connection.execute("SELECT count(*) FROM entries").fetchone()
        except sqlite3.OperationalError:  # busy, or not ours to open
            return False
        except sqlite3.DatabaseError:
            return True
        finally:
            connection.close()
        return False

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Throw away once a day what was not used for long, and at any time what is too much."""
        (taken,) = connection.execute(_TAKEN).fetchone()
        row = connection.execute("SELECT value FROM facts WHERE name = 'pruned'").fetchone()
        if taken <= self._most and row is not None and row[0] == self._today:
            return
        with connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES ('pruned', ?)", (self._today,))
            connection.execute("DELETE FROM entries WHERE used < ?", (self._today - self._days,))
            if taken > self._most:
                (count,) = connection.execute("SELECT count(*) FROM entries").fetchone()
                # A quarter less than allowed, so that the next run does not begin with pruning.
                surplus = count - int(count * 0.75 * self._most / taken)
                connection.execute(
                    "DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY used LIMIT ?)",
                    (max(0, surplus),),
                )


def remove(folder: Path) -> int:
    """Remove the database of a cache folder; return how many bytes that frees.

    Raises:
        OSError: it cannot be removed.
    """
    freed = 0
    for suffix in ("", "-wal", "-shm", "-journal"):
        file = folder / (FILE_NAME + suffix)
        with suppress(FileNotFoundError):
            freed += file.stat().st_size
            file.unlink()
    return freed
