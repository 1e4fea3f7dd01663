"""The cache of a run: which findings it may take from earlier runs, and what it leaves for later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cache.entries import packed, unpacked
from govlint.cache.fingerprints import key_of, program_fingerprint, session_fingerprint
from govlint.cache.store import Store
from govlint_grammar.build_cache import cache_folder
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from govlint.archive.record import ArchiveRecord
    from govlint.cli.sessions import Asked, Session
    from govlint.outcome import FileOutcome


class Kept(NamedTuple):
    """What is to be done with a file's entry: written if there is a value, else noted as used."""

    key: bytes
    value: bytes | None = None


class Known(NamedTuple):
    """What was found earlier.

    Attributes:
        kept: what is to be noted, if anything.
    """

    outcome: FileOutcome
    record: ArchiveRecord | None
    kept: Kept | None


class Cache:
    """Findings of earlier runs.

    Args:
        folder: where they are.
        as_of: the date of the check.
        asked: what the command line asks for over every configuration.
    """

    def __init__(self, folder: Path, as_of: date, asked: Asked) -> None:
        self._store = Store(folder)
        self._as_of = as_of
        self._asked = asked._replace(baseline=None)  # what is in it counts, not what it is called
        self._programs: dict[int, str | None] = {}
        self._sessions: dict[int, str | None] = {}

    def key(self, session: Session, name: str, data: bytes, *, several: bool) -> bytes | None:
        """Return the key of a file; None if nothing may be kept of it.

        Args:
            session: what it is checked with.
            name: how outcomes call it.
            data: what is in it.
            several: whether it is going to be held against others.
        """
        fingerprint = self.fingerprint(session)
        return None if fingerprint is None else key_of(f"{fingerprint} {several}", name, data)

    def fingerprint(self, session: Session) -> str | None:
        """Return what stands for all that counts for the files of a session; None if it cannot be told."""
        known = id(session)
        if known not in self._sessions:
            self._sessions[known] = self._fingerprint(session)
        return self._sessions[known]

    def find(self, key: bytes, name: str) -> Known | None:
        """Return what was found in a file earlier, and what is to be noted; None if it is not known."""
        entry = self._store.get(key)
        known = unpacked(entry[0], name) if entry else None
        if entry is None or known is None:
            return None
        return Known(*known, Kept(key) if entry[1] else None)

    def pack(self, key: bytes, outcome: FileOutcome, record: ArchiveRecord | None) -> Kept | None:
        """Return the entry for what was found in a file; None if it is not to be kept."""
        value = packed(outcome, record)
        return None if value is None else Kept(key, value)

    def keep(self, kept: Kept) -> None:
        """Do with an entry what is to be done; called in one process only."""
        if kept.value is None:
            self._store.use(kept.key)
        else:
            self._store.put(kept.key, kept.value)

    def value(self, key: bytes) -> bytes | None:
        """Return a value that is no file's entry; None if there is none."""
        entry = self._store.get(key)
        return entry[0] if entry else None

    def keep_value(self, key: bytes, value: bytes) -> None:
        """Keep a value that is no file's entry."""
        self._store.put(key, value)

    def close(self) -> None:
        """Write what is not yet written."""
        self._store.close()

    def _fingerprint(self, session: Session) -> str | None:
        registry = session.registry
        if id(registry) not in self._programs:
            self._programs[id(registry)] = program_fingerprint(registry, self._as_of)
        program = self._programs[id(registry)]
        if program is None:
            return None
        return session_fingerprint(program, session.config, tuple(self._asked))


def folder_of(asked: Path | None, configured: Path | None) -> Path:
    """Return the folder of the cache: as the command line or the configuration says, or the user's."""
    return (asked or configured or cache_folder()).absolute()
