"""From the data of a pack's rule to a rule like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.context import PREVIOUS
from govlint.diagnostics import Applicability, Severity, Verdict
from govlint.packs.assertion_rules import AssertionRule
from govlint.packs.balance_rules import BalanceRule
from govlint.packs.compare_rules import CompareRule
from govlint.packs.each_rules import EachRule
from govlint.packs.word_rules import FindRule, RequireRule
from govlint.rule import Follows, Years
from govlint_grammar.assertions.hints import watch

if TYPE_CHECKING:
    from govlint.packs.data import RuleData
    from govlint.packs.rules import PackRule


def rule_class(data: RuleData, pack: str, file: str) -> type[PackRule]:
    """Return the rule of a pack.

    Args:
        data: what the pack says of it.
        pack: the id of the pack.
        file: file and line where it stands.
    """
    for words in data.find:
        watch(words.pattern.hints)
    base = _base(data)
    facts = {
        "__doc__": data.page.en,
        "__module__": base.__module__,
        "page_zh": data.page.zh,
        "data": data,
        "pack": pack,
        "file": file,
        "code": data.code,
        "name": data.name,
        "severity": Severity[data.severity.upper()],
        "verdict": Verdict(data.verdict),
        "profile": data.profile,
        "fixable": Applicability(data.mends) if data.mends else None,
        "since": data.since,
        "preview": data.preview,
        "years": Years(*data.years),
        "editions": data.editions,
        "cites": data.cites,
        "follows": tuple(Follows(code, within) for code, within in data.follows),
        "needs": data.needs,
        "messages": data.messages,
    }
    if data.options:
        from dataclasses import make_dataclass  # few rules have options

        fields = [(option.name, int, option.default) for option in data.options]
        facts["options"] = make_dataclass(f"{data.code}Options", fields, frozen=True)
    return type("".join(word.capitalize() for word in data.name.split("-")), (base,), facts)


def _base(data: RuleData) -> type[PackRule]:
    """Return the class of rules that state what this one does."""
    if data.asserts:
        return EachRule if data.each else _asserting(data)
    if data.balances:
        return BalanceRule
    if data.compares:
        return CompareRule
    return FindRule if data.find else RequireRule


def _asserting(data: RuleData) -> type[PackRule]:
    if PREVIOUS not in data.needs:
        return AssertionRule
    from govlint.packs.archive_rules import PreviousRule  # few packs speak of last year

    return PreviousRule
