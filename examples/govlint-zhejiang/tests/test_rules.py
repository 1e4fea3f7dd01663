"""Every rule is complete as it is installed. Its cases, in the files beside this one, are tests too."""

from __future__ import annotations

from pathlib import Path

import pytest
from govlint.api import Rule
from govlint.testing import check_rule, load_cases, registry_at

CASES = load_cases(Path(__file__).parent / "cases")
RULES = [entry.rule for code, entry in registry_at().rules.items() if code.startswith("ZJ")]


def test_all_rules_are_there() -> None:
    assert [rule.code for rule in RULES] == ["ZJ101", "ZJ201", "ZJ202"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_complete(rule: type[Rule]) -> None:
    check_rule(rule, CASES)
