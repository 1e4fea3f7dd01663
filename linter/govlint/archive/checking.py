"""Checking an archive from a program."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.outcome import RunOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.archive.record import ArchiveRecord
    from govlint.outcome import FileOutcome


def check_archive(
    paths: Iterable[str | Path],
    *,
    as_of: date | None = None,
    config_file: Path | None = None,
    whole: bool = False,
) -> RunOutcome:
    """Check reports, each alone and then against each other.

    Args:
        paths: the files, each once.
        as_of: the date of the check; today if None.
        config_file: the configuration to follow; none if None.
        whole: whether these are all reports of the archive, so that a year without a report is missing.

    Returns:
        The outcomes in the order of their paths. What is found between two reports is in the outcome of the
        one that it is about, with related places in the other.

    Raises:
        OSError, DocumentError, PluginError: as for `check_text`. A file that cannot be read is a finding.
    """
    from govlint._version import __version__
    from govlint.archive.joining import compared
    from govlint.archive.recording import record_of
    from govlint.engine import check_path
    from govlint.startup import set_up

    registry, config = set_up(config_file)
    day = as_of or date.today()
    checked: list[tuple[FileOutcome, ArchiveRecord | None]] = []
    for path in sorted(map(Path, paths), key=lambda each: each.as_posix()):
        outcome = check_path(path, registry, config.for_file(path), day)
        report = outcome.report
        record = record_of(report, outcome.edition) if report is not None else None
        # A tree is many times as large as what is kept of it.
        checked.append((outcome._replace(report=None), record))
    return RunOutcome(
        __version__, day, tuple(compared(checked, registry, config, day, whole=whole, listed=whole))
    )
