"""Globs of files, as in ``exclude:``: relative to the configuration, and matching all that lies beneath."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PIECES = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)


def matches(globs: tuple[str, ...], path: Path, folder: Path) -> bool:
    """Whether a file or one of the folders that it lies in matches one of the globs.

    A glob without a slash matches a name anywhere (``drafts``, ``*.bak.txt``); one with a slash is
    relative to the folder (``2019/*.txt``). ``*`` stays within a name, ``**`` does not.

    Args:
        globs: the globs.
        path: the file.
        folder: the folder that the globs are relative to.
    """
    if not globs:
        return False
    relative = os.path.relpath(path.absolute(), folder.absolute()).replace(os.sep, "/")
    return any(_pattern(glob).fullmatch(relative) is not None for glob in globs)


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    body = glob.strip("/").removeprefix("./")
    anchored = "/" in glob.rstrip("/")
    pieces = "".join(_piece(match[0]) for match in _PIECES.finditer(body))
    return re.compile(("" if anchored else "(?:.*/)?") + pieces + "(?:/.*)?", re.DOTALL)


def _piece(piece: str) -> str:
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece)
    if known is not None:
        return known
    if piece.startswith("[") and len(piece) > 1:
        inner = piece[1:-1].replace("\\", "\\\\").replace("^", "\\^").replace("[", "\\[")
        return f"[^/{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(piece)
