"""One fault, one finding: where two rules could speak of it, the right one does (tests/data/causes.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from govlint.selection import Selection, selected
from govlint.startup import set_up
from govlint.testing import read_sample
from govlint.testing.running import check_sample
from govlint_grammar.positioned import load_document

if TYPE_CHECKING:
    from govlint.testing.cases import Sample
    from govlint_grammar.positioned import Node

DATA = Path(__file__).parent.parent / "data" / "causes.yaml"


class Fault(NamedTuple):
    name: str
    pair: frozenset[str]
    report: Sample
    stands: frozenset[str]
    folded: dict[str, str]


def _fault(node: Node) -> Fault:
    fields = node.map(("folded",), ("name", "pair", "report", "stands"))
    folded = fields["folded"].entries() if "folded" in fields else {}
    return Fault(
        fields["name"].text(),
        frozenset(fields["pair"].strings()),
        read_sample(fields["report"]),
        frozenset(fields["stands"].strings()),
        {code: cause.text() for code, cause in folded.items()},
    )


FAULTS = [_fault(node) for node in load_document(DATA).items()]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_cause_speaks(fault: Fault) -> None:
    registry = set_up().registry
    unknown = fault.pair - registry.rules.keys()
    if unknown:
        pytest.skip(f"not there yet: {', '.join(sorted(unknown))}")
    outcome = check_sample(fault.report, registry, (*selected(registry, Selection()), *sorted(fault.pair)))
    assert outcome.internal == ()
    found = [finding for finding in outcome.diagnostics if finding.code in fault.pair]
    assert {finding.code for finding in found if not finding.because_of} == fault.stands
    assert {finding.code: finding.because_of for finding in found if finding.because_of} == fault.folded


def test_every_fault_is_told_from_another_rule() -> None:
    assert all(fault.stands < fault.pair for fault in FAULTS)
