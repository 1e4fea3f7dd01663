"""What rules declare is checked when they come in, and every mistake names rule and plugin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from govlint.diagnostics import Severity, Text
from govlint.registry import PluginError, Registry, build_registry
from govlint.rule import Follows, Rule

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Thawed:
    limit: int = 3


@dataclass(frozen=True)
class NoDefault:
    limit: int


@dataclass(frozen=True)
class OddType:
    limit: complex = 3j


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"code": "Z101"}, "code"),
        ({"code": "zz101"}, "code"),
        ({"code": "ZZ1011"}, "code"),
        ({"code": "ABCDEF101"}, "code"),
        ({"name": ...}, "name"),
        ({"name": "No_Mascot"}, "name"),
        ({"severity": "error"}, "severity"),
        ({"verdict": "review"}, "verdict"),
        ({"profile": "loud"}, "profile"),
        ({"profile": "form"}, "profile form"),
        ({"profile": "form", "cites": ("F30",), "severity": Severity.WARNING}, "profile form"),
        ({"name": "strict"}, "which is a profile"),
        ({"scope": "paragraph"}, "scope"),
        ({"__doc__": None}, "English page"),
        ({"page_zh": ...}, "page_zh"),
        ({"page_zh": " \n"}, "page_zh"),
        ({"messages": ...}, "messages"),
        ({"messages": {}}, "messages"),
        ({"messages": {"default": "wrong"}}, "messages['default']"),
        ({"messages": {"default": Text("有", "")}}, "messages['default']"),
        ({"messages": {"default": Text("{a", "a")}}, "braces"),
        ({"years": (2019, 2020)}, "years"),
        ({"cites": ("NOSUCH1",)}, "NOSUCH1"),
        ({"cites": "F30"}, "cites"),
        ({"editions": ("2121",)}, "2121"),
        ({"needs": ("requests.no_such",)}, "requests.no_such"),
        ({"needs": "requests"}, "needs"),
        ({"follows": ("GL202",)}, "follows"),
        ({"follows": (Follows("GL202", "page"),)}, "page"),
        ({"follows": (Follows("GL2", "table"),)}, "GL2"),
        ({"follows": (Follows("ZZ101", "table"),)}, "ZZ101"),
        ({"fixable": "safe"}, "fixable"),
        ({"check": Rule.check}, "check"),
        ({"options": Thawed}, "frozen"),
        ({"options": NoDefault}, "limit"),
        ({"options": OddType}, "complex"),
    ],
)
def test_wrong_facts_stop_the_start_and_name_rule_and_plugin(
    make_rule: Callable[..., Any], registry_of: Callable[..., Registry], facts: dict[str, Any], words: str
) -> None:
    with pytest.raises(PluginError) as caught:
        registry_of(make_rule(**{"code": "ZZ101", **facts}))
    text = caught.value.describe("en")
    assert words in text
    assert "govlint-plugin 1.2" in text
    assert str(facts.get("code", "ZZ101")) in text
    assert len(caught.value.problems) == 1


def test_every_wrong_fact_is_told_at_once(
    make_rule: Callable[..., Any], registry_of: Callable[..., Registry]
) -> None:
    with pytest.raises(PluginError) as caught:
        registry_of(make_rule("ZZ101", name="A"), make_rule("ZZ102", cites=("X",)))
    assert len(caught.value.problems) == 2


def test_known_provisions_editions_and_needs_pass(
    make_rule: Callable[..., Any], registry_of: Callable[..., Registry]
) -> None:
    needs = (
        "report.year",
        "sections.overview",
        "requests",
        "requests.received",
        "requests.received[individual]",
    )
    rule = make_rule("ZZ101", cites=("F30",), editions=("2021",), needs=needs)
    assert registry_of(rule).rules["ZZ101"].rule is rule


def test_the_machines_own_rules_have_every_fact_and_part_of_a_page() -> None:
    registry: Registry = build_registry([])
    assert list(registry.rules) == ["GL001", "GL002", "GL006", "GL007", "GL008", "GL010"]
    for entry in registry.rules.values():
        for heading in ("检查内容", "依据", "为什么", "不合规示例", "合规示例", "如何修改", "配置项", "例外"):
            assert f"\n    {heading}:\n" in entry.rule.page_zh
        for heading in (
            "What it checks",
            "Basis",
            "Why",
            "Fails",
            "Passes",
            "How to mend",
            "Options",
            "Exceptions",
        ):
            assert f"\n    {heading}:\n" in (entry.rule.__doc__ or "")
