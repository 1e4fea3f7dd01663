"""The DOCX reader: from the package that Word writes to the `Source` of the report in it.

Read is what stands on paper once all changes are accepted: automatic numbers, what came of fields, text boxes
where they are anchored. Left out are deleted and hidden words, comments, notes, headers, footers
and tables of contents.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.readers.blocks import ParagraphBlock, source_of_blocks
from govlint.readers.docx.faults import damaged, lock_file, only_pictures
from govlint.readers.docx.fields import mark_loose_ends
from govlint.readers.docx.markup import nested, w
from govlint.readers.docx.numbering import Numbering
from govlint.readers.docx.package import Package
from govlint.readers.docx.story import Story
from govlint.readers.docx.styles import Styles

if TYPE_CHECKING:
    from govlint.readers.blocks import Block
    from govlint.readers.docx.markup import Element
    from govlint_grammar.source import Source

_PICTURES = tuple(map(w, ("drawing", "pict", "object")))


def read_docx(data: bytes, name: str = "-") -> Source:
    """Read the bytes of a Word document.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        UnreadableFile: it is something else, damaged, protected, made to do harm, or holds no words.
    """
    if PurePath(name).name.startswith("~$"):
        raise lock_file()
    package = Package(data)
    root = package.part(package.main)
    body = nested(root, "body") if root is not None else None
    if body is None:
        raise damaged(Text("没有正文", "it has no body"))
    parts: dict[str, Element | None] = {}
    for kind, target in package.related(package.main):
        if kind in ("styles", "numbering") and kind not in parts:
            parts[kind] = package.part(target)
    styles = Styles(parts.get("styles"))
    mark_loose_ends(body)
    blocks = Story(styles, Numbering(parts.get("numbering"), styles.list_of)).blocks(body)
    if not any(map(_has_words, blocks)) and next(body.iter(*_PICTURES), None) is not None:
        raise only_pictures()
    return source_of_blocks(blocks, name=name, kind="docx")


def _has_words(block: Block) -> bool:
    return not isinstance(block, ParagraphBlock) or bool(block.text.strip())
