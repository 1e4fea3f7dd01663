"""The streams: UTF-8 whatever the locale, colour or none, and readers that go away."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from govlint.output.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def use_utf8() -> None:
    """Make both output streams write UTF-8; what cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_color(*, refused: bool = False) -> bool:
    """Whether to paint findings: on a terminal, unless the user or the environment says otherwise."""
    if refused or os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced != "0"
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def frame_width(default: int) -> int:
    """Return the columns for frames: those of the terminal if it is narrower than the default."""
    if sys.stdout is None or not sys.stdout.isatty():
        return default
    from shutil import get_terminal_size

    return max(40, min(default, get_terminal_size().columns))


def write_lines(lines: Iterable[str], *, to_error: bool = False) -> None:
    """Write lines to standard output, or to standard error. A reader that goes away ends it quietly.

    Raises:
        OSError: the lines cannot be written for another reason, such as a full disk.
    """
    write_texts((line + "\n" for line in lines), to_error=to_error)


def write_texts(texts: Iterable[str], *, to_error: bool = False) -> None:
    """Write texts as they are to standard output or standard error, otherwise as `write_lines`."""
    out = sys.stderr if to_error else sys.stdout
    if out is None:
        return
    try:
        for text in texts:
            out.write(text)
        out.flush()
    except BrokenPipeError:
        _silence(out)


def complain(message: str) -> None:
    """Write a message of one or more lines to standard error, with nothing in it that a terminal obeys."""
    err = sys.stderr
    if err is None:
        return
    try:
        err.write("".join(f"{visible(line)}\n" for line in message.split("\n")))
        err.flush()
    except OSError:
        _silence(err)


def _silence(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that closing it raises no more."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # a stream without a file beneath it has nothing left to flush
        pass
