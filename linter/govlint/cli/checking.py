"""Checking the files of a run, in this process or in several."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.archive.outcome import archive_rules, not_compared
from govlint.cli.failure import Failure
from govlint.cli.files import STDIN
from govlint.engine import check_bytes, check_path
from govlint.excerpts import excerpted
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from govlint.archive.record import ArchiveRecord
    from govlint.cli.caching import Cache, Kept
    from govlint.cli.fixes import Fixer
    from govlint.cli.sessions import Session, Sessions
    from govlint.config import Config
    from govlint.outcome import FileOutcome
    from govlint_grammar.statement_types import UnreadSentence

# So much work is worth starting processes for, counted in text files.
_WORTH_IT = 48
_WEIGHTS = {".txt": 1, ".md": 1, ".html": 2, ".htm": 2}
_WEIGHT = 12  # of any other kind of file, which takes a library to read


class Checked(NamedTuple):
    """What a file came to.

    Attributes:
        unread: the sentences with numbers that gave no statement, if somebody wants to know them.
        record: what an archive keeps of the report, if there is an archive.
        kept: what is to be done with its entry in the cache.
    """

    outcome: FileOutcome
    unread: tuple[UnreadSentence, ...] = ()
    record: ArchiveRecord | None = None
    kept: Kept | None = None


class Checker:
    """Checks one file after another.

    Args:
        sessions: rules and configuration for each file.
        as_of: the date of the check.
        verbose: whether to keep the sentences that gave no statement.
        several: whether reports are held against each other when all have been checked.
        fixer: what fixes files before they are told of; None to leave them as they are.
        cache: findings of earlier runs; None to do without.
    """

    def __init__(
        self,
        sessions: Sessions,
        as_of: date,
        *,
        verbose: bool = False,
        several: bool = False,
        fixer: Fixer | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._sessions = sessions
        self._as_of = as_of
        self._verbose = verbose
        self._several = several
        self._fixer = fixer
        self._cache = cache

    def file(self, name: str) -> Checked:
        """Check a file."""
        path = Path(name)
        session = self._sessions.of_file(path)
        if self._cache is not None:
            return self._cached(path, session, self._cache)
        config = session.config.for_file(path)
        if self._fixer is not None:
            outcome = self._fixer.file(path, session.registry, config, self._as_of)
        else:
            outcome = check_path(path, session.registry, config, self._as_of)
        return self._checked(outcome, session, config, several=self._several)

    def _cached(self, path: Path, session: Session, cache: Cache) -> Checked:
        """Return what a file comes to, from the cache if it is known there."""
        shown = path.as_posix()
        config = session.config.for_file(path)
        try:
            data = path.read_bytes()
        except (OSError, ValueError):  # there is nothing that an entry could be kept by
            outcome = check_path(path, session.registry, config, self._as_of)
            return self._checked(outcome, session, config, several=self._several)
        key = cache.key(session, shown, data, several=self._several)
        known = cache.find(key, shown) if key is not None else None
        if known is not None:
            return Checked(known.outcome, (), known.record, known.kept)
        outcome = check_bytes(shown, data, session.registry, config, self._as_of)
        checked = self._checked(outcome, session, config, several=self._several)
        if key is None:
            return checked
        return checked._replace(kept=cache.pack(key, checked.outcome, checked.record))

    def stdin(self, name: Path | None) -> Checked:
        """Check what comes from standard input, which goes by a name."""
        session = self._sessions.of(name or Path())
        if sys.stdin is None:
            raise Failure("没有标准输入可读", "there is no standard input to read")
        data = sys.stdin.buffer.read()
        shown = name.as_posix() if name else STDIN
        config = session.config.for_file(name or Path(STDIN))
        if self._fixer is not None:
            outcome = self._fixer.stdin(shown, data, session.registry, config, self._as_of)
        else:
            outcome = check_bytes(shown, data, session.registry, config, self._as_of)
        return self._checked(outcome, session, config, several=False)

    def _checked(self, outcome: FileOutcome, session: Session, config: Config, *, several: bool) -> Checked:
        """Return an outcome without what nobody looks at any more, and with what is kept of the report."""
        report, record = outcome.report, None
        unread = report.prose.unread if self._verbose and report is not None else ()
        if not several:
            outcome = not_compared(outcome, session.registry, config)
        elif report is not None and archive_rules(session.registry, config):
            from govlint.archive.recording import record_of

            record = record_of(report, outcome.edition)
        if self._fixer is None:
            outcome = excerpted(outcome, (sentence.span for sentence in unread))
        return Checked(outcome._replace(report=None), unread, record)


class Recipe(NamedTuple):
    """What a new process makes its checker of: the options that the sessions were made with."""

    sessions: Callable[[], Sessions]
    as_of: date
    verbose: bool
    several: bool
    cache: Callable[[], Cache] | None = None

    def checker(self) -> Checker:
        """Return the checker."""
        cache = self.cache() if self.cache else None
        return Checker(self.sessions(), self.as_of, verbose=self.verbose, several=self.several, cache=cache)


def is_much(files: Sequence[str]) -> bool:
    """Whether files are so much work that starting processes and opening a cache is worth it."""
    weight = 0
    for file in files:
        weight += _WEIGHTS.get(file[file.rfind(".") :].lower(), _WEIGHT)
        if weight >= _WORTH_IT:
            return True
    return False


def jobs_for(files: Sequence[str], asked: int | None) -> int:
    """Return how many processes to check files with; 1 is this process alone.

    Args:
        files: the files.
        asked: how many the user asks for; None for as many as there are cores, if it is worth it.
    """
    if asked is not None:
        return max(1, min(asked, len(files)))
    if not is_much(files):
        return 1
    from govlint.workers import cores

    return min(cores(), len(files))


def check_files(
    files: Sequence[str], checker: Checker, recipe: Recipe, jobs: int, method: str | None = None
) -> Iterator[Checked]:
    """Yield what each file comes to, in their order.

    Args:
        files: the files.
        checker: checks them in this process.
        recipe: what other processes make theirs of.
        jobs: how many processes.
        method: how they are started, if not as is best here.
    """
    if jobs == 1:
        yield from map(checker.file, files)
        return
    from govlint.lost_workers import lost
    from govlint.workers import Lost, Workers, start_method

    method = method or start_method()
    prepare = partial(_job_of, checker) if method == "fork" else partial(_job_from, recipe)
    workers = Workers(prepare, checker.file, jobs, method)
    with closing(workers.results(files)) as results:
        for result in results:
            yield Checked(lost(result.item, result.status)) if isinstance(result, Lost) else result


def _job_of(checker: Checker) -> Callable[[str], Checked]:
    return checker.file


def _job_from(recipe: Recipe) -> Callable[[str], Checked]:
    return recipe.checker().file
