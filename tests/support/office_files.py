"""Reports written by LibreOffice, where it is installed, in any format that it knows."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.office_page import office_page

from govlint.readers.office.programs import office_program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.support.laid_out import LaidTable

FILTERS = {
    "odt": "writer8",
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "pdf": "writer_pdf_Export",
}


def office_files(
    reports: Mapping[str, str | Sequence[str | LaidTable]], suffixes: Sequence[str], *, borders: bool = True
) -> dict[str, bytes]:
    """Return the files of reports by their names with suffix.

    Args:
        reports: reports by name, as `office_page` takes them.
        suffixes: in which formats, of those of `FILTERS`.
        borders: whether their tables are ruled.

    Raises:
        LookupError: LibreOffice is not installed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for report, blocks in reports.items():
            (folder / f"{report}.html").write_text(office_page(blocks, borders=borders), "utf-8")
        _convert(sorted(folder.glob("*.html")), "odt", folder, "--infilter=HTML (StarWriter)")
        for suffix in set(suffixes) - {"odt"}:
            _convert(sorted(folder.glob("*.odt")), suffix, folder)
        return {
            made.name: made.read_bytes() for suffix in suffixes for made in sorted(folder.glob(f"*.{suffix}"))
        }


def _convert(files: Sequence[Path], suffix: str, folder: Path, *options: str) -> None:
    program = office_program()
    if program is None:
        raise LookupError("LibreOffice is not installed")
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *options),
            *("--convert-to", f"{suffix}:{FILTERS[suffix]}", "--outdir", folder, *files),
        ],
        check=True,
        capture_output=True,
    )
