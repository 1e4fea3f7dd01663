"""The reports of a run held against each other, those of each configuration among themselves."""

from __future__ import annotations

import pickle
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from govlint.archive.joining import joined, of_absent
from govlint.archive.stage import archive_findings
from govlint.excerpts import excerpted
from govlint.guarded import ReaderCrash
from govlint.readers import ReadError, read_bytes
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from govlint.archive.names import Agency
    from govlint.archive.outcome import ArchiveOutcome
    from govlint.archive.record import ArchiveRecord
    from govlint.cli.checking import Checked
    from govlint.cli.sessions import Session, Sessions
    from govlint.outcome import FileOutcome

_IN_MEMORY = 200  # files


class Held:
    """What files came to, held until all are there: on disk once they are many."""

    def __init__(self) -> None:
        self._list: list[Checked] = []
        self._file: BinaryIO | None = None
        self.count = 0

    def add(self, checked: Checked) -> None:
        """Hold one more."""
        self.count += 1
        self._list.append(checked)
        if len(self._list) >= _IN_MEMORY:
            if self._file is None:
                self._file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - closed by `close`
            self._file.seek(0, 2)
            pickle.dump(self._list, self._file, pickle.HIGHEST_PROTOCOL)
            self._list = []

    def __iter__(self) -> Iterator[Checked]:
        """Yield them in the order in which they came."""
        if self._file is not None:
            at, end = 0, self._file.seek(0, 2)
            while at < end:
                self._file.seek(at)
                some: list[Checked] = pickle.load(self._file)  # noqa: S301 - written by this very run
                at = self._file.tell()
                yield from some
        yield from self._list

    def close(self) -> None:
        """Let go of them."""
        if self._file is not None:
            self._file.close()


class Between(NamedTuple):
    """What is found when reports are held against each other.

    Attributes:
        reports: what is said of each report, by its path.
        configurations: what is said of configurations themselves, each with its session.
    """

    reports: dict[str, ArchiveOutcome]
    configurations: list[tuple[FileOutcome, Session]]


def findings_between(held: Held, sessions: Sessions, as_of: date, paths: Sequence[Path]) -> Between:
    """Hold the reports of each session against each other.

    Args:
        held: what the files of the run came to.
        sessions: rules and configuration for each file.
        as_of: the date of the check.
        paths: the paths that the run is over.
    """
    whole = is_whole(paths)
    found = Between({}, [])
    for session in sessions.opened():
        absent: list[Agency] = []
        listed = whole and _covers(paths, session.config.path)
        unread = [each.outcome.path for each in _own(held, sessions, session) if each.record is None]
        found.reports.update(
            archive_findings(
                _records(held, sessions, session),
                session.config,
                session.registry,
                as_of,
                whole=whole,
                unread=unread,
                absent=absent if listed else None,
            )
        )
        outcome = of_absent(absent, session.registry, session.config, as_of)
        if outcome is not None:
            found.configurations.append((outcome, session))
    return found


def with_findings_between(held: Held, found: Between, sessions: Sessions, as_of: date) -> Iterator[Checked]:
    """Yield what was checked with what was found between reports; it is taken out of what is given."""
    for each in held:
        path = Path(each.outcome.path)
        session = sessions.of_file(path)
        said = found.reports.pop(each.outcome.path, None)
        if said is None:
            yield each
        else:
            config = session.config.for_file(path)
            outcome = _with_text(each.outcome, session) if said.diagnostics else each.outcome
            outcome = joined(outcome, said, session.registry, config, as_of)
            yield each._replace(outcome=excerpted(outcome, (sentence.span for sentence in each.unread)))


def _with_text(outcome: FileOutcome, session: Session) -> FileOutcome:
    """Return an outcome with the whole text of its file: what others say of it may stand anywhere in it."""
    try:
        source = read_bytes(Path(outcome.path).read_bytes(), outcome.path, session.registry.readers)
    except (ReadError, ReaderCrash, OSError, ValueError):  # it has gone or changed meanwhile
        return outcome
    return outcome._replace(source=source)


def _own(held: Held, sessions: Sessions, session: Session) -> Iterator[Checked]:
    return (each for each in held if sessions.of_file(Path(each.outcome.path)) is session)


def _records(held: Held, sessions: Sessions, session: Session) -> Iterator[ArchiveRecord]:
    return (each.record for each in _own(held, sessions, session) if each.record is not None)


def _covers(paths: Sequence[Path], config: Path | None) -> bool:
    """Whether the folder of a run is that of the configuration, or above it."""
    folder = (paths[0] if paths else Path()).resolve()
    return config is not None and config.resolve().is_relative_to(folder)


def is_whole(paths: Sequence[Path]) -> bool:
    """Whether a run is over one folder with all that is in it."""
    return not paths or (len(paths) == 1 and paths[0].is_dir())
