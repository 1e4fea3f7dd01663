"""Make the reports of ``tests/data/office`` anew, with LibreOffice: ``python -m tests.make_office_files``.

They are kept in the repository, so that what an office program writes is read everywhere the tests run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.format_reports import format_reports
from tests.support.office_page import office_page

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = Path(__file__).parent / "data" / "office"
FILTERS = {
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "pdf": "writer_pdf_Export",
}


def convert(files: Sequence[Path], to: str, folder: Path, *options: str) -> None:
    """Have LibreOffice write files in another format into a folder."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice is not installed")
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *options),
            *("--convert-to", to, "--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
    )


def main() -> None:
    """Write every report as a document, and that in every format."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for report, text in format_reports().items():
            (folder / f"{report}.html").write_text(office_page(text), "utf-8")
        convert(sorted(folder.glob("*.html")), "odt", folder, "--infilter=HTML (StarWriter)")
        documents = sorted(folder.glob("*.odt"))
        for suffix, export in FILTERS.items():
            convert(documents, f"{suffix}:{export}", folder)
        KEPT.mkdir(exist_ok=True)
        for suffix in ("odt", *FILTERS):
            for made in folder.glob(f"*.{suffix}"):
                shutil.copyfile(made, KEPT / made.name)


if __name__ == "__main__":
    main()
