"""The kit for testing rules: cases written as a base report and its edits, and checks of a rule's page.

The built-in rules are tested with it, and so may be the rules of any plugin::

    # tests/test_rules.py
    from pathlib import Path

    from govlint.testing import Case, check_rule, parametrize_cases, run_case

    @parametrize_cases(Path(__file__).parent / "cases")
    def test_case(case: Case) -> None:
        run_case(case)

A file of cases names its rule and lists what must fail, what must pass, and what passes although it looks
like a fail (see `load_cases`). `pytest -k GL103` runs the cases of one rule.

Cases need no Python at all: pytest makes tests of those that ``govlint_cases`` of its settings names
(`govlint.pytest_plugin`), and ``govlint plugin test`` runs them without pytest. A plugin that is not
installed is loaded by `registry_at`.
"""

from govlint._version import API_VERSION
from govlint.testing.cases import Case, Expectation, Kind, Sample, load_cases, read_sample
from govlint.testing.from_path import registry_at
from govlint.testing.parametrize import parametrize_cases
from govlint.testing.rule_checks import check_rule, rule_problems
from govlint.testing.running import CaseFailure, check_sample, run_case

__all__ = [
    "API_VERSION",
    "Case",
    "CaseFailure",
    "Expectation",
    "Kind",
    "Sample",
    "check_rule",
    "check_sample",
    "load_cases",
    "parametrize_cases",
    "read_sample",
    "registry_at",
    "rule_problems",
    "run_case",
]
