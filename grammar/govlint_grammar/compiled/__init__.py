"""Compiled twins of packaged YAML: the parsed tree as JSON, used while the YAML is unchanged.

Parsing a form takes some forty milliseconds, reading its twin about one. A twin carries the checksum
of the YAML that it was made from; when that differs the YAML itself is read, so that a forgotten twin
costs time and never truth. ``python -m govlint_grammar.compiled`` makes them anew.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from govlint_grammar.positioned import RawNode

PACKAGE = Path(__file__).parent.parent
_LAYOUT = 2  # of the JSON; a twin of another layout is not read


def twin_path(path: Path) -> Path | None:
    """Return where the twin of a YAML file of this package lies; None for any other file."""
    if not path.is_relative_to(PACKAGE):
        return None
    return PACKAGE / "compiled" / ("-".join(path.relative_to(PACKAGE).with_suffix("").parts) + ".json")


def packaged_documents() -> tuple[Path, ...]:
    """Return every YAML file of this package."""
    return tuple(sorted(PACKAGE.rglob("*.yaml")))


def read_twin(path: Path, data: bytes) -> RawNode | None:
    """Return the tree of a YAML file from its twin.

    Args:
        path: the YAML file.
        data: what the YAML file holds.

    Returns:
        The raw tree; None if there is no twin, or it is not of this very text.
    """
    twin = twin_path(path)
    if twin is None:
        return None
    try:
        stored = json.loads(twin.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(stored, dict) or stored.get("layout") != _LAYOUT:
        return None
    if stored.get("crc32") != zlib.crc32(data):
        return None
    # The checksum vouches for the shape; lists stand for tuples and unpack alike.
    return cast("RawNode", stored["tree"])


def compile_document(path: Path) -> str:
    """Return the text of the twin of a YAML file.

    Raises:
        DocumentError: the file is not a document.
    """
    from govlint_grammar.positioned import load_document

    root = load_document(path)
    stored = {
        "layout": _LAYOUT,
        "crc32": zlib.crc32(root.document.data),
        "tree": [root.line, root.column, root.content],
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"
