"""Globs of files in the syntax of ``.gitignore``, as in ``exclude:``, ``per-file:`` and waivers."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec


class FileGlobs(NamedTuple):
    """Globs and the folder that they are relative to. A file outside the folder matches none.

    Attributes:
        patterns: the globs; a later one goes before an earlier, ``!`` takes files out again.
        folder: an absolute path.
    """

    patterns: tuple[str, ...]
    folder: Path

    def match(self, path: Path) -> bool:
        """Whether a file, or a folder that it lies in, is meant."""
        if not self.patterns:
            return False
        relative = os.path.relpath(path.absolute(), self.folder).replace(os.sep, "/")
        return not relative.startswith("../") and bool(_compiled(self.patterns).match_file(relative))


def is_glob(pattern: str) -> bool:
    """Whether a pattern can be read: a backslash at its end escapes nothing."""
    return (len(pattern) - len(pattern.rstrip("\\"))) % 2 == 0


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # takes its time, and most runs name their files

    return GitIgnoreSpec.from_lines(patterns)
