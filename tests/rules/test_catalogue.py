"""Codes and names are promises: each rule is what the catalogue says (tests/data/catalogue.yaml)."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.startup import set_up
from govlint_grammar.positioned import load_document

DATA = Path(__file__).parent.parent / "data" / "catalogue.yaml"
CATALOGUE = {code: node.strings() for code, node in load_document(DATA).entries().items()}
BUILT_IN = {c: e.rule for c, e in set_up().registry.rules.items() if e.plugin.origin == "govlint"}


@pytest.mark.parametrize("code", BUILT_IN)
def test_a_rule_keeps_its_name_its_severity_and_its_verdict(code: str) -> None:
    rule = BUILT_IN[code]
    assert CATALOGUE[code] == (rule.name, rule.severity.label, rule.verdict.value)


def test_every_rule_is_there() -> None:
    families = ("GL1", "GL2", "GL3", "GL4", "GL5", "GL6", "GL7", "GL8", "GL9")
    assert [code for code in CATALOGUE if code.startswith(families) and code not in BUILT_IN] == []


def test_no_name_is_used_twice() -> None:
    names = [name for name, *_ in CATALOGUE.values()]
    assert len(names) == len(set(names))
