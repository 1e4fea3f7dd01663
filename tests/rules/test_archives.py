"""Six composed archives, three agencies over three years each: every fault between reports, and no false one.

What a report says is written by the maker of archives, so that no two say the same unless a file says `copy`.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.archives.drafts import Draft
from benchmarks.archives.wording import Writer

from govlint.archive.joining import compared
from govlint.archive.recording import record_of
from govlint.archive_config import read_agencies
from govlint.config import Config
from govlint.engine import check_source
from govlint.readers import source_of
from govlint.samples import AS_OF
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import EDITS, Edits, read_edits
from govlint_grammar.positioned import load_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.outcome import FileOutcome
    from govlint_grammar.positioned import Node

ARCHIVES = sorted((Path(__file__).parents[1] / "data" / "archives").glob("*.yaml"))
_FIELDS = ("agency", "year", "set", "copy", "named")


def _texts(reports: Mapping[str, Node]) -> dict[str, str]:
    """Return the text of each report by its path."""
    drafts: dict[str, Draft] = {}
    texts: dict[str, str] = {}
    for number, (path, node) in enumerate(reports.items()):
        fields = node.map(_FIELDS, ("agency", "year"))
        agency, year = fields["agency"].text(), fields["year"].integer()
        said = Writer(random.Random(number), agency, year).sections()  # noqa: S311 - the same each time
        draft = Draft(agency, year, {}, said)
        for section, other in fields["copy"].entries().items() if "copy" in fields else ():
            source = drafts[other.text()]
            draft = draft.saying(source.like(section, year, source.agency if "named" in fields else agency))
        drafts[path] = draft
        edits = read_edits({key: field for key, field in fields.items() if key in EDITS})
        texts[path] = base_report(
            draft.edition, Edits(agency=agency, year=year, set=edits.set, say=draft.say)
        )
    return texts


def _checked(texts: Mapping[str, str], agencies: Node | None) -> list[FileOutcome]:
    registry = set_up().registry
    config = Config(agencies=read_agencies(agencies) if agencies is not None else ())
    checked = []
    for path, text in texts.items():
        outcome = check_source(source_of(text, path), registry, config, AS_OF)
        assert outcome.report is not None
        checked.append((outcome, record_of(outcome.report, outcome.edition)))
    return compared(checked, registry, config, AS_OF, whole=True, listed=True)


@pytest.mark.parametrize("path", ARCHIVES, ids=lambda path: path.stem)
def test_every_fault_is_found_and_no_false_one(path: Path) -> None:
    fields = load_document(path).map(("agencies",), ("reports", "expect"))
    outcomes = _checked(_texts(fields["reports"].entries()), fields.get("agencies"))
    found = {
        outcome.path: Counter(finding.code for finding in outcome.diagnostics if not finding.because_of)
        for outcome in outcomes
        if outcome.diagnostics
    }
    expected = {
        name: {code: count.integer() for code, count in codes.entries().items()}
        for name, codes in fields["expect"].entries().items()
    }
    assert found == expected


@pytest.mark.parametrize("path", ARCHIVES, ids=lambda path: path.stem)
def test_the_order_in_which_reports_come_does_not_matter(path: Path) -> None:
    fields = load_document(path).map(("agencies",), ("reports", "expect"))
    texts = _texts(fields["reports"].entries())
    forward = {outcome.path: outcome.diagnostics for outcome in _checked(texts, fields.get("agencies"))}
    turned = dict(reversed(texts.items()))
    backward = {outcome.path: outcome.diagnostics for outcome in _checked(turned, fields.get("agencies"))}
    assert forward == backward
