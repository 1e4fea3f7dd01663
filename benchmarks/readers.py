"""What it costs to read a Word document, beside opening it with python-docx and walking its cells."""

from __future__ import annotations

import sys
import time
from io import BytesIO

from benchmarks.timing import medians, verdict

_LIMIT = 1.5


def main(rounds: int = 15) -> bool:
    """Print the ratio; return whether the limit is held."""
    try:
        import docx
    except ImportError:
        print("readers: python-docx is not installed (pip install -e '.[dev]')", file=sys.stderr)
        return False
    from tests.support.format_reports import format_reports
    from tests.support.word_reports import docx_of

    from govlint.readers.docx import read_docx

    data = docx_of(format_reports()["water-requests"])

    def walk() -> int:
        """Open the document and ask for the words of every paragraph and cell."""
        document = docx.Document(BytesIO(data))
        words = sum(len(paragraph.text) for paragraph in document.paragraphs)
        rows = (row for table in document.tables for row in table.rows)
        return words + sum(len(cell.text) for row in rows for cell in row.cells)

    taken = medians({"read": lambda: read_docx(data, "a.docx"), "walk": walk}, rounds, time.process_time)
    ratio = taken["read"] / taken["walk"]
    print(f"readers: a Word document {taken['read'] * 1e3:.1f} ms, ", end="")
    print(f"python-docx and its cells {taken['walk'] * 1e3:.1f} ms: {verdict(ratio, _LIMIT)}")
    return ratio <= _LIMIT


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
