"""From edits of a text back to the bytes of its file: what is not edited stays as it is, byte for byte."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.diagnostics import Edit
    from govlint_grammar.source import Source

# The text reader's names of encodings: the byte order mark of the file, and the codec behind it.
_CODECS = {
    "utf-8": (b"", "utf-8"),
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "gb18030": (b"", "gb18030"),
}


class RewriteError(ValueError):
    """A file whose bytes do not follow from the text that was read from it."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, which are in order and apart from each other."""
    parts: list[str] = []
    last = 0
    for edit in edits:
        parts += (text[last : edit.span.start], edit.text)
        last = edit.span.end
    return "".join((*parts, text[last:]))


def rewrite(data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a text file with edits of its text made.

    Args:
        data: the whole file.
        source: what the text reader made of it.
        edits: replacements in the source's text, in order and apart from each other.

    Raises:
        RewriteError: the source was not read from these bytes as text.
    """
    if source.kind != "text" or source.encoding not in _CODECS:
        message = f"not a text file in a known encoding: {source.kind}, {source.encoding}"
        raise RewriteError(message)
    starts = _starts(data, source)
    codec = _CODECS[source.encoding][1]
    parts: list[bytes] = []
    last = 0
    for edit in edits:
        span, text = _trimmed(source.text, edit)
        parts += (
            data[last : starts[span.start]],
            text.replace("\n", source.newline).encode(codec, "strict"),
        )
        last = starts[span.end]
    return b"".join((*parts, data[last:]))


def _trimmed(text: str, edit: Edit) -> tuple[Span, str]:
    """Return an edit without what it leaves as it is at its ends."""
    (start, end), new = edit.span, edit.text
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Span(start, end), new


def _starts(data: bytes, source: Source) -> list[int]:
    """Return where in the file each character of the text begins, and where the last one ends."""
    mark, codec = _CODECS[source.encoding]
    decoder = codecs.getincrementaldecoder(codec)()
    starts: list[int] = []
    begin, before = len(mark), ""
    for index in range(len(mark), len(data)):
        char = decoder.decode(data[index : index + 1])
        if not char:
            continue
        if not (char == "\n" and before == "\r"):  # these two are one line end
            starts.append(begin)
        begin, before = index + 1, char
    if len(starts) != len(source.text):
        message = "the text was not read from these bytes"
        raise RewriteError(message)
    return [*starts, len(data)]
