"""Which versions of govlint a pack can be used with: ``govlint>=1.2,<2``."""

from __future__ import annotations

import operator
from itertools import zip_longest
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.diagnostics import Text
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.positioned import Node

_WHOLE = regex(r"\s*govlint\s*(?P<limits>.*?)\s*")
_LIMIT = regex(r"\s*(?P<sign>>=|<=|==|!=|<|>)\s*(?P<version>\d+(\.\d+)*)\s*")
_NUMBER = regex(r"\d+")
_SIGNS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}


def check_requires(node: Node, version: str = __version__) -> None:
    """Check that a pack can be used with this version.

    Raises:
        DocumentError: it cannot, or this is no way to say so.
    """
    text = node.text()
    whole = _WHOLE.fullmatch(text)
    limits = [_LIMIT.fullmatch(limit) for limit in whole["limits"].split(",") if limit] if whole else [None]
    for limit in limits:
        if limit is None:
            message = Text("requires 的写法有误", "this is not how requires is written")
            raise node.error(message, ("govlint>=1", "govlint>=1.2,<2"))
        if not _SIGNS[limit["sign"]](_order(version, limit["version"]), 0):
            message = Text(
                f"本规则包需要 {text}，当前为 govlint {version}",
                f"the pack needs {text}, and this is govlint {version}",
            )
            raise node.error(message)


def _order(one: str, other: str) -> int:
    """Return -1, 0 or 1 as one version is before, the same as or after the other."""
    numbers = (tuple(map(int, _NUMBER.findall(version.partition("+")[0]))) for version in (one, other))
    for mine, theirs in zip_longest(*numbers, fillvalue=0):
        if mine != theirs:
            return 1 if mine > theirs else -1
    return 0
