"""Programs that readers run: with a time limit, and ended together with what they have started."""

from __future__ import annotations

import os
import signal
import subprocess  # runs programs by their full path, without a shell
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class OutOfTime(Exception):  # noqa: N818 - what has happened
    """A program was ended because it took too long."""


class Finished(NamedTuple):
    """What a program has left: its exit code (negative if a signal ended it) and its standard output."""

    code: int
    output: bytes


def run(
    command: Sequence[str],
    data: bytes = b"",
    *,
    seconds: float,
    largest_output: int,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Finished:
    """Run a program to its end.

    Args:
        command: the program's full path and its arguments; no shell sees them.
        data: what it reads from standard input.
        seconds: how long it may take.
        largest_output: how many bytes of its standard output are taken; the rest is left.
        folder: where it runs; here, if None.
        environment: its environment; the own one, if None.

    Raises:
        OutOfTime: it took longer; it and its children are ended.
        OSError: it cannot be started.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - see above
            list(command),
            stdin=given,
            stdout=taken,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=None if environment is None else dict(environment),
            start_new_session=True,
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise OutOfTime from None
        finally:
            _end(process)
        taken.seek(0)
        return Finished(code, taken.read(largest_output))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and everything that it has started in its session, as far as it still runs."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):  # nothing of it is left
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
