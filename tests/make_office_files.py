"""Make the reports of ``tests/data/office`` anew, with LibreOffice: ``python -m tests.make_office_files``.

They are kept in the repository, so that what an office program writes is read everywhere the tests run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.format_reports import format_reports
from tests.support.office_files import FILTERS, office_files

KEPT = Path(__file__).parent / "data" / "office"
UNRULED = "water-sums"


def main() -> None:
    """Write every report in every format of an office program."""
    try:
        files = office_files(format_reports(), tuple(FILTERS))
        bare = {f"{UNRULED}-unruled": format_reports()[UNRULED]}
        files.update(office_files(bare, ("pdf",), borders=False))
    except LookupError as error:
        sys.exit(str(error))
    KEPT.mkdir(exist_ok=True)
    for name, data in files.items():
        (KEPT / name).write_bytes(data)


if __name__ == "__main__":
    main()
