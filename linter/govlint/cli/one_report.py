"""One report from a file or from standard input, read and parsed, for the commands that show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli.failure import Failure
from govlint.cli.files import STDIN
from govlint.cli.sessions import Sessions
from govlint.cli.streams import complain
from govlint.guarded import ReaderCrash
from govlint.plugins import one_line
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
    except ReaderCrash as crash:
        what = f"{path}: {crash.plugin}: {one_line(crash.error)}"
        raise Failure(f"插件的读取器出错：{what}", f"the reader of a plugin failed: {what}") from crash
    return parse_report(source, session.registry.forms, session.registry.vocabulary), session


def say_further(report: Report, lang: str) -> None:
    """Say on standard error that there are further reports in the file, if there are."""
    if report.further:
        count = 1 + len(report.further)
        zh = f"文件中有{count}份报告，以下只是第一份；其余各份请单独保存"
        en = f"there are {count} reports in the file, and this is the first; save each as a file of its own"
        complain(en if lang == "en" else zh)


def _bytes_of(path: Path) -> bytes:
    if str(path) == STDIN:
        if sys.stdin is None:
            raise Failure("没有标准输入可读", "there is no standard input to read")
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise open_error(error) from None
