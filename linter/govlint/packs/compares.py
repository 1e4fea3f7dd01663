"""Which statements a rule holds against the tables, read from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Compared
from govlint.packs.expressions import condition_at
from govlint.packs.words import several
from govlint_grammar.assertions.keys import COMPARISON, STATEMENTS, Kind
from govlint_grammar.assertions.syntax import EachColumn, encode
from govlint_grammar.comparing.key_patterns import key_pattern
from govlint_grammar.documents import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node

_OPTIONAL = ("except", "when", "unless", "once")


def read_compares(node: Node, keys: Mapping[str, Kind], forms: tuple[Form, ...]) -> tuple[Compared, ...]:
    """Read the statements that a rule compares.

    Args:
        node: a key, a map of keys and conditions, or a list of those.
        keys: the keys that conditions may name.
        forms: the editions of whose tables they may be.

    Raises:
        DocumentError: a key that no statement has, or a mistake in a condition.
    """
    tables = {table.key for form in forms for table in form.tables}
    stated = [key.removeprefix(STATEMENTS) for key in keys if key.startswith(STATEMENTS)]
    known = tuple(key for key in stated if key.partition(".")[0] in tables)
    given = {**keys, **COMPARISON}
    found = []
    for item in several(node):
        if not item.is_map:
            found.append(Compared((_pattern(item, known),)))
            continue
        parts = item.map(_OPTIONAL, ("keys",))
        found.append(
            Compared(
                tuple(_pattern(each, known) for each in several(parts["keys"])),
                tuple(_pattern(each, known) for each in several(parts["except"]))
                if "except" in parts
                else (),
                _condition(parts, "when", given),
                _condition(parts, "unless", given),
                parts["once"].boolean() if "once" in parts else False,
            )
        )
    return tuple(found)


def tables_of_keys(compares: Iterable[Compared]) -> Iterator[str]:
    """Yield the tables that statements are held against."""
    for entry in compares:
        yield from (key.partition(".")[0] for key in entry.keys)


def _patterns(parts: Mapping[str, Node], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_pattern(each, known) for each in several(parts[key])) if key in parts else ()


def _pattern(node: Node, known: tuple[str, ...]) -> str:
    name = node.text()
    if not any(map(key_pattern((name,)), known)):
        zh, en = suggestion(name, known)
        message = Text(f"正文没有“{name}”这样的表述{zh}", f"the prose states no '{name}'{en}")
        raise node.error(message, (*known[:6], "requests.*", "requests.received[*]"))
    return name


def _condition(parts: Mapping[str, Node], key: str, keys: Mapping[str, Kind]) -> Encoded | None:
    if key not in parts:
        return None
    condition = condition_at(parts[key], keys)
    if isinstance(condition, EachColumn):
        message = Text("in each column 只用于 assert", "'in each column' goes with assert only")
        raise parts[key].error(message)
    return encode(condition)
