"""The reports of ``tests/data/formats.yaml``, composed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from govlint_grammar.bases import base_report
from govlint_grammar.edits import EDITS, Edits, read_edits
from govlint_grammar.positioned import load_document

DATA = Path(__file__).parents[1] / "data" / "formats.yaml"


@cache
def format_reports() -> dict[str, str]:
    """Return the canonical text of each report by its name."""
    reports = {}
    for node in load_document(DATA).items():
        fields = node.map(("edits",), ("name", "base"))
        edits = read_edits(fields["edits"].map(EDITS, ())) if "edits" in fields else Edits()
        reports[fields["name"].text()] = base_report(fields["base"].text(), edits)
    return reports
