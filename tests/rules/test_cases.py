"""Every case of every rule (tests/cases): what must fail, what must pass, what only looks like a fail."""

from pathlib import Path

import pytest

from govlint.testing import Case, parametrize_cases, read_sample, run_case
from govlint.testing.running import check_sample
from govlint_grammar.bases import packaged_bases
from govlint_grammar.positioned import parse_document


@parametrize_cases(Path(__file__).parent.parent / "cases")
def test_case(case: Case) -> None:
    run_case(case)


@pytest.mark.parametrize("edition", sorted(packaged_bases()))
def test_a_base_report_is_clean(edition: str) -> None:
    outcome = check_sample(read_sample(parse_document(f'base: "{edition}"', "base")))
    assert outcome.diagnostics == ()
    assert outcome.internal == ()
