"""``--watch``: check again whenever a file has changed, until Ctrl-C."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.cli.check_run import check_reports
from govlint.cli.failure import Failure
from govlint.cli.files import STDIN
from govlint.cli.streams import complain
from govlint.config import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.check_run import Request
    from govlint.cli.language import Language

INTERVAL = 0.5  # seconds between looks
_Marks = dict[str, tuple[int, int]]


def watch(request: Request, language: Language) -> int:
    """Check reports now and after every change, until Ctrl-C.

    A mistake in the configuration is told, and the watch goes on: it is what is being written.

    Raises:
        Failure: standard input cannot be watched.
        KeyboardInterrupt: the user has had enough.
    """
    if any(str(path) == STDIN for path in request.paths):
        raise Failure("--watch 不能用于标准输入", "standard input cannot be watched")
    while True:
        seen = _marks(request)
        try:
            check_reports(request, language)
        except Failure as failure:
            complain(failure.describe(language))
        complain(language.say("正在等待文件变化，Ctrl-C 结束", "waiting for changes; Ctrl-C ends it"))
        while _marks(request) == seen:
            time.sleep(INTERVAL)


def _marks(request: Request) -> _Marks:
    """Return time and size of every file that the check may look at."""
    marks: _Marks = {}
    for path in _files(request):
        try:
            state = os.stat(path)  # noqa: PTH116 - thousands of files, twice a second
        except OSError:
            continue
        marks[path] = (state.st_mtime_ns, state.st_size)
    return marks


def _files(request: Request) -> Iterator[str]:
    for path in request.paths or (Path(),):
        yield str(path)
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                shown = (name for name in files if not name.startswith(".") or name == FILE_NAME)
                yield from (f"{folder}{os.sep}{name}" for name in shown)
        for parent in path.absolute().parents:
            yield str(parent / FILE_NAME)
    for given in (request.config_path, request.baseline):
        if given is not None:
            yield str(given)
