"""The reader of web pages: from the bytes of an HTML file to the `Source` of the report on it.

Nothing that a page refers to is fetched, and nothing in it is run.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from govlint.readers.article import find_article, trimmed
from govlint.readers.blocks import numbered, source_of_blocks
from govlint.readers.errors import UnreadableFile
from govlint.readers.html_blocks import PageWalker, remarks_around
from govlint.readers.html_tree import MARK, page_tree
from govlint.readers.limits import LARGEST_MARKUP, check_size
from govlint.readers.other_formats import refuse_no_page
from govlint.readers.text import decoded, no_words
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from govlint_grammar.source import Source

_CHARSET = regex(r"(?i:<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,20}))")
_HEAD = 4096
# Encodings of Chinese that cannot be told from GB18030 by their bytes alone.
_TAIWAN = {"big5": "big5", "big5-hkscs": "big5hkscs", "big5hkscs": "big5hkscs"}


def read_html(data: bytes, name: str = "-") -> Source:
    """Read the report on a web page.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        UnreadableFile: there is no text on it, or it is larger than any report.
        UnknownEncoding: its bytes are in no known encoding.
    """
    check_size(data, LARGEST_MARKUP)
    text, encoding = _decoded(data)
    refuse_no_page(text)
    root = page_tree(text, data if encoding == "utf-8" else None)
    if root is None:
        raise UnreadableFile(no_words())
    found = find_article(root)
    walker = PageWalker()
    walker.walk(found.element)
    outside = remarks_around(root, found.element) if MARK in text else []
    blocks = numbered([*outside, *trimmed(walker.blocks, found)])
    return source_of_blocks(blocks, name=name, kind="html", encoding=encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a page and its encoding.

    What is sound UTF-8 is UTF-8 whatever the page says: pages are saved anew by programs that do not mend it.
    """
    declared = _CHARSET.search(data[:_HEAD].decode("ascii", "replace"))
    codec = _TAIWAN.get(declared[1].lower()) if declared else None
    if codec is not None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                pass
    return decoded(data)
