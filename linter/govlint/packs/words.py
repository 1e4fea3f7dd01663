"""Patterns of a pack with what belongs to each, read from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Words
from govlint.packs.expressions import condition_at, pattern_at
from govlint_grammar.assertions.syntax import EachColumn, encode
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.assertions.keys import Kind
    from govlint_grammar.positioned import Node

_KEYS = {"find": ("zh", "en", "expected", "when", "message"), "require": ("zh", "en")}
_GROUP = regex(r"\{([^{}]*)\}")


def several(node: Node) -> tuple[Node, ...]:
    """Return the items of a list, or the one that stands there alone.

    Raises:
        DocumentError: the list is empty.
    """
    if not node.is_list:
        return (node,)
    items = node.items()
    if not items:
        raise node.error(Text("列表是空的", "the list is empty"))
    return items


def read_words(node: Node, form: str, keys: Mapping[str, Kind]) -> Words:
    """Read a pattern, or a map of a pattern, its name, and what else belongs to it.

    Args:
        node: the pattern or the map.
        form: ``find`` or ``require``.
        keys: the keys that its condition may name.

    Raises:
        DocumentError: a mistake in it.
    """
    if not node.is_map:
        return Words(pattern_at(node), Text(node.text(), node.text()))
    parts = node.map(_KEYS[form], ("pattern",))
    pattern = parts["pattern"]
    for here, there in (("zh", "en"), ("en", "zh")):
        if here in parts and there not in parts:
            raise node.error(Text(f"缺少必需的键“{there}”", f"the key '{there}' is missing"), (there,))
    name = Text(*(parts[lang].text() if lang in parts else pattern.text() for lang in Text._fields))
    when = condition_at(parts["when"], keys) if "when" in parts else None
    if isinstance(when, EachColumn):
        message = Text("in each column 只用于 assert", "'in each column' goes with assert only")
        raise parts["when"].error(message)
    return Words(
        pattern_at(pattern),
        name,
        parts["expected"].text() if "expected" in parts else "",
        encode(when) if when else None,
        parts["message"].text() if "message" in parts else "",
    )


def read_replacement(node: Node, groups: int) -> str:
    """Read what goes in the place of what was found; ``{1}`` is the first group of the pattern.

    Raises:
        DocumentError: a group that not every pattern of the rule has.
    """
    text = node.text()
    allowed = ("{found}", *(f"{{{number}}}" for number in range(1, groups + 1)))
    for match in _GROUP.finditer(text):
        if match[0] not in allowed:
            message = Text(f"模式中没有这一组：{match[0]}", f"the pattern has no such group: {match[0]}")
            raise node.error(message, allowed)
    return text
