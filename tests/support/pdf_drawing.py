"""PDF files drawn by hand, so that a test can put any letter, line or picture where it likes."""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


class Page:
    """A page; places are counted from its upper left corner, in points."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(self, left: float, top: float, words: str, size: float = 12) -> Page:
        """Write a line: Chinese letters as wide as they are high, Latin ones half of that."""
        code = words.encode("utf-16-be").hex()
        self._parts.append(f"BT /F1 {size} Tf {left} {HEIGHT - top - size} Td <{code}> Tj ET")
        return self

    def line(self, left: float, top: float, right: float, bottom: float) -> Page:
        """Draw a stroke."""
        self._parts.append(f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
        return self

    def shade(self, left: float, top: float, right: float, bottom: float) -> Page:
        """Fill a rectangle, without a border."""
        self._parts.append(f"1 g {left} {HEIGHT - bottom} {right - left} {bottom - top} re f 0 g")
        return self

    def picture(self, left: float, top: float, right: float, bottom: float) -> Page:
        """Show a picture."""
        self._parts.append(f"q {right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom} cm /I1 Do Q")
        return self

    def grid(
        self,
        across: Sequence[float],
        down: Sequence[float],
        rows: Iterable[Mapping[tuple[int, int], str]],
        size: float = 9,
    ) -> Page:
        """Draw a table: of each row the words by the borders on either side of their cell."""
        for (top, bottom), row in zip(pairwise(down), rows, strict=True):
            self.line(across[0], top, across[-1], top)
            for (first, last), words in row.items():
                self.line(across[first], top, across[first], bottom)
                self.line(across[last], top, across[last], bottom)
                for index, part in enumerate(words.split("\n")):
                    self.text(across[first] + 3, top + 3 + index * size * 1.2, part, size)
        self.line(across[0], down[-1], across[-1], down[-1])
        return self

    @property
    def content(self) -> bytes:
        return "\n".join(self._parts).encode("ascii")


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def pdf_of(*pages: Page | bytes, unicode: bool = True, trailer: str = "", kids: str | None = None) -> bytes:
    """Return a PDF file.

    Args:
        pages: pages, or streams of pages as they are to stand in the file.
        unicode: whether the file says which letters its font draws.
        trailer: further entries of the trailer.
        kids: the entries of the tree of pages, if not the pages in their order.
    """
    contents = [
        page if isinstance(page, bytes) else stream(zlib.compress(page.content), "/Filter /FlateDecode")
        for page in pages
    ]
    first = 8
    numbers = [first + 2 * index for index in range(len(contents))]
    listed = " ".join(f"{number} 0 R" for number in numbers) if kids is None else kids
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{listed}] /Count {len(contents)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R]"
        + (b" /ToUnicode 5 0 R" if unicode else b"")
        + b" >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /W [32 126 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>",
        5: stream(_TO_UNICODE),
        6: b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
        7: stream(
            b"\x00",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        ),
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 7 0 R >> >> >>"
        ).encode()
        objects[number + 1] = content
    return file_of(objects, trailer)


def file_of(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Return a PDF file of numbered objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, value in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = len(data)
    count = max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count
    data += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, count))
    return data + f"trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
