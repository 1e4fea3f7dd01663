"""What a structured file may ask of the reader: the limits that all readers share, and what they say.

They lie far above any report, with its pictures, and keep a hostile file from taking the memory of the
machine.
"""

from __future__ import annotations

from govlint.diagnostics import Text
from govlint.readers.errors import UnreadableFile

MEGABYTE = 1 << 20

LARGEST_FILE = 64 * MEGABYTE
"""Bytes of a structured file as it lies on the disk."""

LARGEST_EXPANDED = 64 * MEGABYTE
"""Bytes of all that is read of a packed file once it is unpacked."""

LARGEST_MARKUP = 16 * MEGABYTE
"""Bytes of one text with marks (HTML, Markdown, XML) that is taken apart as a whole."""

MOST_CELLS = 100_000
"""Cells and paragraphs of a file, the places of merged cells that go on among them."""

DEEPEST_NESTING = 200
"""Elements, lists or tables within each other."""


def check_size(data: bytes, most: int = LARGEST_FILE) -> None:
    """Refuse a file that is larger than any report.

    Raises:
        UnreadableFile: it is.
    """
    if len(data) > most:
        raise too_large(most)


def too_large(most: int = LARGEST_FILE) -> UnreadableFile:
    """Return the read error of a file with too many bytes."""
    megabytes = most // MEGABYTE
    return UnreadableFile(
        Text(
            f"文件超过{megabytes}MB，不像是一份年度报告；请去掉图片和附件后重新保存",
            f"the file is larger than {megabytes} MB, which no annual report is; "
            "leave out pictures and attachments and save it again",
        )
    )


def expands_too_far(most: int = LARGEST_EXPANDED) -> UnreadableFile:
    """Return the read error of a file that is small, but whose contents are not."""
    megabytes = most // MEGABYTE
    return UnreadableFile(
        Text(
            f"文件解压后超过{megabytes}MB，可能已损坏或者是恶意构造的；请用办公软件打开原件重新保存",
            f"unpacked, the file is larger than {megabytes} MB: it may be damaged or made to do harm; "
            "open the original and save it again",
        )
    )


def too_many_cells() -> UnreadableFile:
    """Return the read error of a file with more cells and paragraphs than any report has."""
    return UnreadableFile(
        Text(
            f"文件的表格和段落过大（单元格和段落超过{MOST_CELLS}个），不像是一份年度报告；请确认文件是否选对",
            f"the file has more than {MOST_CELLS} cells and paragraphs, which no annual report has; "
            "make sure that it is the right file",
        )
    )


def too_deep() -> UnreadableFile:
    """Return the read error of a file whose parts stand too deep within each other."""
    return UnreadableFile(
        Text(
            f"文件的内容嵌套超过{DEEPEST_NESTING}层，可能已损坏或者是恶意构造的；请用办公软件打开原件重新保存",
            f"parts of the file stand more than {DEEPEST_NESTING} deep within each other: it may be damaged "
            "or made to do harm; open the original and save it again",
        )
    )
