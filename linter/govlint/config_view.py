"""What each key of the configuration comes to, and where that was given."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from govlint.config import all_given
from govlint.settings import Archive, Settings
from govlint.typed_fields import fields_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.config_layers import Given, Layer
    from govlint.diagnostics import Text

DEFAULT = "default"
_ADDED = ("extend-select", "ignore", "exclude", "plugins", "waivers")
_JOINED = ("rules", "severity", "per-file")


class Entry(NamedTuple):
    """A key of the configuration.

    Attributes:
        key: its name; for a part of a map with that part behind a dot.
        value: what it comes to, as plain JSON.
        sources: where that was given: files with lines, variables; only `DEFAULT` if nowhere.
        doc: what the key is for.
    """

    key: str
    value: object
    sources: tuple[str, ...]
    doc: Text | None


def entries(layers: tuple[Layer, ...]) -> Iterator[Entry]:
    """Yield every key in the order in which they are documented."""
    default = Settings()
    for described, known in zip(fields(Settings), fields_of(Settings), strict=True):
        given = all_given(layers, known.name)
        if known.name in ("root", "extends"):
            given = given[-1:]
        if not given:
            yield Entry(known.name, _plain(getattr(default, described.name)), (DEFAULT,), known.doc)
        elif known.name in _JOINED:
            yield from _joined(known.name, given, known.doc)
        elif known.name in _ADDED:
            items = [item for each in given for item in _list(each)]
            yield Entry(known.name, items, tuple(each.where for each in given), known.doc)
        else:
            last = given[-1]
            yield Entry(known.name, _content(last.node.content), (last.where,), known.doc)


def _joined(key: str, given: tuple[Given, ...], doc: Text | None) -> Iterator[Entry]:
    """Yield the parts of a map; of those given twice the innermost."""
    last: dict[str, tuple[object, str]] = {}
    for each in given:
        for name, node in each.node.entries().items():
            line = node.key.line if node.key else node.line
            last[name] = (_content(node.content), f"{node.document.name}:{line}")
    if not last:
        yield Entry(key, {}, tuple(each.where for each in given), doc)
    for name, (value, where) in last.items():
        yield Entry(f"{key}.{name}", value, (where,), doc)


def _list(given: Given) -> list[object]:
    content = _content(given.node.content)
    return content if isinstance(content, list) else [content]


def _content(content: object) -> object:
    """Return what a node holds without its places."""
    if isinstance(content, dict):
        return {name: _content(raw[-1]) for name, raw in content.items()}
    if isinstance(content, list):
        return [_content(raw[-1]) for raw in content]
    return content


def _plain(value: object) -> object:
    """Return a default as plain JSON."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Archive):
        return {each.name: _plain(getattr(value, each.field)) for each in fields_of(Archive)}
    return value
