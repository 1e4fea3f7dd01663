"""Readers: from the bytes of a file to its `Source`, chosen by the file's suffix.

A reader is data, so that readers of further formats may join through a plugin. After the reader
everything is the same for every format.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.readers.errors import ReadError, UnknownEncoding, UnreadableFile
from govlint.readers.text import read_text, source_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint_grammar.source import Source

__all__ = [
    "BUILT_IN_READERS",
    "ReadError",
    "Reader",
    "UnknownEncoding",
    "UnreadableFile",
    "open_error",
    "read_bytes",
    "read_text",
    "searched_suffixes",
    "source_of",
    "suffixes_of",
]


class Reader(NamedTuple):
    """A way to read one format.

    Attributes:
        kind: the format's name in machine output.
        suffixes: the file suffixes it takes, in lower case with their dot; empty for a name without one.
        searched: those that a search of a folder looks for; the others are read when they are named.
        read: from the bytes and the file's name to the source; raises `ReadError`.
    """

    kind: str
    suffixes: tuple[str, ...]
    searched: tuple[str, ...]
    read: Callable[[bytes, str], Source]


def _read_docx(data: bytes, name: str) -> Source:
    """Read a Word document; what takes it apart is imported when there is one."""
    from govlint.readers.docx import read_docx

    return read_docx(data, name)


def _read_pdf(data: bytes, name: str) -> Source:
    from govlint.readers.pdf import read_pdf

    return read_pdf(data, name)


def _read_office(data: bytes, name: str) -> Source:
    from govlint.readers.office import read_office

    return read_office(data, name)


def _refuse_picture(data: bytes, name: str) -> Source:
    from govlint.readers.pictures import refuse_picture

    return refuse_picture(data, name)


def _read_markdown(data: bytes, name: str) -> Source:
    from govlint.readers.markdown import read_markdown

    return read_markdown(data, name)


def _read_html(data: bytes, name: str) -> Source:
    from govlint.readers.html import read_html

    return read_html(data, name)


# Hardly any Markdown file in a folder of reports is a report: most are the README of something, so that none
# is searched for.
BUILT_IN_READERS = (
    Reader("text", (".txt", ".text", ""), (".txt",), read_text),
    Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), (".docx", ".docm"), _read_docx),
    Reader("pdf", (".pdf",), (".pdf",), _read_pdf),
    Reader(
        "office",
        (".doc", ".wps", ".rtf", ".odt", ".dot", ".ott"),
        (".doc", ".wps", ".rtf", ".odt"),
        _read_office,
    ),
    Reader("picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), (), _refuse_picture),
    Reader("markdown", (".md", ".markdown"), (), _read_markdown),
    Reader("html", (".html", ".htm", ".xhtml", ".shtml"), (".html", ".htm", ".shtml"), _read_html),
)


def suffixes_of(readers: Sequence[Reader]) -> tuple[str, ...]:
    """Return every suffix that the readers take, without the empty one, in alphabetical order."""
    return tuple(sorted({suffix for reader in readers for suffix in reader.suffixes if suffix}))


def searched_suffixes(readers: Sequence[Reader]) -> tuple[str, ...]:
    """Return every suffix that a search of a folder looks for."""
    return tuple(sorted({suffix for reader in readers for suffix in reader.searched}))


def read_bytes(data: bytes, name: str, readers: Sequence[Reader] = BUILT_IN_READERS) -> Source:
    """Read a file's bytes with the reader that takes its suffix; a later reader goes before an earlier.

    Args:
        data: the whole file.
        name: the file's path, or ``-`` for standard input of unknown name.
        readers: the readers to choose from.

    Raises:
        UnreadableFile: no reader takes the suffix, or the reader finds no text.
        UnknownEncoding: the bytes are in no known encoding.
    """
    suffix = PurePath(name).suffix.lower()
    for reader in reversed(readers):
        if suffix in reader.suffixes:
            return reader.read(data, name)
    known = suffixes_of(readers)
    raise UnreadableFile(
        Text(
            f"不支持{suffix}格式的文件；目前支持{'、'.join(known)}，请另存为其中一种",
            f"files of the kind {suffix} are not supported; save it as one of {', '.join(known)}",
        )
    )


def open_error(error: OSError) -> UnreadableFile:
    """Return the read error that says in words why a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(Text("文件不存在，请检查路径", "there is no such file; check its path"))
    if isinstance(error, PermissionError):
        return UnreadableFile(
            Text("没有读取该文件的权限，请检查文件权限", "no permission to read it; check its permissions")
        )
    if isinstance(error, IsADirectoryError):
        return UnreadableFile(Text("这是文件夹，不是文件", "this is a folder and not a file"))
    detail = error.strerror or type(error).__name__
    return UnreadableFile(
        Text(f"文件无法打开（系统提示：{detail}）", f"the file cannot be opened (the system says: {detail})")
    )
