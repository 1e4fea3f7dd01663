"""Patterns of statement keys: a key as it is, or with a star for any key below it or any column."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BELOW = ".*"
COLUMNS = "[*]"


@lru_cache(maxsize=256)
def key_pattern(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Return what tells whether a key is one of some patterns.

    Args:
        patterns: keys; ``requests.*`` is any key below, without a column, ``requests.received[*]`` the key
            in any column, ``requests.*[*]`` both.
    """
    full = frozenset(patterns)
    starts = tuple(each.removesuffix("*") for each in patterns if each.endswith(BELOW))
    rows = [each.removesuffix(COLUMNS) for each in patterns if each.endswith(COLUMNS)]
    in_columns = tuple(row.removesuffix("*") if row.endswith(BELOW) else f"{row}[" for row in rows)

    def matches(key: str) -> bool:
        return key in full or key.startswith(in_columns if "[" in key else starts)

    return matches
