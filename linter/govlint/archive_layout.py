"""How agency and year follow from the path of a report: ``{year}/{agency}.txt``."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = ("agency", "year")
_PIECES = re.compile(r"\{(\w*)\}|(\*\*/)|(\*)|(\?)|([{}])|(.)", re.DOTALL)
_GROUPS = {"agency": r"(?P<agency>[^/]+?)", "year": r"(?P<year>(?:19|20)[0-9]{2})"}


class PathFacts(NamedTuple):
    """What the path of a report says about it."""

    agency: str | None = None
    year: int | None = None


class ArchiveLayout(NamedTuple):
    """The layouts of an archive and the folder that they are relative to.

    Attributes:
        layouts: paths with ``{agency}`` and ``{year}`` in them, the first that fits counts; ``*``, ``?`` and
            ``**/`` stand for what does not matter.
        folder: an absolute path.
    """

    layouts: tuple[str, ...]
    folder: Path

    def facts(self, path: Path) -> PathFacts:
        """Return what the path of a report says; nothing where no layout fits."""
        relative = os.path.relpath(path.absolute(), self.folder).replace(os.sep, "/")
        for layout in self.layouts:
            found = _pattern(layout).fullmatch(relative)
            if found is not None:
                said = found.groupdict()
                year = said.get("year")
                return PathFacts(said.get("agency"), int(year) if year else None)
        return PathFacts()


def unknown_field(layout: str) -> str | None:
    """Return the first thing in braces that is not a field, or is given twice; None if all is in order."""
    seen: set[str] = set()
    for match in _PIECES.finditer(layout):
        field, brace = match[1], match[5]
        if brace or (field is not None and (field not in FIELDS or field in seen)):
            return match[0]
        if field:
            seen.add(field)
    return None


@lru_cache(maxsize=32)
def _pattern(layout: str) -> re.Pattern[str]:
    return re.compile("".join(map(_piece, _PIECES.finditer(layout.removeprefix("./")))), re.DOTALL)


def _piece(match: re.Match[str]) -> str:
    field, folders, some, one = match[1], match[2], match[3], match[4]
    if field is not None:
        return _GROUPS[field]
    if folders:
        return "(?:[^/]+/)*"
    if some:
        return "[^/]*"
    return "[^/]" if one else re.escape(match[0])
