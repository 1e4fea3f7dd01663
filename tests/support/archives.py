"""Archives of composed reports, made in a few lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govlint.archive.recording import record_of
from govlint.config import Config
from govlint.engine import check_source
from govlint.readers import source_of
from govlint_grammar.bases import base_report
from govlint_grammar.edits import EDITS, read_edits
from govlint_grammar.positioned import parse_document

if TYPE_CHECKING:
    from govlint.archive.record import ArchiveRecord
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry

AS_OF = date(2026, 6, 30)


def composed(edits: str) -> str:
    """Return the base report of the newest form with edits written as YAML."""
    return base_report("2021", read_edits(parse_document(edits, "edits").map(EDITS)))


def outcome_of(text: str, name: str, registry: Registry) -> FileOutcome:
    """Return the outcome of a text."""
    return check_source(source_of(text, name), registry, Config(), AS_OF)


def recorded(edits: str, name: str, registry: Registry) -> ArchiveRecord:
    """Return the record of the base report with edits."""
    outcome = outcome_of(composed(edits), name, registry)
    assert outcome.report is not None
    return record_of(outcome.report, outcome.edition)
