"""The reports of a run held against each other, those of each configuration among themselves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govlint.archive.joining import compared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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
        )
        compared_ += [each._replace(outcome=outcome) for each, outcome in zip(own, outcomes, strict=True)]
    return compared_


def is_whole(paths: Sequence[Path]) -> bool:
    """Whether a run is over one folder with all that is in it."""
    return not paths or (len(paths) == 1 and paths[0].is_dir())
