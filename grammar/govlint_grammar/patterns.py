"""Regular expressions that are compiled once an installation, not once a run.

Compiling them was the largest part of what a start of the program cost: Python keeps compiled modules
between runs, but not compiled patterns. What `re` makes of a pattern is a list of numbers; it is kept in the
cache and handed to Python's engine, which looks it over before it takes it. This way in is not a public
one, so nothing rests on it: whatever is not as expected, the pattern is compiled as always.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found] # private, see above
import atexit
import marshal
import re
import sys
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.build_cache import keep, kept

if TYPE_CHECKING:
    from collections.abc import Iterable

_Key: TypeAlias = "tuple[str, int]"
# Flags, code, number of groups, and the groups that have a name.
_Compiled: TypeAlias = "tuple[int, bytes, int, dict[str, int]]"

_NAME = "patterns"
# Changed by everything that may change what the numbers mean.
_ENGINE = f"1 {sys.version} {_sre.MAGIC} {_sre.CODESIZE}"

# What is no longer asked for is left out when there are more than so many.
_MOST = 2000

_asked: dict[_Key, None] = {}
_missed: dict[_Key, None] = {}


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled regular expression, as `re.compile` does.

    Meant for patterns that stand in a module: one that is made of a user's text would fill the cache.

    Args:
        text: the regular expression.
        flags: flags of `re`.

    Raises:
        re.error: it is not a regular expression.
    """
    key = (text, int(flags))
    found = _known().get(key)
    _asked[key] = None
    if found is not None:
        try:
            return _revived(text, *found)
        except Exception:  # noqa: S110 - not an entry after all: compiled as always
            pass
    compiled = re.compile(text, flags)
    if not _missed:
        atexit.register(_keep_missed)
    _missed[key] = None
    return compiled


@cache
def _known() -> dict[_Key, _Compiled]:
    data = kept(_NAME, _ENGINE)
    try:
        known = marshal.loads(data) if data is not None else {}  # noqa: S302 - the user's own cache
    except Exception:  # not what is written below
        return {}
    return known if isinstance(known, dict) else {}


def _revived(text: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    numbers = memoryview(code).cast("I").tolist()
    revived: re.Pattern[str] = _sre.compile(text, flags, numbers, groups, names, tuple(by_number))
    return revived


def _keep_missed() -> None:
    """Write what was not in the cache to it; another run may have written meanwhile, which is kept too."""
    _known.cache_clear()
    known = _known()
    if len(known) + len(_missed) > _MOST:
        known = {key: known[key] for key in _asked if key in known}
    keep(_NAME, _ENGINE, marshal.dumps({**known, **dict(_compiled(_missed))}))


def _compiled(keys: Iterable[_Key]) -> Iterable[tuple[_Key, _Compiled]]:
    """Yield what the compiler of `re` makes of patterns; nothing if it has changed."""
    from array import array
    from importlib import import_module

    for text, flags in keys:
        try:
            parsed = import_module("re._parser").parse(text, flags)
            code = array("I", import_module("re._compiler")._code(parsed, flags)).tobytes()
            state = parsed.state
            yield (text, flags), (int(flags | state.flags), code, state.groups - 1, dict(state.groupdict))
        except Exception:  # noqa: S112 - compiled as always the next time
            continue
