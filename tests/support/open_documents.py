"""OpenDocument texts written by hand, to try what an office program does with what is in them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "draw": "drawing",
        "svg": "svg-compatible",
    }.items()
)
_NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
_KIND = "application/vnd.oasis.opendocument.text"


def odt_of(
    body: str, *, encrypted: bool = False, parts: Mapping[str, str] | None = None, kind: str = _KIND
) -> bytes:
    """Return an OpenDocument text.

    Args:
        body: the XML of its paragraphs.
        encrypted: whether it says that its content is encrypted.
        parts: further files of the package by their paths.
        kind: what it says that it is.
    """
    further = parts or {}
    locked = '<manifest:encryption-data manifest:checksum="x"/>' if encrypted else ""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="text/xml">{locked}'
        "</manifest:file-entry>"
        for path in ("content.xml", *further)
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{listed}</manifest:manifest>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
        for path, part in further.items():
            package.writestr(path, part)
    return data.getvalue()


def paragraph(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def picture(address: str) -> str:
    """Return a paragraph with a picture that lies elsewhere."""
    return paragraph(
        '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "</draw:frame>"
    )


def included(address: str) -> str:
    """Return a section whose words lie in another file."""
    return (
        f'<text:section text:name="S1"><text:section-source xlink:href="{address}" xlink:type="simple"/>'
        f"{paragraph('旧的文字')}</text:section>"
    )
