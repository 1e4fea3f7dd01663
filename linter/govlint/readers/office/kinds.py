"""What a document is, told from how it begins."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import LARGEST_EXPANDED, expands_too_far
from govlint.readers.office.reasons import DAMAGED, PROTECTED
from govlint_grammar.patterns import regex

_HEAD = 4096
_PAGE = regex(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", 0)


class Kind(NamedTuple):
    """A kind of document: its suffixes, and the name of the filter that LibreOffice reads it with."""

    suffixes: tuple[str, ...]
    filter: str


WORD_97 = Kind(("doc", "wps", "dot"), "MS Word 97")
RICH_TEXT = Kind(("rtf",), "Rich Text Format")
OPEN_DOCUMENT = Kind(("odt", "ott"), "writer8")
WORD_DOCUMENT = Kind(("docx",), "")
WEB_PAGE = Kind(("html",), "")


def kind_of(data: bytes) -> Kind | None:
    """Return what a document is; None if it is none that can be read.

    Raises:
        UnreadableFile: it is damaged, protected by a password, or larger than any report once unpacked.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return RICH_TEXT
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if _PAGE.match(data[:_HEAD].decode("latin-1").lstrip("\xef\xbb\xbf").lower()):
        return WEB_PAGE
    return None


def _compound(data: bytes) -> Kind | None:
    """Tell apart what old office programs keep in compound files, by the names of the streams in them."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableFile(PROTECTED)
    return WORD_97 if holds("WordDocument") else None


def _packed(data: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST_EXPANDED:
                raise expands_too_far()
            names = set(package.namelist())
            if "word/document.xml" in names or "[Content_Types].xml" in names:
                return WORD_DOCUMENT
            if "mimetype" not in names:
                return None
            with package.open("mimetype") as part:
                kind = part.read(100)
            if not kind.startswith(b"application/vnd.oasis.opendocument.text"):
                return None
            with package.open("META-INF/manifest.xml") as part:
                if b"encryption-data" in part.read(LARGEST_EXPANDED):
                    raise UnreadableFile(PROTECTED)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        raise UnreadableFile(DAMAGED) from None
    return OPEN_DOCUMENT
