"""The reader of DOC, WPS, RTF and ODT: LibreOffice makes a Word document of them, which is then read.

LibreOffice is a program of its own that the user installs. It runs without macros, links and network, with a
profile of its own in a temporary folder, and is held to limits.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from govlint.readers.docx import read_docx
from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import check_size
from govlint.readers.office.conversion import converted
from govlint.readers.office.kinds import WEB_PAGE, WORD_DOCUMENT, kind_of
from govlint.readers.office.programs import office_program
from govlint.readers.office.reasons import no_program, not_a_document

if TYPE_CHECKING:
    from govlint_grammar.source import Source


def read_office(data: bytes, name: str = "-") -> Source:
    """Read the bytes of a document that an office program writes.

    What a file is is told from its contents: behind the suffix ``.doc`` there are files of many kinds.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        UnreadableFile: LibreOffice is not installed; it cannot open the file, or not within the limits;
            what it makes of the file cannot be read.
    """
    check_size(data)
    kind = kind_of(data)
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if kind is None:
        raise UnreadableFile(not_a_document(suffix))
    if kind is WORD_DOCUMENT:
        return read_docx(data, name)
    if kind is WEB_PAGE:
        from govlint.readers import read_bytes

        return replace(read_bytes(data, "report.html"), name=name)
    program = office_program()
    if program is None:
        raise UnreadableFile(no_program(suffix))
    source = read_docx(converted(data, kind, program), name)
    called = suffix if suffix in kind.suffixes else kind.suffixes[0]
    origins = tuple((at, origin._replace(kind=called)) for at, origin in source.origins)
    return replace(source, kind=called, origins=origins)
