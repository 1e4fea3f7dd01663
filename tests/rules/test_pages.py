"""Every rule is complete: facts, both pages, messages, examples that hold, cases, one module of its own."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.api import Applicability
from govlint.output.law import LAW
from govlint.output.page_text import flow, page_of
from govlint.packs.rules import PackRule
from govlint.startup import set_up
from govlint.testing import check_rule, load_cases
from govlint_grammar.provisions import packaged_provisions
from govlint_rules import FAMILIES

if TYPE_CHECKING:
    from govlint.api import Rule

CASES = Path(__file__).parent.parent / "cases"
LONGEST_MODULE = 200
RULES = {code: entry.rule for code, entry in set_up().registry.rules.items()}
BUILT_IN = {code: rule for code, rule in RULES.items() if rule.__module__.startswith("govlint_rules.")}


PACKED = {code: rule for code, rule in RULES.items() if issubclass(rule, PackRule) and rule.pack in FAMILIES}


def cases_file(rule: type[Rule]) -> Path:
    """Return where the cases of a rule are: by its family, and by its module or its name in a pack."""
    if issubclass(rule, PackRule):
        return CASES / rule.pack / f"{rule.name.replace('-', '_')}.yaml"
    _, family, module = rule.__module__.split(".")
    return CASES / family / f"{module}.yaml"


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_complete(code: str) -> None:
    rule = RULES[code]
    check_rule(rule, load_cases(cases_file(rule)) if code in {*BUILT_IN, *PACKED} else None)


@pytest.mark.parametrize("code", BUILT_IN)
def test_a_rule_has_a_module_named_by_what_is_wrong(code: str) -> None:
    rule = BUILT_IN[code]
    module = inspect.getmodule(rule)
    assert module is not None
    assert rule.__name__ == "".join(word.capitalize() for word in module.__name__.split(".")[-1].split("_"))
    assert (module.__doc__ or "").startswith(f"{code}: ")
    assert len(inspect.getsource(module).splitlines()) < LONGEST_MODULE


@pytest.mark.parametrize("code", RULES)
def test_a_page_cites_no_article_that_we_do_not_know_for_certain(code: str) -> None:
    for lang in ("zh", "en"):
        page = flow("\n".join(part.text for part in page_of(RULES[code], lang).parts))
        for provision in packaged_provisions().values():
            if provision.sure not in LAW and provision.article.zh:
                title = f"《{provision.instrument.name.zh}》"
                cited = rf"{title}(（[^）]*）)?{provision.article.zh}"
                assert not re.search(cited, page), provision.id
                assert provision.cite("en") not in page


@pytest.mark.parametrize("code", [code for code, rule in {**BUILT_IN, **PACKED}.items() if rule.fixable])
def test_a_rule_that_fixes_shows_in_a_case_what_it_leaves(code: str) -> None:
    cases = [case for case in load_cases(cases_file(RULES[code])) if case.rule == code]
    boldest = RULES[code].fixable
    assert boldest is not None
    assert any(boldest.value == each.fix for case in cases for each in case.expect)
    if boldest is Applicability.SAFE:
        assert any(case.fixed is not None for case in cases)


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    assert sorted(CASES.rglob("*.yaml")) == sorted(map(cases_file, (*BUILT_IN.values(), *PACKED.values())))


def test_every_family_gives_its_rules_in_the_order_of_their_codes() -> None:
    from govlint_rules import govlint_rules

    codes = [rule.code for rule in govlint_rules()]
    families = [rule.__module__.split(".")[1] for rule in govlint_rules()]
    assert codes == sorted(codes)
    assert families == [BUILT_IN[code].__module__.split(".")[1] for code in codes]


def test_the_architecture_says_of_every_rule_in_python_why_it_is_no_data() -> None:
    text = (CASES.parent.parent / "docs" / "architecture.md").read_text("utf-8")
    table = text.partition("## What the rule language lacks\n")[2].partition("\n## ")[0]
    named = re.findall(r"^\| (GL\d{3}) \| .", table, re.MULTILINE)
    assert named == sorted(BUILT_IN.keys() - PACKED.keys())
