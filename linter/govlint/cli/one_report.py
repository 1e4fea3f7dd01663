"""One report from a file or from standard input, read and parsed, for the commands that show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli.failure import Failure
from govlint.cli.files import STDIN
from govlint.cli.sessions import Sessions
from govlint.readers import ReadError, open_error, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.cli.sessions import Session
    from govlint_grammar.tree import Report


def parse_file(path: Path, config_path: Path | None, *, isolated: bool) -> tuple[Report, Session]:
    """Parse a report.

    Args:
        path: the file; ``-`` is standard input.
        config_path: a configuration, for the forms of the plugins that it names; None for the nearest.
        isolated: whether no configuration counts.

    Returns:
        The tree, and the session of the file.

    Raises:
        Failure: the file cannot be read.
    """
    from govlint_grammar.parser import parse_report

    session = Sessions(config_path, isolated=isolated).of(path)
    try:
        source = read_bytes(_bytes_of(path), path.as_posix(), session.registry.readers)
    except ReadError as error:
        raise Failure(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}") from None
    return parse_report(source, session.registry.forms), session


def _bytes_of(path: Path) -> bytes:
    if str(path) == STDIN:
        if sys.stdin is None:
            raise Failure("没有标准输入可读", "there is no standard input to read")
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise open_error(error) from None
