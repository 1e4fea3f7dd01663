"""Word documents from their XML: as small as a document can be, and as odd as a test needs it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_NAMESPACES = {
    "w": W,
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)


def root(name: str, inside: str) -> str:
    """Return a part: a root element of a name with the namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_DECLARED}>{inside}</w:{name}>'


def parts_of(body: str, *, numbering: str = "", styles: str = "") -> dict[str, str]:
    """Return the parts of a document by name."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    related = {}
    for name, inside in (("numbering", numbering), ("styles", styles)):
        if inside:
            parts[f"word/{name}.xml"] = root(name, inside)
            related[name] = f"{name}.xml"
    parts["word/_rels/document.xml.rels"] = _relationships(related)
    return parts


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the package of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def document(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """Return a document with a body, given as XML, and perhaps lists and styles."""
    return packed(parts_of(body, numbering=numbering, styles=styles))


def strict(parts: Mapping[str, str]) -> dict[str, str]:
    """Return the parts in the strict form of the standard."""
    made = dict(parts)
    for name in parts:
        for usual, other in STRICT.items():
            made[name] = made[name].replace(usual, other)
    return made


def paragraph(words: str, *, style: str = "", number: tuple[int, int] | None = None) -> str:
    """Return a paragraph of one run, perhaps in a style, perhaps with a list and a level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        list_id, level = number
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(inside: str, properties: str = "") -> str:
    """Return a cell; bare words are put into a paragraph."""
    inside = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells; bare words are put into cells."""
    inside = "".join(each if each.startswith(("<w:tc", "<w:sdt")) else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, grid: tuple[int, ...] = ()) -> str:
    """Return a table of rows."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(at: int, way: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list: its way of counting and what it shows."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, nums: str = "") -> str:
    """Return definitions of lists, each with a list of its number from 1, and perhaps more lists."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        for at, levels in enumerate(definitions, 1)
    )
    plain = "".join(list_of(at, at) for at in range(1, len(definitions) + 1))
    return abstract + plain + nums


def list_of(number: int, definition: int, overrides: str = "") -> str:
    """Return a list that follows a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def _relationships(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{each}</Relationships>'


def changed(data: bytes, old: str, new: str, *, part: str = "word/document.xml") -> bytes:
    """Return a document with something else in a part of it.

    Raises:
        AssertionError: the part does not say it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts[part].decode()
    assert old in content, old
    return packed({**parts, part: content.replace(old, new)})
