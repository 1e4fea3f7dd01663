"""The progress of a long run, on standard error of a terminal and nowhere else."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

    from govlint.cli.language import Language

_FEWEST = 50  # files for which a bar is worth it
_INTERVAL = 0.1  # seconds between two drawings
_CLEAR = "\r\x1b[2K"


def wanted(files: int, *, quiet: bool) -> bool:
    """Whether to show progress: for many files, on a terminal, where a person looks at it."""
    if quiet or files < _FEWEST or sys.stderr is None or not sys.stderr.isatty():
        return False
    environment = os.environ
    watched = not (environment.get("CI") or environment.get("PRE_COMMIT"))
    return watched and environment.get("TERM", "") not in ("dumb", "")


def progress_of(files: int, language: Language, *, quiet: bool) -> Progress:
    """Return what shows the progress of a run; where none is wanted it shows nothing."""
    if not wanted(files, quiet=quiet):
        return Progress()
    try:
        return _Drawn(files, language)
    except ImportError:  # an installation without it does its work all the same
        return Progress()


class Progress:
    """A progress that is not shown."""

    def advance(self) -> None:
        """Note that one more file is done."""

    def clear(self) -> None:
        """Take the bar away, so that something else can be written in its place."""


class _Drawn(Progress):
    """A bar with the number of files, the rate and the time that is left."""

    def __init__(self, files: int, language: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._console: Console = Console(stderr=True)
        rate = language.say("{task.fields[rate]:.0f} 个/秒", "{task.fields[rate]:.0f} files/s")
        # Drawn when a file is done and by no thread of its own: workers may be forked at any time.
        self._bar: Bar = Bar(
            TextColumn(language.say("检查", "checking")),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(rate),
            TextColumn(language.say("剩余", "left")),
            TimeRemainingColumn(),
            console=self._console,
            auto_refresh=False,
        )
        self._task = self._bar.add_task("", total=files, rate=0.0)
        self._start = self._drawn = time.monotonic()
        self._done = 0
        self._shown = False

    def advance(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._drawn < _INTERVAL:
            return
        self._drawn = now
        rate = self._done / max(now - self._start, 1e-9)
        self._bar.update(self._task, completed=self._done, rate=rate)
        with self._console.capture() as drawn:
            self._console.print(self._bar.make_tasks_table(self._bar.tasks), no_wrap=True)
        self._write(_CLEAR + drawn.get().rstrip("\n"))
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            self._write(_CLEAR)
            self._shown = False

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # nobody looks any more
            pass
