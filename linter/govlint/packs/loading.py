"""Packs, loaded: from a compiled twin, from the user's cache, or read, checked and proved."""

from __future__ import annotations

import json
import zlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.packs.data import LAYOUT, PackData, pack_from_json, pack_to_json
from govlint.packs.requirements import check_requires
from govlint.packs.rule_classes import rule_class
from govlint_grammar.documents import Document
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.positioned import Node, parse_document
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from govlint.packs.facts import Known
    from govlint.packs.rules import PackRule
    from govlint_grammar.provisions import Provision


class Pack(NamedTuple):
    """A pack that is ready to use."""

    file: Path
    id: str
    version: str
    rules: tuple[type[PackRule], ...]
    provisions: Mapping[str, Provision]


def load_pack(path: Path, known: Known) -> Pack:
    """Load a pack.

    Its examples are run once: the twin of a pack that comes with a distribution, and the cache of the user
    for any other, carry the proof as long as the pack is unchanged.

    Args:
        path: the YAML file.
        known: the forms, and the provisions it may cite besides its own.

    Raises:
        OSError: the file cannot be read.
        DocumentError: a mistake in it, or an example that does not come out.
    """
    data = path.read_bytes()
    pack = _from_twin(path, data) or _from_cache(path, data, known)
    document = Document(str(path), data)
    if pack.requires is not None:
        check_requires(Node(document, *pack.requires))
    rules = tuple(rule_class(rule, pack.id, f"{path.name}:{rule.line}") for rule in pack.rules)
    if pack.provisions is None:
        return Pack(path, pack.id, pack.version, rules, MappingProxyType({}))
    from govlint_grammar.provisions import read_provisions

    own = read_provisions(Node(document, *pack.provisions), {})
    return Pack(path, pack.id, pack.version, rules, own)


def twin_path(path: Path) -> Path:
    """Return where the compiled twin of a pack lies: beside it."""
    return path.with_suffix(".json")


def compile_pack(path: Path, known: Known) -> str:
    """Return the text of the twin of a pack, after its examples have been run.

    Raises:
        OSError, DocumentError: as for `load_pack`.
    """
    data = path.read_bytes()
    stored = {
        "layout": LAYOUT,
        "crc32": zlib.crc32(data),
        "pack": pack_to_json(proved(Document(path.name, data), known)),
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"


def proved(document: Document, known: Known) -> PackData:
    """Read a pack and run its examples.

    Raises:
        DocumentError: a mistake in it, or an example that does not come out.
    """
    from govlint.packs.proof import prove
    from govlint.packs.reading import read_pack

    read = read_pack(parse_document(document.data, document.name), known)
    for rule in read.rules:
        prove(rule, rule_class(rule.data, read.head.id, f"{document.name}:{rule.data.line}"), known.library)
    return read.data


def _from_twin(path: Path, data: bytes) -> PackData | None:
    """Return a pack from its twin; None if there is none of this very text."""
    try:
        stored = json.loads(twin_path(path).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(stored, dict) or stored.get("layout") != LAYOUT:
        return None
    if stored.get("crc32") != zlib.crc32(data):
        return None
    return pack_from_json(stored["pack"])


def _from_cache(path: Path, data: bytes, known: Known) -> PackData:
    from govlint_grammar.build_cache import built

    # What the examples are composed from is part of the proof: a plugin may change its form.
    given = [form for form in known.forms if form not in packaged_forms()], sorted(known.bases.items())
    sources = repr((LAYOUT, __version__, given, sorted(known.provisions), str(path), data))
    return built(
        "pack",
        sources,
        lambda: proved(Document(str(path), data), known),
        dump=lambda pack: json.dumps(pack_to_json(pack)).encode(),
        load=lambda stored: pack_from_json(json.loads(stored)),
    )
