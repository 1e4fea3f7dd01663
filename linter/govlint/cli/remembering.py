"""Whole runs kept between runs: where nothing has changed, what was shown is shown again.

What a run shows follows from its files, the settings, the program and the options. If all of these are what
they were, nothing is to be done but to look at the files.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.verdicts import NOT_DONE
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.cli.caching import Cache
    from govlint.cli.check_run import Request
    from govlint.cli.outlets import Outlet
    from govlint.cli.sessions import Session
    from govlint.cli.whole_run import Run
    from govlint.formats import View

_MOST_BYTES = 16 << 20  # of what a run shows, compressed, that is remembered
_CHUNK = 64  # files that a thread looks at in one go


class Shown(NamedTuple):
    """What a run has shown.

    Attributes:
        parts: the texts of the screen and of each output file, compressed.
        fixable: how many findings could be fixed without asking.
        code: the exit code.
    """

    parts: tuple[bytes, ...]
    fixable: int
    code: int


class Recorder:
    """Takes down the lines that go to an output."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(1)
        self._packed: list[bytes] = []
        self._size = 0

    def noting(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines as they are."""
        for line in lines:
            if self._size <= _MOST_BYTES:
                part = self._packer.compress(line.encode("utf-8", "surrogatepass") + b"\n")
                if part:
                    self._packed.append(part)
                    self._size += len(part)
            yield line

    def taken(self) -> bytes | None:
        """Return what was taken down, compressed; None if it was too much."""
        if self._size > _MOST_BYTES:
            return None
        return b"".join((*self._packed, self._packer.flush()))


def texts_of(packed: bytes) -> Iterator[str]:
    """Yield what a recorder has taken down, as one text after another."""
    unpacker = zlib.decompressobj()
    rest = b""
    for at in range(0, len(packed), 1 << 16):
        whole, newline, rest = (rest + unpacker.decompress(packed[at : at + (1 << 16)])).rpartition(b"\n")
        yield (whole + newline).decode("utf-8", "surrogatepass")
    yield (rest + unpacker.flush()).decode("utf-8", "surrogatepass")


class Memory:
    """What a run would show, if it has been shown before.

    Args:
        cache: where it is kept.
        request: what the user asks for.
        view: how it is shown.
        sessions: what the files are checked with.
        names: the files.
    """

    def __init__(
        self, cache: Cache, request: Request, view: View, sessions: Sequence[Session], names: Sequence[str]
    ) -> None:
        self._cache = cache
        fixed = request._replace(jobs=None, cache_dir=None)
        shown = (view.lang, view.color, view.width, view.summary, view.passed, view.statistics)
        asked = repr((tuple(fixed), shown, str(Path().absolute())))
        self._key = hashlib.sha256(f"run\0{asked}".encode("utf-8", "surrogatepass")).digest()
        prints = [cache.fingerprint(session) for session in sessions]
        self._state = None
        if all(prints):
            looked = _look(names)
            if looked is not None:
                state = hashlib.sha256(repr((prints, asked)).encode("utf-8", "surrogatepass"))
                state.update(looked)
                self._state = state.hexdigest()

    def find(self) -> Shown | None:
        """Return what was shown when all was as it is; None if that is not known."""
        value = self._cache.value(self._key) if self._state else None
        if value is None:
            return None
        try:
            head, _, data = value.partition(b"\n")
            state, sizes, fixable, code = json.loads(head)
            if state != self._state:
                return None
            parts = []
            for size in sizes:
                parts.append(data[:size])
                data = data[size:]
            for part in parts:  # damaged ones are found out before anything is shown
                zlib.decompress(part)
            return Shown(tuple(parts), int(fixable), int(code))
        except (ValueError, TypeError, zlib.error):
            return None

    def keep(self, shown: Shown) -> None:
        """Remember what was shown."""
        if self._state is not None:
            head = json.dumps([self._state, list(map(len, shown.parts)), shown.fixable, shown.code])
            self._cache.keep_value(self._key, b"\n".join((head.encode(), b"".join(shown.parts))))

    def close(self) -> None:
        """Write what is not yet written."""
        self._cache.close()


def done_or_remembered(memory: Memory, run: Run, outlets: Sequence[Outlet], whole: Callable[[], int]) -> int:
    """Do a run, or show again what was shown when all was as it is; return the exit code.

    Args:
        memory: what the same run showed earlier.
        run: the run.
        outlets: where its findings go.
        whole: does it and returns the exit code.
    """
    try:
        shown = memory.find()
        if shown is not None:
            pairs = zip(outlets, shown.parts, strict=True)
            written = [outlet.repeat(texts_of(part)) for outlet, part in pairs]
            run.tell_fixable(shown.fixable)
            return shown.code if all(written) else NOT_DONE
        recorders = [Recorder() for _ in outlets]
        for outlet, recorder in zip(outlets, recorders, strict=True):
            outlet.recorder = recorder
        code = whole()
        parts = [recorder.taken() for recorder in recorders]
        taken = tuple(part for part in parts if part is not None)
        if code != NOT_DONE and run.is_whole and len(taken) == len(parts):
            memory.keep(Shown(taken, run.fixable, code))
        return code
    finally:
        memory.close()


def _look(names: Sequence[str]) -> bytes | None:
    """Return a checksum of files with their names; None if one cannot be read."""
    chunks = [names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK)]
    try:
        with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
            return b"".join(pool.map(_digest, chunks))
    except (OSError, ValueError):
        return None


def _digest(names: Sequence[str]) -> bytes:
    whole = hashlib.sha256()
    for name in names:
        with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files
            data = file.readall()
        whole.update(f"{len(name)} {name} {len(data)} ".encode("utf-8", "surrogatepass"))
        whole.update(data)
    return whole.digest()
