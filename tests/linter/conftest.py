"""Rules, registries and reports made for tests of the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from govlint.config import Config
from govlint.diagnostics import Diagnostic, Severity, Text
from govlint.engine import check_source
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.plugins import Contribution, Plugin
from govlint.registry import Registry, register
from govlint.rule import Context, Rule
from govlint_grammar.binding import Binding
from govlint_grammar.report_prose import Prose
from govlint_grammar.source import Source, Span
from govlint_grammar.tree import Report, Title

if TYPE_CHECKING:
    from govlint.outcome import FileOutcome

MakeRule = Callable[..., type[Rule]]
RegistryOf = Callable[..., Registry]
MakeReport = Callable[..., Report]


def finds_nothing(self: Rule, subject: Report, context: Context) -> Iterator[Diagnostic]:
    return iter(())


@pytest.fixture(scope="session")
def make_rule() -> MakeRule:
    """Return a maker of rule classes with all facts in order, but for those that a test gives."""

    def make(code: str = "ZZ101", check: Callable[..., object] = finds_nothing, **facts: Any) -> type[Rule]:
        declared = {
            "__doc__": "Something is wrong",
            "__module__": __name__,
            "code": code,
            "name": f"rule-{code.lower()}",
            "severity": Severity.ERROR,
            "page_zh": "有问题",
            "messages": {"default": Text("有问题", "something is wrong")},
            "check": check,
            **facts,
        }
        given = {fact: value for fact, value in declared.items() if value is not ...}
        return type(f"Rule{code}", (Rule,), given)

    return make


@pytest.fixture(scope="session")
def registry_of() -> RegistryOf:
    """Return a maker of registries that hold the machine's own rules and those given."""

    def make(*rules: type[Rule]) -> Registry:
        return register((OWN_CONTRIBUTION, Contribution(Plugin("plugin", "govlint-plugin", "1.2"), rules)))

    return make


@pytest.fixture(scope="session")
def make_report() -> MakeReport:
    """Return a maker of reports that hold a text and a title and nothing else."""

    def make(text: str = "一二三四五\n六七八九十\n", year: int | None = 2022) -> Report:
        years = () if year is None else (year,)
        title = Title("云州市档案局年度报告", Span(0, 5), "云州市档案局", years)
        return Report(Source(text), title, (), (), (), (), Binding(None), Prose((), None), year)

    return make


@pytest.fixture
def run(
    registry_of: Callable[..., Registry], make_report: Callable[..., Report]
) -> Callable[..., FileOutcome]:
    def check(*rules: type[Rule], report: Report | None = None, config: Config | None = None) -> FileOutcome:
        tree = report or make_report()
        return check_source(
            tree.source,
            registry_of(*rules),
            config or Config(),
            date(2023, 2, 1),
            parse=lambda _source, _forms: tree,
        )

    return check
