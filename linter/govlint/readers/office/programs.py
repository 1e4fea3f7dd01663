"""Where LibreOffice is."""

from __future__ import annotations

import shutil
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.exe"),
)


def office_program() -> Path | None:
    """Return the full path of LibreOffice; None where it is not installed.

    A program that lies in the current folder, perhaps one of reports, is never taken for it.
    """
    for name in _NAMES:
        found = shutil.which(name)
        if found and Path(found).is_absolute() and Path(found).parent != Path.cwd():
            return Path(found)
    return next((place for place in _PLACES if place.is_file()), None)
