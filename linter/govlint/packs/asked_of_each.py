"""What a rule asks of each thing of a kind, read from YAML: the kind, names of numbers, what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Shown
from govlint.packs.expressions import place_within, term_at
from govlint.packs.messages import names_in
from govlint.packs.things import keys_of_things, sources
from govlint_grammar.assertions.syntax import encode
from govlint_grammar.documents import DocumentError, suggestion
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govlint_grammar.assertions.keys import Kind
    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.positioned import Node

QUOTE = "quote"
_NAME = regex(r"[a-z][a-z0-9_]*")


class OfEach(NamedTuple):
    """What is asked of each thing.

    Attributes:
        source: the kind of things.
        keys: the keys that its conditions may name.
        terms: numbers and texts by name; shown: what a finding shows.
    """

    source: str
    keys: Mapping[str, Kind]
    terms: Mapping[str, Encoded]
    shown: Shown | None


def read_each(parts: Mapping[str, Node], keys: Mapping[str, Kind]) -> OfEach:
    """Read `each`, `terms` and `evidence` of a rule.

    Raises:
        DocumentError: no such kind of things, or a mistake in a term or template.
    """
    node = parts["each"]
    source, known = node.text(), sources(keys)
    if source not in known:
        zh, en = suggestion(source, known)
        raise node.error(Text(f"没有“{source}”这一类事项{zh}", f"there are no '{source}'{en}"), known[:12])
    keys = {**keys, **keys_of_things(source, keys)}
    terms = {}
    for name, term in parts["terms"].entries().items() if "terms" in parts else ():
        if not _NAME.fullmatch(name) or name == QUOTE:
            message = Text("名称应为小写英文单词", "a name is a lower-case word")
            raise term.error(message, at_key=True)
        terms[name] = encode(term_at(term, keys))
    names = {QUOTE, *terms, *keys}
    shown = _shown(parts["evidence"], names) if "evidence" in parts else None
    return OfEach(source, keys, terms, shown)


def _shown(node: Node, names: Collection[str]) -> Shown:
    parts = node.map(("formula", "expected", "found"))
    formula = Text("", "")
    if "formula" in parts:
        given = parts["formula"]
        formula = given.wording() if given.is_map else Text(given.text(), given.text())
    for part in parts.values():
        for each in part.entries().values() if part.is_map else (part,):
            _check_names(each, names)
    expected, found = (parts[key].text() if key in parts else "" for key in ("expected", "found"))
    return Shown(formula, expected, found)


def _check_names(node: Node, names: Collection[str]) -> None:
    for name, at in names_in(node.text()):
        if name not in names:
            zh, en = suggestion(name, names)
            message = Text(f"“{name}”不表示任何内容{zh}", f"'{name}' stands for nothing here{en}")
            line, column = place_within(node, at)
            document = node.document
            shown = (QUOTE, "each.words")
            raise DocumentError(document.name, line, column, message, shown, document.line(line), len(name))
