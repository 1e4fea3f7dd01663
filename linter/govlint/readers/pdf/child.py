"""The process that takes a PDF apart: bytes on standard input, JSON on standard output, within fixed limits.

PDF is a program that draws pages. A file of a few kilobytes can ask for any amount of memory and time while a
library unpacks it, so that this is done in a process of its own which the operating system holds to limits.
"""

from __future__ import annotations

import io
import json
import sys
import zlib
from typing import TYPE_CHECKING, TypeAlias

from govlint.readers.pdf.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

    from govlint.readers.pdf.frames import PageContent

Json: TypeAlias = "int | str | list[Json] | dict[str, Json]"

# A picture that covers this share of a page is the page.
_WHOLE_PAGE = 0.85
_MOST_OF_PAGE = 0.3
# Words of a page that is not a picture: more than a page number.
_FEWEST_LETTERS = 10
# More letters than this share without a meaning, and the text is no text.
_MOST_LOST = 0.02


class _Refused(Exception):  # noqa: N818 - what happens to the file
    """The file is not read; the reason as the parent knows it, and the pages concerned."""

    def __init__(self, reason: str, pages: tuple[int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pages = pages


def main() -> None:
    """Read a PDF from standard input and write its blocks, or why there are none, to standard output.

    The limits are the arguments of the command, in the order of `Limits`.
    """
    limits = Limits(*map(int, sys.argv[1:]))
    _hold_to(limits)
    try:
        answer: Json = {"blocks": _blocks(sys.stdin.buffer.read(), limits)}
    except _Refused as refusal:
        answer = {"refused": refusal.reason, "pages": list(refusal.pages)}
    except MemoryError:
        answer = {"refused": "memory", "pages": []}
    json.dump(answer, sys.stdout)


def _hold_to(limits: Limits) -> None:
    """Have the operating system hold the process to its limits, where it can."""
    try:
        import resource
    except ImportError:  # Windows; the parent still watches the time
        return
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, limits.seconds)):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))


def _blocks(data: bytes, limits: Limits) -> list[Json]:
    from govlint.readers.pdf.cells import PageTable
    from govlint.readers.pdf.pages import blocks_of

    found = blocks_of(_pages(data, limits))
    return [
        {
            "page": block.page,
            "text": "",
            "rows": [
                [[cell.text, cell.columns, cell.rows, cell.page] for cell in row] for row in block.rows()
            ],
        }
        if isinstance(block, PageTable)
        else {"page": block.page, "text": block.text, "rows": []}
        for block in found
    ]


def _pages(data: bytes, limits: Limits) -> list[PageContent]:
    """Return what is drawn on the pages.

    Raises:
        _Refused: the file is damaged, encrypted, too large, or its pages are pictures.
    """
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.disable(logging.CRITICAL)  # what the library has to say about odd fonts is for nobody here
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _contents(pdf, limits)
    except (_Refused, MemoryError):
        raise
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, MemoryError):
            raise cause from error
        raise _Refused("encrypted" if isinstance(cause, PDFPasswordIncorrect) else "damaged") from error
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        raise _Refused("damaged") from error


def _contents(pdf: PDF, limits: Limits) -> list[PageContent]:
    from govlint.readers.pdf.frames import PageContent
    from govlint.readers.pdf.letters import letters_of
    from govlint.readers.pdf.rulings import TooManyStrokes, grids_of

    contents: list[PageContent] = []
    pictures: list[int] = []
    covered: list[int] = []
    count = 0
    for page in _few(pdf, limits.pages):
        if not all(map(_is_whole, page.page_obj.contents)):
            raise _Refused("damaged")
        letters = letters_of(page)
        count += len(letters)
        if count > limits.letters:
            raise _Refused("letters")
        try:
            grids = grids_of(page)
        except TooManyStrokes:
            raise _Refused("strokes", (page.page_number,)) from None
        share = _pictured(page)
        if sum(not letter.text.isspace() for letter in letters) < _FEWEST_LETTERS and share > _MOST_OF_PAGE:
            pictures.append(page.page_number)
        elif share > _WHOLE_PAGE and not (page.lines or page.rects or page.curves):
            covered.append(page.page_number)
        contents.append(PageContent(page.page_number, float(page.width), float(page.height), letters, grids))
        page.close()
    _refuse_unreadable(contents, pictures, covered)
    return contents


def _refuse_unreadable(contents: list[PageContent], pictures: list[int], covered: list[int]) -> None:
    """Refuse a file whose text is not the text of its pages."""
    words = [letter for page in contents for letter in page.letters if not letter.text.isspace()]
    if len(pictures) == len(contents) or (pictures and len(words) < _FEWEST_LETTERS):
        raise _Refused("scanned")
    if pictures:
        raise _Refused("pictures", tuple(pictures))
    if covered and len(covered) == len(contents):
        raise _Refused("recognised")
    if not words:
        raise _Refused("no-text")
    if sum("\ufffd" in letter.text for letter in words) > _MOST_LOST * len(words):
        raise _Refused("letters-lost")


def _few(pdf: PDF, most: int) -> Iterator[Page]:
    """Yield the pages, and count them before they are all looked for."""
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.page import Page

    for number, page in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        if number > most:
            raise _Refused("many-pages")
        yield Page(pdf, page, number)


def _is_whole(content: object) -> bool:
    """Whether a part of a page unpacks to its end: the library would pass over what is lost in silence."""
    from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1

    stream = resolve1(content)
    if not isinstance(stream, PDFStream) or not stream.rawdata or stream.decipher is not None:
        return True
    filters = stream.get_filters()
    if not filters or filters[0][0] not in LITERALS_FLATE_DECODE:
        return True
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(stream.rawdata)
    except zlib.error:
        return False
    return unpacker.eof


def _pictured(page: Page) -> float:
    """Return the share of a page that its largest picture covers."""
    area = float(page.width * page.height)
    areas = [float(image["width"]) * float(image["height"]) for image in page.images]
    return max(areas, default=0.0) / area if area else 0.0


if __name__ == "__main__":
    main()
