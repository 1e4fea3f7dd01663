"""Pictures of reports: they are told for what they are, and never guessed at."""

from __future__ import annotations

from typing import NoReturn

from govlint.diagnostics import Text
from govlint.readers.errors import UnreadableFile

_PICTURE = Text(
    "这是图片，没有文字可读；本工具不做文字识别，请检查原来的Word文件、网页或者带文字的PDF",
    "this is a picture without text; govlint does not recognise letters in pictures: check the original Word "
    "file, the web page, or a PDF with text",
)


def refuse_picture(_data: bytes, _name: str = "-") -> NoReturn:
    """Say of a picture that it cannot be read.

    Raises:
        UnreadableFile: always.
    """
    raise UnreadableFile(_PICTURE)
