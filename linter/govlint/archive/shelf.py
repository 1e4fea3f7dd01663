"""Records put aside while a run goes on: on disk once they are many, with a small index in memory."""

from __future__ import annotations

import pickle
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, cast

from govlint.archive.record import ArchiveRecord
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from types import TracebackType

_IN_MEMORY = 32 * 1024 * 1024


class Entry(NamedTuple):
    """Where a record lies.

    Attributes:
        agency: the name under which the archive has its agency; year: the year that it is on.
    """

    path: str
    agency: str
    year: int
    at: int
    size: int


class Shelf:
    """Records that are written once and read when their turn comes."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the shelf

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, record: ArchiveRecord, agency: str, year: int) -> Entry:
        """Put a record aside and return where it lies."""
        self._file.seek(0, 2)
        at = self._file.tell()
        size = self._file.write(pickle.dumps(tuple(record), pickle.HIGHEST_PROTOCOL))
        return Entry(record.path, agency, year, at, size)

    def get(self, entry: Entry) -> ArchiveRecord:
        """Return a record."""
        self._file.seek(entry.at)
        stored = pickle.loads(self._file.read(entry.size))  # noqa: S301 - written by this very run
        return ArchiveRecord(*cast("tuple[object, ...]", stored))  # type: ignore[arg-type]
