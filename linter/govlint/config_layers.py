"""The layers of a configuration: files that extend others, files in outer folders, the environment.

A layer says for each key what is given and where. What they come to together is for `govlint.config`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.config import FILE_NAME, FROM_ENVIRONMENT, PREFIX, variable
from govlint.diagnostics import Text
from govlint.settings import Settings
from govlint.typed_fields import fields_of
from govlint_grammar.documents import Document
from govlint_grammar.positioned import Node, load_document
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_EXTENDED = 32
_TRUTHS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


class Given(NamedTuple):
    """A value that a layer gives to a key.

    Attributes:
        value: the value, by the type of the key.
        node: where it stands, for complaints that need more than its type.
        folder: what paths in it are relative to.
        reports: the folder that globs of reports in it are relative to: that of the file that extends.
    """

    value: object
    node: Node
    folder: Path
    reports: Path

    @property
    def where(self) -> str:
        """Where it was given: a file with its line, or a variable of the environment."""
        name, key = self.node.document.name, self.node.key
        return name if name.startswith(PREFIX) else f"{name}:{key.line if key else self.node.line}"


class Layer(NamedTuple):
    """What one file or the environment gives.

    Attributes:
        path: the file; None for the environment.
        given: values by their keys.
    """

    path: Path | None
    given: Mapping[str, Given]


def layers_of(path: Path) -> tuple[Layer, ...]:
    """Return the layers of a configuration file, the outermost first: what it extends before itself.

    Raises:
        OSError: a file cannot be read.
        DocumentError: a mistake in one of them.
    """
    reports = path.absolute().parent
    return tuple(
        Layer(layer.path, {key: each._replace(reports=reports) for key, each in layer.given.items()})
        for layer in _extended(path, (path.resolve(),))
    )


def outer_layers(path: Path) -> tuple[Layer, ...]:
    """Return the layers of a configuration file and of those above it, up to one that is a root.

    Raises:
        OSError: a file cannot be read.
        DocumentError: a mistake in one of them.
    """
    chain: list[tuple[Layer, ...]] = []
    for folder in (path.absolute().parent, *path.absolute().parent.parents):
        candidate = path if not chain else folder / FILE_NAME
        if chain and not candidate.is_file():
            continue
        chain.append(layers_of(candidate))
        root = chain[-1][-1].given.get("root")
        if root is not None and root.value:
            break
    return tuple(layer for layers in reversed(chain) for layer in layers)


def environment_layer(environment: Mapping[str, str]) -> Layer | None:
    """Return what the environment gives; None if it gives nothing.

    Raises:
        DocumentError: a value that the key does not take.
    """
    kinds = {each.name: each.kind for each in fields_of(Settings)}
    given: dict[str, Given] = {}
    for key in FROM_ENVIRONMENT:
        name = variable(key)
        text = environment.get(name, "").strip()
        if text:
            node = _node_of_variable(name, text, kinds[key].schema.get("type"))
            given[key] = Given(kinds[key].read(node), node, Path().absolute(), Path().absolute())
    return Layer(None, given) if given else None


def _extended(path: Path, above: tuple[Path, ...]) -> Iterator[Layer]:
    layer = _read(path)
    extends = layer.given.get("extends")
    for item in extends.node.items() if extends else ():
        target = path.parent / item.text()
        if target.resolve() in above or len(above) > _MOST_EXTENDED:
            raise item.error(Text("配置文件互相引用", "configurations that extend each other in a circle"))
        if not target.is_file():
            raise item.error(Text(f"找不到配置文件 {target}", f"there is no configuration {target}"))
        yield from _extended(target, (*above, target.resolve()))
    yield layer


def _read(path: Path) -> Layer:
    state = path.stat()
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _read_once(path: Path, _changed: int, _size: int) -> Layer:
    """Read a file; one that lies above many folders of reports is read once as long as it does not change."""
    root = load_document(path)
    by_name = {each.name: each for each in fields_of(Settings)}
    nodes = {} if root.is_null else root.map(tuple(by_name))
    folder = path.absolute().parent
    given = {name: Given(by_name[name].kind.read(node), node, folder, folder) for name, node in nodes.items()}
    return Layer(path, given)


def _node_of_variable(name: str, text: str, kind: object) -> Node:
    """Return the value of a variable as a node, so that complaints about it point into it."""
    document = Document(name, text.encode("utf-8", "replace"))
    if kind == "boolean":
        return Node(document, 1, 1, _TRUTHS.get(text.lower(), text))
    if kind == "array":
        words: list[tuple[int, int, str]] = []
        at = 0
        for part in text.split(","):
            word = part.strip()
            if word:
                words.append((1, at + part.index(word) + 1, word))
            at += len(part) + 1
        return Node(document, 1, 1, list(words))
    return Node(document, 1, 1, text)
