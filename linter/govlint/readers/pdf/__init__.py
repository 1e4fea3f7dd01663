"""The PDF reader: the text that a PDF draws, as paragraphs and tables, with the pages that they stand on.

The pages are taken apart by pdfplumber, in a process of its own with fixed limits (`child`).
"""

from __future__ import annotations

import json
import signal
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from govlint.readers.blocks import CellBlock, ParagraphBlock, TableBlock, source_of_blocks
from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import LARGEST_EXPANDED, check_size
from govlint.readers.pdf.limits import LIMITS
from govlint.readers.pdf.reasons import MEMORY, NO_LIBRARY, NOT_A_PDF, TIME, reason_of
from govlint.readers.processes import OutOfTime, run
from govlint_grammar.source import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.blocks import Block
    from govlint.readers.pdf.limits import Limits
    from govlint_grammar.source import Source

# A mark may be preceded by what a mail program or a web server has put before it.
_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)  # Windows has none
_Cell: TypeAlias = "tuple[str, int, int, int]"


def read_pdf(data: bytes, name: str = "-", limits: Limits = LIMITS) -> Source:
    """Read a PDF that has text.

    Args:
        data: the whole file.
        name: how messages call the file.
        limits: what reading it may take.

    Raises:
        UnreadableFile: pdfplumber is not installed; the file is no PDF, damaged, encrypted, scanned, or asks
            for more time or memory than any report needs.
    """
    if _MARK not in data[:_MARK_WITHIN]:
        raise UnreadableFile(NOT_A_PDF)
    check_size(data)
    if find_spec("pdfplumber") is None:
        raise UnreadableFile(NO_LIBRARY)
    answer = _ask_child(data, limits)
    if "refused" in answer:
        raise UnreadableFile(reason_of(answer["refused"], answer["pages"]))
    return source_of_blocks(_blocks(answer["blocks"]), name=name, kind="pdf")


class _Found(TypedDict):
    """A paragraph, or a table if it has rows."""

    page: int
    text: str
    rows: list[list[_Cell]]


class _Answer(TypedDict, total=False):
    """What the child says: blocks, or why there are none."""

    blocks: list[_Found]
    refused: str
    pages: list[int]


def _ask_child(data: bytes, limits: Limits) -> _Answer:
    """Have the file taken apart.

    Raises:
        UnreadableFile: that took too long or too much memory.
    """
    # -P: a module that lies in the folder of the reports is not imported.
    command = (sys.executable, "-P", "-m", "govlint.readers.pdf.child", *map(str, limits))
    try:
        done = run(command, data, seconds=limits.seconds, largest_output=LARGEST_EXPANDED)
    except OutOfTime:
        raise UnreadableFile(TIME) from None
    if done.code == -_OUT_OF_TIME:
        raise UnreadableFile(TIME)
    try:
        answer: _Answer = json.loads(done.output)
    except ValueError:
        # The process was ended before it could answer, for which the limit of its memory is the usual reason.
        raise UnreadableFile(MEMORY) from None
    return answer


def _blocks(found: Sequence[_Found]) -> Iterator[Block]:
    paragraphs = tables = 0
    for block in found:
        page = block["page"]
        if block["rows"]:
            tables += 1
            yield _table(block["rows"], Origin(None, None, "pdf", table=tables, page=page))
        else:
            paragraphs += 1
            yield ParagraphBlock(block["text"], Origin(None, None, "pdf", paragraph=paragraphs, page=page))


def _table(rows: Sequence[Sequence[_Cell]], origin: Origin) -> TableBlock:
    return TableBlock(
        tuple(
            tuple(
                CellBlock(text, origin._replace(row=row, cell=cell, page=page), columns, height)
                for cell, (text, columns, height, page) in enumerate(cells, start=1)
            )
            for row, cells in enumerate(rows, start=1)
        ),
        origin,
    )
