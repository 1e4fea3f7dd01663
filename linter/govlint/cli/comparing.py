"""The reports of a run held against each other, those of each configuration among themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.archive.joining import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.cli.check_run import Checked, Request


def compared_reports(checked: Sequence[Checked], request: Request) -> list[Checked]:
    """Return what was checked with what the reports of each session say when held against each other."""
    compared_: list[Checked] = []
    for session in {id(each.session): each.session for each in checked}.values():
        own = [each for each in checked if each.session is session]
        outcomes = compared(
            [(each.outcome, each.record) for each in own],
            session.registry,
            session.config,
            request.as_of or date.today(),
            whole=is_whole(request.paths),
            listed=is_whole(request.paths) and _covers(request.paths, session.config.path),
        )
        compared_ += [each._replace(outcome=outcome) for each, outcome in zip(own, outcomes, strict=False)]
        # What is said of the configuration itself comes last.
        compared_ += [own[0]._replace(outcome=outcome, record=None) for outcome in outcomes[len(own) :]]
    return compared_


def _covers(paths: Sequence[Path], config: Path | None) -> bool:
    """Whether the folder of a run is that of the configuration, or above it."""
    folder = (paths[0] if paths else Path()).resolve()
    return config is not None and config.resolve().is_relative_to(folder)


def is_whole(paths: Sequence[Path]) -> bool:
    """Whether a run is over one folder with all that is in it."""
    return not paths or (len(paths) == 1 and paths[0].is_dir())
